package ru.opora.roadmaps;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Roadmaps: reading within the caller's scope, creating from a draft, and the steps of their life. */
@Service
public class Roadmaps {

    private final RoadmapRepository repository;
    private final RoadmapQueries queries;
    private final RoadmapWriter writer;
    private final RoadmapMapper mapper;
    private final Organizations organizations;
    private final Clock clock;

    Roadmaps(
            RoadmapRepository repository,
            RoadmapQueries queries,
            RoadmapWriter writer,
            RoadmapMapper mapper,
            Organizations organizations,
            Clock clock) {
        this.repository = repository;
        this.queries = queries;
        this.writer = writer;
        this.mapper = mapper;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<Page<RoadmapSummary>> list(
            Caller caller, RoadmapQueries.Filter filter, @Nullable String sort, int limit, @Nullable String cursor) {
        RoadmapQueries.Sort order = RoadmapQueries.Sort.of(sort);
        return organizations
                .few(filter.within())
                .flatMap(few -> queries.list(caller, filter, few.orElse(null), order, limit, cursor))
                .map(page -> page.map(row -> mapper.summary(row, mapper.actions(row, caller))));
    }

    /** One roadmap with its sections; not found when the caller may not see it. */
    public Mono<RoadmapView> get(Caller caller, UUID id) {
        return row(caller, id)
                .flatMap(row -> queries.sections(row.id())
                        .collectList()
                        .map(sections -> mapper.view(row, mapper.tree(sections), mapper.actions(row, caller))));
    }

    Mono<RoadmapQueries.Row> row(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /**
     * Writes a plan as a draft roadmap, whole or not at all. Whether the caller may is for the caller of this to check.
     *
     * @param id the client's own, or null
     */
    @Transactional
    public Mono<UUID> create(String author, @Nullable UUID id, RoadmapDraft draft) {
        Roadmap roadmap = new Roadmap(
                id == null ? UUID.randomUUID() : id,
                draft.organizationId(),
                draft.title(),
                draft.goal(),
                RoadmapState.DRAFT,
                draft.periodStart(),
                draft.periodEnd(),
                draft.orderNumber(),
                draft.orderDate(),
                draft.signatory(),
                draft.importId(),
                null,
                null,
                null,
                null,
                author,
                now(),
                now());
        return repository
                .save(roadmap)
                .then(Mono.defer(() -> writer.insert(roadmap.id(), RoadmapRows.of(draft.sections()))))
                .thenReturn(roadmap.id());
    }

    Mono<RoadmapView> change(Caller caller, UUID id, long version, RoadmapPatch patch) {
        return requireProgramme(patch.programmeId().value()).then(Mono.defer(() -> changed(caller, id, version, patch)));
    }

    private Mono<Void> requireProgramme(@Nullable UUID programme) {
        return Mono.justOrEmpty(programme)
                .filterWhen(id -> queries.programmeExists(id).map(found -> !found))
                .flatMap(id -> Mono.error(ProblemException.invalid(FieldError.of("/programmeId", "NOT_FOUND"))));
    }

    private Mono<RoadmapView> changed(Caller caller, UUID id, long version, RoadmapPatch patch) {
        return step(caller, id, version, RoadmapPermission.WRITE, (roadmap, now) -> {
            Roadmap changed = roadmap.change(patch, now);
            if (changed.periodEnd().isBefore(changed.periodStart())) {
                throw ProblemException.invalid(FieldError.of("/periodEnd", "PERIOD_REVERSED"));
            }
            return changed;
        });
    }

    Mono<RoadmapView> approve(Caller caller, UUID id, @Nullable Long version, RoadmapApproval approval) {
        return step(
                caller,
                id,
                version,
                RoadmapPermission.APPROVE,
                (roadmap, now) ->
                        roadmap.approve(approval.orderNumber(), approval.orderDate(), approval.signatory(), now));
    }

    Mono<RoadmapView> activate(Caller caller, UUID id, @Nullable Long version) {
        return step(caller, id, version, RoadmapPermission.APPROVE, Roadmap::activate);
    }

    /** Approves and activates without asking who; for the demonstration region only. */
    public Mono<Void> bringIntoForce(UUID id, RoadmapApproval approval) {
        return repository
                .findById(id)
                .map(roadmap -> roadmap.approve(
                                approval.orderNumber(), approval.orderDate(), approval.signatory(), now())
                        .activate(now()))
                .flatMap(repository::save)
                .then();
    }

    Mono<Void> delete(Caller caller, UUID id, long version) {
        return permitted(caller, id, RoadmapPermission.WRITE)
                .doOnNext(row -> requireDraft(row.state()))
                .flatMap(row -> writer.deleteDraft(id, version))
                .flatMap(deleted -> deleted == 0 ? stale(caller, id) : Mono.empty());
    }

    /** Refuses unless the plan is still a draft. */
    static void requireDraft(RoadmapState state) {
        if (state != RoadmapState.DRAFT) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, state);
        }
    }

    /** Checks the right, takes the step on the aggregate, saves it against its version and reads it anew. */
    private Mono<RoadmapView> step(
            Caller caller,
            UUID id,
            @Nullable Long version,
            String permission,
            BiFunction<Roadmap, Instant, Roadmap> change) {
        return permitted(caller, id, permission)
                .flatMap(row -> repository.findById(id))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND))) // deleted meanwhile
                .filter(roadmap -> version == null || version.equals(roadmap.version()))
                .flatMap(roadmap -> repository.save(change.apply(roadmap, now())))
                .onErrorComplete(OptimisticLockingFailureException.class) // changed between reading and saving
                .flatMap(saved -> get(caller, id))
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)));
    }

    /** Refuses with the state as it is now. */
    private <T> Mono<T> stale(Caller caller, UUID id) {
        return get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    Mono<RoadmapQueries.Row> permitted(Caller caller, UUID id, String permission) {
        return row(caller, id)
                .filter(row -> caller.may(permission, row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    List<RoadmapAction> rowActions(RoadmapQueries.Row row, Caller caller) {
        return mapper.actions(row, caller).contains(RoadmapAction.update) ? List.of(RoadmapAction.update) : List.of();
    }

    /** PostgreSQL keeps microseconds; a time with more would not be equal to itself after reading. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
