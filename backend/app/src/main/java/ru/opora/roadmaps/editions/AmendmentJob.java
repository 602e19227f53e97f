package ru.opora.roadmaps.editions;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.ProblemException;
import ru.opora.roadmaps.editions.WaitingAmendments.Approved;

/** Carries out amendments on the day from which they hold, each in the name of whoever approved it; also after a downtime. */
@Configuration(proxyBeanMethods = false)
class AmendmentJob {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final WaitingAmendments amendments;

    AmendmentJob(WaitingAmendments amendments) {
        this.amendments = amendments;
    }

    @Bean
    RecurringJob roadmapAmendmentsJob() {
        return new RecurringJob("roadmaps.amendments", Cadence.every(PAUSE), Mono.defer(this::carryOutDue));
    }

    private Mono<Void> carryOutDue() {
        return DatabaseScope.system(amendments.due().collectList())
                .flatMapIterable(due -> due)
                .concatMap(this::carryOut)
                .then();
    }

    private Mono<Void> carryOut(Approved amendment) {
        String reason = Objects.requireNonNullElse(amendment.approval().reason(), "");
        var scope = new DatabaseScope(
                List.of(""),
                amendment.by(),
                new DatabaseScope.Change(amendment.draft().toString(), "scheduled amendment", reason));
        return amendments
                .carryOut(amendment.draft())
                .onErrorResume(
                        ProblemException.class,
                        problem -> amendments.fail(
                                amendment.draft(), problem.type().name()))
                .contextWrite(scope::in);
    }
}
