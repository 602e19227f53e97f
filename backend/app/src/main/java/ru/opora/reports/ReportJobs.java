package ru.opora.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Caller;

/** Makes reports when their period begins, fills their figures in when it is over, and reminds of their day. */
@Configuration(proxyBeanMethods = false)
class ReportJobs {

    private static final Duration PAUSE = Duration.ofMinutes(15);

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

    Mono<Void> run() {
        return settle(clock.instant()).then(Mono.defer(() -> reminders.run(clock.instant())));
    }

    /** All that has begun or is over at that moment. */
    Mono<Void> settle(Instant moment) {
        return generate(LocalDate.ofInstant(moment, ZoneOffset.UTC)).then(Mono.defer(() -> fill(moment)));
    }

    private Mono<Void> generate(LocalDate today) {
        return DatabaseScope.system(queries.running(SYSTEM, today))
                .concatMap(template -> DatabaseScope.system(templates.generate(template, today)), 1)
                .then();
    }

    /** Batch by batch, each in a transaction of its own, until nothing is left. */
    private Mono<Void> fill(Instant moment) {
        return DatabaseScope.system(Mono.defer(() -> filling.next(moment)))
                .flatMap(batch -> filling.fill(batch, null))
                .repeatWhen(done -> done.takeWhile(filled -> filled > 0))
                .then();
    }
}
