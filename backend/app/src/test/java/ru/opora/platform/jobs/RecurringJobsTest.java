package ru.opora.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.ApiTest;

/** Nodes here are runners over one database: nothing else of a node has a part in it. */
@ApiTest
class RecurringJobsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Cadence OFTEN = Cadence.every(Duration.ofMillis(20));
    private static final Cadence SELDOM = Cadence.every(Duration.ofDays(1));

    @Autowired
    private JobQueries queries;

    @Autowired
    private DatabaseClient database;

    private final String name = "test." + UUID.randomUUID();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Background> nodes = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        nodes.forEach(Background::stop);
    }

    @Test
    void ofTwoNodesOneRunsAJobAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Mono<?> work = Mono.defer(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    return Mono.delay(Duration.ofMillis(40));
                })
                .doFinally(end -> {
                    now.decrementAndGet();
                    runs.incrementAndGet();
                });
        node(OFTEN, work);
        node(OFTEN, work);
        await().atMost(PATIENCE).until(() -> runs.get() >= 25);
        assertThat(most).hasValue(1);
    }

    @Test
    void theJobOfAKilledNodeIsTakenUpWhenItsLeaseHasRunOut() {
        queries.register(name, Clock.systemUTC().instant()).block();
        dueNow();
        assertThat(queries.claim(List.of(name), LEASE).block()).isNotNull();
        assertThat(queries.claim(List.of(name), LEASE).block()).isNull();
        node(SELDOM, counted());
        await().atMost(PATIENCE).until(() -> runs.get() == 1);
        await().atMost(PATIENCE).until(() -> row().get("claim") == null);
        assertThat(row().get("last_succeeded_at")).isNotNull();
    }

    @Test
    void workLongerThanTheLeaseStaysWithItsNode() {
        Mono<?> work = counted().then(Mono.delay(LEASE.multipliedBy(2)));
        node(SELDOM, work);
        node(SELDOM, work);
        dueNow();
        await().atMost(PATIENCE).until(() -> row().get("last_succeeded_at") != null);
        assertThat(runs).hasValue(1);
    }

    @Test
    void whoLostAJobStopsAndWritesNothing() {
        AtomicBoolean cancelled = new AtomicBoolean();
        node(SELDOM, counted().then(Mono.never()).doOnCancel(() -> cancelled.set(true)));
        dueNow();
        await().atMost(PATIENCE).until(() -> runs.get() == 1);
        UUID thief = UUID.randomUUID();
        change("claim = '" + thief + "', claimed_until = now() + interval '1 hour'");
        await().atMost(PATIENCE).untilTrue(cancelled);
        assertThat(row().get("claim")).isEqualTo(thief);
        assertThat(row().get("last_succeeded_at")).isNull();
    }

    @Test
    void aFailureIsWrittenDownTriedAgainAndForgottenAfterASuccess() {
        node(
                SELDOM,
                counted().filter(run -> run > 1).switchIfEmpty(Mono.error(new IllegalStateException("Empty shelf"))));
        dueNow();
        await().atMost(PATIENCE).until(() -> Integer.valueOf(1).equals(row().get("failures")));
        assertThat(row().get("failure").toString()).contains("Empty shelf");
        assertThat(secondsToDue()).isBetween(0.0, 10.0);
        dueNow();
        await().atMost(PATIENCE).until(() -> Integer.valueOf(0).equals(row().get("failures")));
        assertThat(row()).containsEntry("failure", null);
        assertThat(secondsToDue()).isGreaterThan(80_000.0);
        assertThat(registry.get(JobMetrics.RUNS)
                        .tag("job", name)
                        .tag("outcome", "failure")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void pausesAfterFailuresGrowButNotBeyondTheCadence() {
        node(Cadence.every(Duration.ofSeconds(25)), Mono.error(new IllegalStateException("Always")));
        await().until(() -> !row().isEmpty());
        change("failures = 3, due_at = now()");
        await().atMost(PATIENCE).until(() -> Integer.valueOf(4).equals(row().get("failures")));
        assertThat(secondsToDue()).isBetween(10.0, 25.0);
    }

    @Test
    void whatFellDueWhileNobodyRanIsDoneOnceAtTheStart() {
        queries.register(name, Clock.systemUTC().instant().minus(Duration.ofDays(5)))
                .block();
        node(SELDOM, counted());
        await().atMost(PATIENCE).until(() -> row().get("last_succeeded_at") != null);
        assertThat(runs).hasValue(1);
        assertThat(secondsToDue()).isGreaterThan(80_000.0);
    }

    @Test
    void aNodeThatIsStoppedGivesTheJobBack() {
        Background node = node(SELDOM, counted().then(Mono.never()));
        dueNow();
        await().atMost(PATIENCE).until(() -> runs.get() == 1);
        node.stop();
        await().atMost(PATIENCE).until(() -> row().get("claim") == null);
        assertThat(secondsToDue()).isNegative();
    }

    @Test
    void everyNodeTellsTheLastSuccess() {
        node(SELDOM, counted());
        dueNow();
        await().atMost(PATIENCE).until(() -> row().get("last_succeeded_at") != null);
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        runner(other, SELDOM, Mono.empty()).run().next().block(PATIENCE);
        assertThat(other.get(JobMetrics.LAST_SUCCESS).tag("job", name).gauge().value())
                .isGreaterThan(1_700_000_000.0);
    }

    @Test
    void aNameStandsForOneJob() {
        var job = new RecurringJob(name, SELDOM, Mono.empty());
        assertThatThrownBy(() ->
                        new JobRunner(queries, new JobMetrics(registry), Clock.systemUTC(), pace(), List.of(job, job)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Mono<Integer> counted() {
        return Mono.fromSupplier(runs::incrementAndGet);
    }

    private Background node(Cadence cadence, Mono<?> work) {
        var node = new Background("Test node", runner(registry, cadence, work).run());
        nodes.add(node);
        node.start();
        return node;
    }

    private JobRunner runner(SimpleMeterRegistry metrics, Cadence cadence, Mono<?> work) {
        var job = new RecurringJob(name, cadence, work);
        return new JobRunner(queries, new JobMetrics(metrics), Clock.systemUTC(), pace(), List.of(job));
    }

    private static JobRunner.Pace pace() {
        return new JobRunner.Pace(Duration.ofMillis(20), LEASE);
    }

    private void dueNow() {
        await().until(() -> !row().isEmpty());
        change("due_at = now() - interval '1 second'");
    }

    private void change(String what) {
        DatabaseScope.system(database.sql("UPDATE platform_jobs SET " + what + " WHERE name = :name")
                        .bind("name", name)
                        .then())
                .block();
    }

    private double secondsToDue() {
        return ((Number) row().get("wait")).doubleValue();
    }

    private Map<String, Object> row() {
        return DatabaseScope.system(database.sql("""
                                SELECT claim, failures, failure, last_succeeded_at,
                                       extract(epoch FROM due_at - now())::float8 AS wait
                                FROM platform_jobs WHERE name = :name""").bind("name", name).fetch().one())
                .blockOptional()
                .orElse(Map.of());
    }
}
