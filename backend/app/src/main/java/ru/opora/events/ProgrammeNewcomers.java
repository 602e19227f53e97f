package ru.opora.events;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.events.EventWriting.Newcomer;
import ru.opora.notifications.Notifications;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;

/** Schools that join a programme after an event for it was announced are invited and told as long as the event is ahead. */
@Service
class ProgrammeNewcomers {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final EventWriting writing;
    private final EventNotices notices;
    private final Notifications notifications;
    private final TransactionalOperator transaction;

    ProgrammeNewcomers(
            EventWriting writing,
            EventNotices notices,
            Notifications notifications,
            TransactionalOperator transaction) {
        this.writing = writing;
        this.notices = notices;
        this.notifications = notifications;
        this.transaction = transaction;
    }

    @Configuration(proxyBeanMethods = false)
    static class ProgrammeNewcomersJob {

        @Bean
        RecurringJob eventNewcomersJob(ProgrammeNewcomers newcomers) {
            return new RecurringJob("events.newcomers", Cadence.every(PAUSE), Mono.defer(newcomers::invite));
        }
    }

    private Mono<Void> invite() {
        Mono<Void> work = writing.inviteNewcomers()
                .collect(Collectors.groupingBy(
                        Newcomer::event, Collectors.mapping(Newcomer::school, Collectors.toUnmodifiableSet())))
                .flatMapIterable(Map::entrySet)
                .concatMap(one -> notices.announced(one.getKey(), one.getValue().toArray(UUID[]::new)))
                .collectList()
                .flatMap(notifications::tellEach);
        return transaction.transactional(work);
    }
}
