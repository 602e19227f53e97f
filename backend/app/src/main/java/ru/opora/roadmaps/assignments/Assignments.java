package ru.opora.roadmaps.assignments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.execution.Executing;

/** Tasks of organisations: read inside the caller's scope, given to people by the executor itself. */
@Service
class Assignments {

    private final AssignmentQueries queries;
    private final AssignmentMapper mapper;
    private final Clock clock;

    Assignments(AssignmentQueries queries, AssignmentMapper mapper, Clock clock) {
        this.queries = queries;
        this.mapper = mapper;
        this.clock = clock;
    }

    Mono<Page<AssignmentView>> list(
            Caller caller, AssignmentQueries.Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor).map(page -> page.map(row -> view(caller, row)));
    }

    Mono<AssignmentView> get(Caller caller, UUID id) {
        return row(caller, id).map(row -> view(caller, row));
    }

    Mono<AssignmentView> delegate(Caller caller, UUID id, @Nullable Long version, Delegation request) {
        return row(caller, id)
                .filter(row -> executes(caller, row))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(row -> requireColleague(row, request.personId()))
                .then(Mono.defer(() -> queries.delegate(id, version, request.personId())))
                .flatMap(changed -> get(caller, id)
                        .flatMap(view -> changed == 0 ? Mono.error(ProblemException.stale(view)) : Mono.just(view)));
    }

    private Mono<Void> requireColleague(AssignmentQueries.Row row, @Nullable UUID person) {
        return Mono.justOrEmpty(person)
                .filterWhen(id -> queries.reports(id, row.organization().id(), clock.instant())
                        .map(found -> !found))
                .flatMap(id -> Mono.error(ProblemException.invalid(FieldError.of("/personId", "NOT_FOUND"))));
    }

    private Mono<AssignmentQueries.Row> row(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static boolean executes(Caller caller, AssignmentQueries.Row row) {
        return Executing.reports(caller, row.path(), row.organization().kind());
    }

    /** Who is going to leave in autumn works on until then. */
    private boolean goesOn(AssignmentQueries.Row row) {
        LocalDate last = row.validTo();
        return row.endedReason() == null
                || row.endedReason() == AssignmentView.EndedReason.LEFT
                        && last != null
                        && !last.isBefore(LocalDate.now(clock));
    }

    private AssignmentView view(Caller caller, AssignmentQueries.Row row) {
        return mapper.view(
                row, executes(caller, row) && goesOn(row) ? List.of(AssignmentView.Action.delegate) : List.of());
    }
}
