package ru.opora.organizations.history;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.ProblemException;

/**
 * Carries out acts on the day that was decided for them: looked up again and again, so that neither a restart nor a long
 * downtime loses one. Each is done in the name of whoever decided it.
 */
@Component
class ChangeJob {

    private static final Logger log = LoggerFactory.getLogger(ChangeJob.class);

    private final OrganizationHistory history;

    ChangeJob(OrganizationHistory history) {
        this.history = history;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    Mono<Void> carryOutDue() {
        return DatabaseScope.system(history.due().collectList())
                .flatMapIterable(due -> due)
                .concatMap(this::carryOut)
                .onErrorResume(failure -> {
                    log.warn("Acts on organisations wait: {}", failure.toString());
                    return Mono.empty();
                })
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
