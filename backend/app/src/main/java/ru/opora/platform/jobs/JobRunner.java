package ru.opora.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.JobQueries.Claim;

/** One node's part in running the recurring jobs: several of them side by side, each of them on no other node. */
final class JobRunner {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private static final Duration STATES = Duration.ofSeconds(15);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

    private final JobQueries queries;
    private final JobMetrics metrics;
    private final Clock clock;
    private final Pace pace;
    private final Map<String, RecurringJob> jobs;

    /**
     * @param look how often a node looks for what is due
     * @param lease how long a node that was killed keeps a job; a living one prolongs it three times as often
     */
    record Pace(Duration look, Duration lease) {}

    JobRunner(JobQueries queries, JobMetrics metrics, Clock clock, Pace pace, List<RecurringJob> jobs) {
        this.queries = queries;
        this.metrics = metrics;
        this.clock = clock;
        this.pace = pace;
        // Two jobs of one name would take turns: that is refused here.
        this.jobs = jobs.stream().collect(Collectors.toUnmodifiableMap(RecurringJob::name, Function.identity()));
        this.jobs.keySet().forEach(metrics::watch);
    }

    /** Makes the jobs known and runs them, for ever. */
    Flux<?> run() {
        return register().thenMany(Flux.merge(runs(), states()));
    }

    private Mono<Void> register() {
        return Flux.fromIterable(jobs.values())
                .concatMap(job -> queries.register(job.name(), job.cadence().after(clock.instant())))
                .then();
    }

    /** What is claimed begins at once, however much goes on beside it: there are as many runs as jobs at the most. */
    private Flux<Void> runs() {
        Set<String> names = jobs.keySet();
        Mono<Claim> next = Mono.defer(() -> queries.claim(names, pace.lease())).onErrorResume(this::later);
        return next.expand(claimed -> next)
                .repeatWhen(looked -> looked.delayElements(pace.look()))
                .flatMap(this::run, Math.max(1, jobs.size()) * 2);
    }

    private Flux<JobQueries.State> states() {
        return queries.states(jobs.keySet())
                .doOnNext(metrics::seen)
                .onErrorResume(this::later)
                .repeatWhen(read -> read.delayElements(STATES));
    }

    /** What runs goes on while the database cannot be asked. */
    private <T> Mono<T> later(Throwable failure) {
        log.warn("Recurring jobs cannot be looked for: {}", failure.toString());
        return Mono.empty();
    }

    private Mono<Void> run(Claim claim) {
        RecurringJob job = Objects.requireNonNull(jobs.get(claim.name()));
        Instant began = clock.instant();
        return Mono.usingWhen(
                        Mono.just(claim),
                        held -> job.work().then().takeUntilOther(lost(held)),
                        held -> succeeded(job, held, began),
                        (held, failure) -> failed(job, held, began, failure),
                        queries::release)
                .onErrorComplete(); // said and written down by now
    }

    /** Prolongs the claim while the work goes on; completes when somebody else has it. */
    private Mono<Void> lost(Claim claim) {
        return Flux.interval(pace.lease().dividedBy(3))
                .onBackpressureDrop()
                .concatMap(tick -> queries.renew(claim, pace.lease()).onErrorReturn(true))
                .takeUntil(held -> !held)
                .then(Mono.fromRunnable(
                        () -> log.warn("The job {} is stopped: another node has begun it", claim.name())));
    }

    private Mono<Long> succeeded(RecurringJob job, Claim claim, Instant began) {
        Instant ended = clock.instant();
        metrics.ran(job.name(), "success", Duration.between(began, ended));
        return queries.succeeded(claim, job.cadence().after(ended));
    }

    private Mono<Long> failed(RecurringJob job, Claim claim, Instant began, Throwable failure) {
        Instant ended = clock.instant();
        metrics.ran(job.name(), "failure", Duration.between(began, ended));
        Instant retry = ended.plus(pause(claim.failures()));
        Instant regular = job.cadence().after(ended);
        Instant due = retry.isBefore(regular) ? retry : regular;
        log.warn(
                "The job {} failed for the {}. time and waits until {}",
                job.name(),
                claim.failures() + 1,
                due,
                failure);
        return queries.failed(claim, failure.toString(), due);
    }

    private static Duration pause(int failures) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY;
    }
}
