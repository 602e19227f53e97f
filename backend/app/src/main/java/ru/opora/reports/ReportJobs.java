package ru.opora.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Caller;

/** Makes reports when their period begins, fills their figures in when it is over, and reminds of their day. */
@Configuration(proxyBeanMethods = false)
class ReportJobs {

    private static final Duration PAUSE = Duration.ofMinutes(15);

    /** The job looks back no further than this: what was due long ago is made when somebody asks for it. */
    private static final int LOOK_BACK = 31;

    /** Sees all templates, and is nobody. */
    private static final Caller SYSTEM = new Caller("", List.of(new Caller.Grant("", Set.of(ReportsPermission.READ))));

    private final ReportTemplateQueries queries;
    private final ReportTemplates templates;
    private final ObligationFilling filling;
    private final ReportReminders reminders;
    private final Clock clock;

    ReportJobs(
            ReportTemplateQueries queries,
            ReportTemplates templates,
            ObligationFilling filling,
            ReportReminders reminders,
            Clock clock) {
        this.queries = queries;
        this.templates = templates;
        this.filling = filling;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Bean
    RecurringJob reportObligations() {
        return new RecurringJob("reports.obligations", Cadence.every(PAUSE), Mono.defer(this::run));
    }

    /** What fails stops nothing that comes after it, and is told at the end. */
    Mono<Void> run() {
        Instant moment = clock.instant();
        return Flux.concatDelayError(
                        generate(
                                moment,
                                LocalDate.ofInstant(moment, ZoneOffset.UTC).minusDays(LOOK_BACK)),
                        Mono.defer(() -> fill(moment)),
                        Mono.defer(() -> reminders.run(moment)))
                .then();
    }

    /** All that has begun or is over at that moment. */
    Mono<Void> settle(Instant moment) {
        return generate(moment, LocalDate.MIN).then(Mono.defer(() -> fill(moment)));
    }

    private Mono<Void> generate(Instant moment, LocalDate since) {
        return DatabaseScope.system(queries.running(SYSTEM, ReportTemplates.latest(moment)).collectList())
                .flatMapIterable(all -> all) // read to the end: in a transaction one connection does both
                .concatMapDelayError(template -> DatabaseScope.system(templates.generate(template, moment, since)), 1)
                .then();
    }

    /** What has no figures so far, then what has those of a day on which its period ran. */
    private Mono<Void> fill(Instant moment) {
        return Flux.concatDelayError(unfilled(moment), Mono.defer(() -> early(moment)))
                .then();
    }

    /** Batch by batch, each in a transaction of its own, until nothing is left. A template that fails is left to the next run. */
    private Mono<Void> unfilled(Instant moment) {
        Map<UUID, Throwable> failed = new ConcurrentHashMap<>();
        return DatabaseScope.system(Mono.defer(() -> filling.next(moment, failed.keySet())))
                .flatMap(batch -> filling.fill(batch, null)
                        .onErrorResume(failure -> Mono.fromSupplier(() -> {
                            failed.put(batch.template(), failure);
                            return 0L;
                        })))
                .repeatWhen(done -> done.takeWhile(found -> found > 0))
                .then(Mono.defer(() -> failed.isEmpty()
                        ? Mono.empty()
                        : Mono.error(failed.values().iterator().next())));
    }

    private Mono<Void> early(Instant moment) {
        return DatabaseScope.system(filling.early(moment))
                .collectList()
                .flatMapIterable(all -> all)
                .concatMapDelayError(
                        id -> DatabaseScope.system(filling.one(id)).flatMap(batch -> filling.fill(batch, null)))
                .then();
    }
}
