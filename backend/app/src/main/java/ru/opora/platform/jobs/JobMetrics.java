package ru.opora.platform.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the metrics say of jobs: runs and how long they took are those of this node; the last success and the failures in a
 * row are read from the database, so that each node tells them, also right after its start.
 */
@Component
class JobMetrics {

    static final String RUNS = "opora.jobs.runs";
    static final String LAST_SUCCESS = "opora.jobs.last.success";
    static final String FAILURES = "opora.jobs.failures";

    private final MeterRegistry registry;
    private final Map<String, JobQueries.State> states = new ConcurrentHashMap<>();

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(String name) {
        Gauge.builder(LAST_SUCCESS, () -> lastSuccess(states.get(name)))
                .tag("job", name)
                .description("When the job last succeeded on any node, in seconds since 1970; NaN when never")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(FAILURES, () -> failures(states.get(name)))
                .tag("job", name)
                .description("How often in a row the job has failed")
                .register(registry);
    }

    void seen(JobQueries.State state) {
        states.put(state.name(), state);
    }

    void ran(String name, String outcome, Duration took) {
        Timer.builder(RUNS)
                .tag("job", name)
                .tag("outcome", outcome)
                .description("Runs of recurring jobs on this node")
                .register(registry)
                .record(took);
    }

    private static int failures(JobQueries.@Nullable State state) {
        return state == null ? 0 : state.failures();
    }

    private static double lastSuccess(JobQueries.@Nullable State state) {
        Instant at = state == null ? null : state.succeededAt();
        return at == null ? Double.NaN : at.getEpochSecond();
    }
}
