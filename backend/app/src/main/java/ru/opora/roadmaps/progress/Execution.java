package ru.opora.roadmaps.progress;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** What is late, what waits, and what one organisation has to do. */
@Service
class Execution {

    private final SightQueries sights;
    private final SummaryQueries summaries;
    private final OverdueQueries overdue;
    private final ExecutionQueries queries;
    private final Clock clock;

    Execution(
            SightQueries sights,
            SummaryQueries summaries,
            OverdueQueries overdue,
            ExecutionQueries queries,
            Clock clock) {
        this.sights = sights;
        this.summaries = summaries;
        this.overdue = overdue;
        this.queries = queries;
        this.clock = clock;
    }

    Mono<OverduePage> overdue(
            Caller caller,
            OverdueGrouping by,
            @Nullable UUID within,
            @Nullable UUID roadmap,
            int limit,
            @Nullable String cursor) {
        Moment moment = Moment.of(clock, null);
        Mono<Sight> sight = roadmap == null ? sights.ofAll(caller, within) : sights.ofRoadmap(caller, roadmap, within);
        return sight.flatMap(seen -> overdue.list(seen, moment, by, roadmap, limit, cursor))
                .map(page -> new OverduePage(moment.now(), page.items(), page.nextCursor()));
    }

    Mono<OrganizationExecution> ofOrganization(Caller caller, UUID id) {
        Moment moment = Moment.of(clock, null);
        return queries.organization(caller, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(organization -> Mono.zip(
                                queries.roadmaps(moment, id).collectList(),
                                queries.next(moment, id).collectList(),
                                queries.reports(id).collectList())
                        .map(found -> new OrganizationExecution(
                                moment.now(),
                                organization,
                                sum(found.getT1()),
                                found.getT1().stream()
                                        .map(ExecutionQueries.Plan::row)
                                        .toList(),
                                found.getT2(),
                                found.getT3())));
    }

    Mono<ExecutionSummary> summary(Caller caller, @Nullable UUID within) {
        Moment moment = Moment.of(clock, null);
        return sights.ofAll(caller, within).flatMap(sight -> summaries.summary(sight, moment));
    }

    private static ProgressCounts sum(List<ExecutionQueries.Plan> plans) {
        return plans.stream()
                .filter(plan -> !plan.closed())
                .map(plan -> plan.row().counts())
                .reduce(ProgressCounts.NONE, ProgressCounts::plus);
    }
}
