package ru.opora.roadmaps;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The rows of a roadmap: reading them, and editing a draft's. */
@Service
class Activities {

    private static final String TABLE = "roadmaps_activities";

    private final Roadmaps roadmaps;
    private final ActivityQueries queries;
    private final ActivityWriter writer;
    private final DraftQueries order;
    private final Drafts drafts;
    private final DraftTerms terms;

    Activities(
            Roadmaps roadmaps,
            ActivityQueries queries,
            ActivityWriter writer,
            DraftQueries order,
            Drafts drafts,
            DraftTerms terms) {
        this.roadmaps = roadmaps;
        this.queries = queries;
        this.writer = writer;
        this.order = order;
        this.drafts = drafts;
        this.terms = terms;
    }

    Mono<Page<ActivityView>> list(
            Caller caller, UUID roadmap, ActivityQueries.Filter filter, int limit, @Nullable String cursor) {
        return roadmaps.row(caller, roadmap)
                .flatMap(row -> queries.list(roadmap, filter, roadmaps.rowActions(row, caller), limit, cursor));
    }

    Mono<ActivityView> get(Caller caller, UUID roadmap, UUID id) {
        return roadmaps.row(caller, roadmap).flatMap(row -> find(roadmap, id, roadmaps.rowActions(row, caller)));
    }

    @Transactional
    Mono<ActivityView> add(Caller caller, UUID roadmap, ActivityRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return drafts.hold(caller, roadmap)
                .map(row -> ActivityContent.of(request, terms.of(request, row)))
                .flatMap(content ->
                        insert(roadmap, List.of(id), List.of(content), request.sectionId(), request.afterId()))
                .then(Mono.defer(() -> require(id, request.required())))
                .then(Mono.defer(() -> get(caller, roadmap, id)));
    }

    /** Copies rows into a draft; their terms are read anew in its period. */
    @Transactional
    Mono<List<ActivityView>> copy(Caller caller, UUID roadmap, ActivityCopies request) {
        List<UUID> ids =
                request.activityIds().stream().map(id -> UUID.randomUUID()).toList();
        return drafts.hold(caller, roadmap)
                .flatMap(row -> sources(caller, request.activityIds())
                        .collectList()
                        .flatMap(found -> insert(
                                        roadmap, ids, contents(found, row), request.sectionId(), request.afterId())
                                .thenMany(Flux.range(0, ids.size()))
                                .concatMap(i -> require(ids.get(i), found.get(i).evidence()))
                                .then()))
                .thenMany(Flux.defer(() -> Flux.fromIterable(ids).concatMap(id -> get(caller, roadmap, id))))
                .collectList();
    }

    private List<ActivityContent> contents(List<ActivityView> sources, RoadmapQueries.Row roadmap) {
        return sources.stream()
                .map(source ->
                        ActivityContent.of(source, terms.read(source.term().text(), roadmap)))
                .toList();
    }

    private Mono<Void> require(UUID activity, List<ActivityView.Evidence> evidence) {
        return evidence.isEmpty() ? Mono.empty() : writer.require(activity, evidence);
    }

