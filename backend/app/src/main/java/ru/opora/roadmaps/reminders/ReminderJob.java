package ru.opora.roadmaps.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.notifications.Notifications;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;

/**
 * Reminds, zone by zone as their days begin, each organisation at its hour. First everything is noted, then everybody is told: so each person is told
 * once a day, by one letter. Each step is a transaction that does some and writes down how far it came: whoever goes on after a
 * kill neither repeats nor leaves out.
 */
@Configuration(proxyBeanMethods = false)
class ReminderJob {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int ORGANIZATIONS = 500;
    private static final int PEOPLE = 100;

    private final ReminderRuns runs;
    private final ReminderWords words;
    private final DutyWords duties;
    private final Notifications notifications;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ReminderJob(
            ReminderRuns runs,
            ReminderWords words,
            DutyWords duties,
            Notifications notifications,
            TransactionalOperator transaction,
            Clock clock) {
        this.runs = runs;
        this.words = words;
        this.duties = duties;
        this.notifications = notifications;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringJob roadmapReminders() {
        return new RecurringJob(
                "roadmaps.reminders",
                Cadence.every(PAUSE),
                Mono.defer(() -> run(clock.instant(), null, ORGANIZATIONS, PEOPLE)));
    }

    /** All that is due at that moment; in one zone only when it is said. */
    Mono<Void> run(Instant now, @Nullable String zone, int organizations, int people) {
        return DatabaseScope.system(runs.open(now, zone))
                .thenMany(again(collect(now, organizations)))
                .thenMany(again(tell(now, people)))
                .then(Mono.defer(() -> DatabaseScope.system(runs.forget(now))));
    }

    /** Gives whether there was a run to go on with. */
    Mono<Boolean> collect(Instant now, int size) {
        Mono<Boolean> step = runs.next()
                .flatMap(run -> runs.collect(run, now, size))
                .map(noted -> true)
                .defaultIfEmpty(false);
        return DatabaseScope.system(transaction.transactional(step));
    }

    /** Gives whether there was somebody to be told. All that one person is told is one transaction, and so one letter. */
    Mono<Boolean> tell(Instant now, int size) {
        Mono<Boolean> step = words.choose(size, now)
                .filter(people -> !people.isEmpty())
                .flatMap(people -> Flux.concat(words.tasks(people), duties.of(people), words.week(people, now))
                        .collectList()
                        .flatMapIterable(found -> found)
                        .concatMap(notifications::tell)
                        .then(Mono.just(true)))
                .defaultIfEmpty(false);
        return DatabaseScope.system(transaction.transactional(step));
    }

    private static Flux<Boolean> again(Mono<Boolean> step) {
        return step.repeat().takeWhile(more -> more);
    }
}
