package ru.opora.roadmaps.assignments;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapState;

/** Requests and schedules give open rows their days: written and generated in one transaction. */
@Service
class RowDateService {

    private final Executors executors;
    private final RowDateQueries queries;
    private final Generation generation;
    private final TransactionalOperator transaction;

    RowDateService(
            Executors executors, RowDateQueries queries, Generation generation, TransactionalOperator transaction) {
        this.executors = executors;
        this.queries = queries;
        this.generation = generation;
        this.transaction = transaction;
    }

    Mono<RowDates.AllAsked> requests(Caller caller, UUID roadmap, UUID activity) {
        return executors
                .visible(caller, roadmap)
                .flatMap(plan -> row(roadmap, activity).thenReturn(plan))
                .flatMapMany(plan ->
                        queries.asked(activity, Executors.mayWrite(caller, plan), caller.scope(RoadmapPermission.READ)))
                .collectList()
                .map(RowDates.AllAsked::new);
    }

    /** Asks by a day; a day on which nobody carries the row out any more, or not yet, is refused. */
    Mono<RowDates.AllAsked> ask(Caller caller, UUID roadmap, UUID activity, RowDates.Ask request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return inForce(caller, roadmap, activity)
                .then(Mono.defer(() -> requireExecutors(
                        activity,
                        request.organizations() == null ? List.of() : request.organizations(),
                        "/organizations")))
                .then(Mono.defer(() -> queries.ask(roadmap, activity, id, request, caller.subject())))
                .then(Mono.defer(() -> generation.generate(roadmap, GenerationPart.of(activity))))
                .then(Mono.defer(() -> DatabaseScope.system(queries.tasks(activity, id))))
                .filter(tasks -> tasks > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/due", "ASKS_NOBODY"))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> requests(caller, roadmap, activity)));
    }

    /** Takes a request back with all that nobody has handed in for it. */
    Mono<RowDates.AllAsked> withdraw(
            Caller caller, Row row, UUID id, @Nullable Long version, RowDates.Withdrawal request) {
        String reason = request.reason().strip();
        return inForce(caller, row.roadmap(), row.activity())
                .then(Mono.defer(() -> queries.withdraw(row.activity(), id, version, reason, caller.subject())))
                .flatMap(changed -> changed > 0 ? Mono.just(changed) : refused(caller, row, id))
                .then(Mono.defer(() -> generation.generate(row.roadmap(), GenerationPart.of(row.activity()))))
                .then(Mono.defer(() -> queries.cancelAsked(row.activity(), id, reason)))
                .as(transaction::transactional)
                .then(Mono.defer(() -> requests(caller, row.roadmap(), row.activity())));
    }

    /** Not there, or not as it was seen: whoever comes second is told what became of it. */
    private Mono<Long> refused(Caller caller, Row row, UUID id) {
        return requests(caller, row.roadmap(), row.activity())
                .flatMap(all -> Mono.error(
                        all.items().stream().anyMatch(one -> one.id().equals(id))
                                ? ProblemException.stale(all)
                                : ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** A row of a roadmap. */
    record Row(UUID roadmap, UUID activity) {}

    Mono<RowDates.Schedule> schedule(Caller caller, UUID roadmap, UUID activity) {
        return executors
                .visible(caller, roadmap)
                .flatMap(plan -> row(roadmap, activity))
                .then(Mono.defer(() -> scheduled(activity)));
    }

    /** Puts other days in the place of those that were seen; the lock is that of the generation that follows. */
    Mono<RowDates.Schedule> setSchedule(Caller caller, Row row, long version, List<RowDates.Item> asked) {
        requireOrder(asked);
        List<RowDates.Item> items = asked.stream().distinct().toList();
        List<UUID> named = items.stream()
                .map(RowDates.Item::organizationId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return inForce(caller, row.roadmap(), row.activity())
                .then(Mono.defer(() -> requireExecutors(row.activity(), named, "/items")))
                .then(Mono.defer(() -> generation.alone(row.roadmap())))
                .then(Mono.defer(() -> scheduled(row.activity())))
                .flatMap(now -> now.version() == version ? Mono.just(now) : Mono.error(ProblemException.stale(now)))
                .then(Mono.defer(() -> queries.schedule(row.roadmap(), row.activity(), items, caller.subject())))
                .then(Mono.defer(() -> generation.generate(row.roadmap(), GenerationPart.of(row.activity()))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> schedule(caller, row.roadmap(), row.activity())));
    }

    private Mono<RowDates.Schedule> scheduled(UUID activity) {
        return queries.scheduled(activity).collectList().map(RowDates.Schedule::of);
    }

    private static void requireOrder(List<RowDates.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            RowDates.Item item = items.get(i);
            if (item.start() != null && item.start().isAfter(item.due())) {
                throw ProblemException.invalid(FieldError.of("/items/" + i + "/due", "PERIOD_REVERSED"));
            }
        }
    }

    private Mono<ExecutorQueries.Plan> inForce(Caller caller, UUID roadmap, UUID activity) {
        return executors
                .writable(caller, roadmap)
                .doOnNext(plan -> {
                    if (!plan.active()) {
                        throw ProblemException.of(ProblemType.ILLEGAL_STATE, RoadmapState.valueOf(plan.state()));
                    }
                })
                .flatMap(plan -> row(roadmap, activity).thenReturn(plan));
    }

    private Mono<Boolean> row(UUID roadmap, UUID activity) {
        return queries.rowExists(roadmap, activity)
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<Void> requireExecutors(UUID activity, List<UUID> organizations, String pointer) {
        List<UUID> each = organizations.stream().distinct().toList();
        return each.isEmpty()
                ? Mono.empty()
                : queries.executors(activity, each)
                        .filter(found -> found == each.size())
                        .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of(pointer, "NOT_FOUND"))))
                        .then();
    }
}