    /** Changes a row; the roadmap's own version moves with it, for its counts have changed too. */
    @Transactional
    Mono<ActivityView> change(Caller caller, UUID roadmap, UUID id, long version, ActivityPatch patch) {
        return drafts.hold(caller, roadmap)
                .flatMap(row -> find(roadmap, id, List.of())
                        .filter(activity -> activity.version() == version)
                        .flatMap(activity -> change(row, activity, patch)))
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.defer(() -> stale(caller, roadmap, id)))
                .then(Mono.defer(() -> get(caller, roadmap, id)));
    }

    @Transactional
    Mono<ActivityView> move(Caller caller, UUID roadmap, UUID id, @Nullable Long version, ActivityPlace place) {
        return drafts.hold(caller, roadmap)
                .then(Mono.defer(() -> find(roadmap, id, List.of())))
                .filter(activity -> version == null || version == activity.version())
                .flatMap(activity -> order.bump(TABLE, id, activity.version()))
                .filter(moved -> moved > 0)
                .switchIfEmpty(Mono.defer(() -> stale(caller, roadmap, id)))
                .then(Mono.defer(() -> order.order(roadmap)))
                .doOnNext(places -> places.moveRow(id, place.sectionId(), place.afterId()))
                .flatMap(order::write)
                .then(Mono.defer(() -> get(caller, roadmap, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID roadmap, UUID id, long version) {
        return drafts.hold(caller, roadmap)
                .then(Mono.defer(() -> find(roadmap, id, List.of())))
                .flatMap(activity -> order.delete(TABLE, id, version))
                .flatMap(deleted -> deleted == 0 ? stale(caller, roadmap, id) : Mono.empty());
    }

    private Mono<Long> change(RoadmapQueries.Row roadmap, ActivityView activity, ActivityPatch patch) {
        ActivityContent content = ActivityContent.after(activity, patch, terms.after(activity.term(), patch, roadmap));
        return origin(roadmap, activity, patch)
                .then(Mono.defer(() -> writer.update(activity.id(), activity.version(), content)))
                .flatMap(changed -> Mono.when(
                                patch.tasks().isSent() ? writer.replaceTasks(activity.id(), content) : Mono.empty(),
                                patch.targets().isSent() ? writer.replaceTargets(activity.id(), content) : Mono.empty(),
                                patch.evidence().isSent()
                                        ? writer.require(
                                                activity.id(), patch.evidence().orKeep(List.of()))
                                        : Mono.empty())
                        .then(Mono.defer(() -> explained(activity, patch)))
                        .thenReturn(changed));
    }

    /** An adopted row that says something else than the row above says why. */
    private Mono<Void> explained(ActivityView activity, ActivityPatch patch) {
        if (activity.adoption() == null) {
            return patch.deviationReason().value() == null
                    ? Mono.empty()
                    : Mono.error(() -> ProblemException.invalid(FieldError.of("/deviationReason", "NOT_ADOPTED")));
        }
        return writer.explain(activity.id(), patch.deviationReason())
                .filter(said -> said)
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.invalid(FieldError.of("/deviationReason", "DEVIATION_REASON_REQUIRED"))))
                .then();
    }

    /** Which row of the amended roadmap it stands for, as the person says. */
    private Mono<Void> origin(RoadmapQueries.Row roadmap, ActivityView activity, ActivityPatch patch) {
        if (!patch.originId().isSent()) {
            return Mono.empty();
        }
        UUID amended = roadmap.amendsId();
        if (amended == null) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/originId", "NOT_AMENDING")));
        }
        return writer.setOrigin(activity.id(), amended, patch.originId().value())
                .filter(set -> set > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/originId", "NOT_FOUND"))))
                .then();
    }

    private Mono<Void> insert(
            UUID roadmap,
            List<UUID> ids,
            List<ActivityContent> contents,
            @Nullable UUID section,
            @Nullable UUID after) {
        return order.order(roadmap)
                .doOnNext(places -> {
                    UUID before = after;
                    for (UUID id : ids) {
                        places.addRow(id, section, before);
                        before = id;
                    }
                })
                .flatMap(places ->
                        writer.insert(roadmap, section, ids, contents).then(Mono.defer(() -> order.write(places))));
    }

    /** The rows to be copied, in the order asked for; the caller sees them all or nothing is copied. */
    private Flux<ActivityView> sources(Caller caller, List<UUID> ids) {
        return queries.among(caller, ids).collectMap(ActivityView::id).flatMapIterable(found -> {
            List<ActivityView> rows = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                if (!found.containsKey(ids.get(i))) {
                    throw ProblemException.invalid(FieldError.of("/activityIds/" + i, "NOT_FOUND"));
                }
                rows.add(Objects.requireNonNull(found.get(ids.get(i))));
            }
            return rows;
        });
    }

    private <T> Mono<T> stale(Caller caller, UUID roadmap, UUID id) {
        return get(caller, roadmap, id).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    private Mono<ActivityView> find(UUID roadmap, UUID id, List<RoadmapAction> actions) {
        return queries.find(roadmap, id, actions)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }
}
