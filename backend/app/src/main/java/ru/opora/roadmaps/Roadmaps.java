package ru.opora.roadmaps;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
        Roadmap roadmap = Roadmap.draft(id == null ? UUID.randomUUID() : id, draft, author, now());
        return repository
                .save(roadmap)
                .then(Mono.defer(() -> writer.insert(roadmap.id(), RoadmapRows.of(draft.sections()))))
                .thenReturn(roadmap.id());
    }

    /** Writes sections and rows into a draft that has none; the draft is for the caller of this to know. */
    public Mono<Void> addRows(UUID draft, List<RoadmapDraft.Section> sections) {
        return writer.insert(draft, RoadmapRows.of(sections));
    }

    /** Begins an empty draft of an organisation. */
    @Transactional
    Mono<RoadmapView> begin(Caller caller, RoadmapRequest request) {
        if (request.periodEnd().isBefore(request.periodStart())) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/periodEnd", "PERIOD_REVERSED")));
        }
        return organizations
                .open(caller, RoadmapPermission.WRITE, request.organizationId(), "/organizationId")
                .flatMap(place -> create(caller.subject(), request.id(), request.draft()))
                .flatMap(id -> get(caller, id));
    }

    Mono<RoadmapView> change(Caller caller, UUID id, long version, RoadmapPatch patch) {
        return requireProgramme(patch.programmeId().value())
                .then(Mono.defer(() -> changed(caller, id, version, patch)));
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

    /** Lays a draft before others. */
    @Transactional
    public Mono<RoadmapView> propose(Caller caller, UUID id, @Nullable Long version, RoadmapProposal proposal) {
        return step(caller, id, version, RoadmapPermission.WRITE, (roadmap, now) -> roadmap.propose(proposal, now))
                .flatMap(view -> writer.proposeTo(id, proposal.named()).thenReturn(view));
    }

    @Transactional
    public Mono<RoadmapView> withdraw(Caller caller, UUID id, @Nullable Long version) {
        return step(caller, id, version, RoadmapPermission.WRITE, Roadmap::withdraw)
                .flatMap(view -> writer.proposeTo(id, List.of()).thenReturn(view));
    }

    /** Approves a plan of its own, and freezes it as its first edition. */
    @Transactional
    public Mono<RoadmapView> approve(Caller caller, UUID id, @Nullable Long version, RoadmapApproval approval) {
        return step(caller, id, version, RoadmapPermission.APPROVE, (roadmap, now) -> roadmap.approve(approval, now))
                .flatMap(view -> writer.freeze(id, approval, caller.subject(), now()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** Ends a plan; what is open in it is for the caller of this to ask about. */
    @Transactional
    public Mono<RoadmapView> close(Caller caller, UUID id, @Nullable Long version, LocalDate day, String reason) {
        return plan(caller, id)
                .then(Mono.defer(() -> step(
                        caller,
                        id,
                        version,
                        RoadmapPermission.APPROVE,
                        (roadmap, now) -> roadmap.close(day, reason, now))));
    }

    public Mono<RoadmapView> activate(Caller caller, UUID id, @Nullable Long version) {
        return plan(caller, id)
                .then(Mono.defer(() -> step(caller, id, version, RoadmapPermission.APPROVE, Roadmap::activate)));
    }

    /** Refuses what is no plan by itself: an amendment that waits for its day. */
    private Mono<Void> plan(Caller caller, UUID id) {
        return permitted(caller, id, RoadmapPermission.APPROVE)
                .filter(row -> row.amendsId() != null)
                .flatMap(row -> Mono.error(ProblemException.of(ProblemType.ILLEGAL_STATE, row.state())));
    }

    /** Approves and activates without asking who; for the demonstration region only. */
    @Transactional
    public Mono<Void> bringIntoForce(UUID id, RoadmapApproval approval) {
        return repository
                .findById(id)
                .map(roadmap -> roadmap.approve(approval, now()).activate(now()))
                .flatMap(repository::save)
                .flatMap(roadmap -> writer.freeze(id, approval, roadmap.createdBy(), now()))
                .then();
    }

    /** What other parts of the room need to know of a roadmap to decide about rights and steps. */
    public record Known(
            UUID id,
            UUID organizationId,
            String path,
            String title,
            RoadmapState state,
            LocalDate periodStart,
            LocalDate periodEnd,
            @Nullable UUID amendsId,
            @Nullable Integer baseEdition,
            @Nullable Integer edition,
            long version) {}

    /**
     * A roadmap the caller sees, and in whose organisation they have the permission.
     *
     * @param permission null: seeing is enough
     */
    public Mono<Known> known(Caller caller, UUID id, @Nullable String permission) {
        return (permission == null ? row(caller, id) : permitted(caller, id, permission)).map(mapper::known);
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
        return mapper.actions(row, caller).contains(RoadmapAction.update)
                ? List.of(RoadmapAction.update, RoadmapAction.move, RoadmapAction.delete)
                : List.of();
    }

    /** PostgreSQL keeps microseconds; a time with more would not be equal to itself after reading. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
