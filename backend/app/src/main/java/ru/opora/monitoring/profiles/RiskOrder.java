package ru.opora.monitoring.profiles;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Intake;

/**
 * Keeps the order in which risk profiles are listed: after each answer that is scored or counted, formula and decision, every hour
 * for those of which nothing can be said while their campaigns run, and once a day for all, for days pass and schools move.
 */
@Service
class RiskOrder {

    /** Schools that are read at once. */
    private static final int TOGETHER = 50;

    /** Nobody asks: what callers may do with a formula is of no interest here. */
    private static final Caller NOBODY = new Caller("", List.of());

    private final ProfileRows rows;
    private final RiskOrderQueries queries;

    RiskOrder(ProfileRows rows, RiskOrderQueries queries) {
        this.rows = rows;
        this.queries = queries;
    }

    /** The work that goes on. */
    @Configuration(proxyBeanMethods = false)
    static class RiskOrderWork {

        @Bean
        Background riskOrderWorker(RiskOrder order, Intake intake) {
            Mono<Integer> next = DatabaseScope.system(Mono.defer(order::next));
            return new Background("Order of risk profiles", intake.beside(next, TOGETHER));
        }

        @Bean
        RecurringJob riskOrderUnsaid(RiskOrderQueries queries) {
            return new RecurringJob(
                    "monitoring.riskOrderUnsaid",
                    Cadence.every(Duration.ofHours(1)),
                    Mono.defer(queries::askForUnsaid));
        }

        @Bean
        RecurringJob riskOrderDaily(RiskOrderQueries queries) {
            return new RecurringJob(
                    "monitoring.riskOrder", Cadence.every(Duration.ofDays(1)), Mono.defer(queries::askForAll));
        }
    }

    /** Renews the next schools that wait; gives how many. Asked as the system. */
    @Transactional
    Mono<Integer> next() {
        return queries.alone()
                .filter(alone -> alone)
                .flatMap(alone -> queries.take(TOGETHER).collect(Collectors.toSet()))
                .filter(taken -> !taken.isEmpty())
                .flatMap(taken -> renew(taken).thenReturn(taken.size()))
                .defaultIfEmpty(0);
    }

    /** What these schools come to now; part of the transaction around it. */
    Mono<Void> renew(Collection<UUID> schools) {
        return DatabaseScope.system(
                rows.of(NOBODY, schools).collectList().flatMap(found -> queries.write(schools, found)));
    }
}
