package ru.opora.organizations.history;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.ProblemException;

/**
 * Carries out acts on the day that was decided for them: looked up again and again, so that neither a restart nor a long
 * downtime loses one. Each is done in the name of whoever decided it.
 */
@Configuration(proxyBeanMethods = false)
class ChangeJob {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final OrganizationHistory history;

    ChangeJob(OrganizationHistory history) {
        this.history = history;
    }

    @Bean
    RecurringJob organizationChangesJob() {
        return new RecurringJob("organizations.changes", Cadence.every(PAUSE), Mono.defer(this::carryOutDue));
    }

    Mono<Void> carryOutDue() {
        return DatabaseScope.system(history.due().collectList())
                .flatMapIterable(due -> due)
                .concatMap(this::carryOut)
                .then();
    }

    private Mono<Void> carryOut(Change change) {
        String reason = Objects.requireNonNullElse(change.order().reason(), "");
        var scope = new DatabaseScope(
                List.of(""),
                change.createdBy(),
                new DatabaseScope.Change(change.id().toString(), "scheduled " + change.action(), reason));
        return history.carryOut(change.id())
                .onErrorResume(ProblemException.class, problem -> history.fail(change, code(problem)))
                .onErrorResume(DataIntegrityViolationException.class, taken -> history.fail(change, "ALREADY_EXISTS"))
                .contextWrite(scope::in);
    }

    private static String code(ProblemException problem) {
        return problem.errors().isEmpty()
                ? problem.type().name()
                : problem.errors().get(0).code();
    }
}
