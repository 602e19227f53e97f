package ru.opora.roadmaps;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The sections of a draft. */
@Service
class Sections {

    private static final String TABLE = "roadmaps_sections";

    private final Roadmaps roadmaps;
    private final DraftQueries queries;
    private final Drafts drafts;

    Sections(Roadmaps roadmaps, DraftQueries queries, Drafts drafts) {
        this.roadmaps = roadmaps;
        this.queries = queries;
        this.drafts = drafts;
    }

    Mono<Page<SectionView>> list(Caller caller, UUID roadmap, int limit, @Nullable String cursor) {
        return roadmaps.row(caller, roadmap)
                .flatMap(row -> queries.sections(roadmap, roadmaps.rowActions(row, caller), limit, cursor));
    }

    Mono<SectionView> get(Caller caller, UUID roadmap, UUID id) {
        return roadmaps.row(caller, roadmap).flatMap(row -> find(roadmap, id, roadmaps.rowActions(row, caller)));
    }

    @Transactional
    Mono<SectionView> add(Caller caller, UUID roadmap, SectionRequest request) {
        requireWords(request.number(), request.title());
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return drafts.hold(caller, roadmap)
                .then(Mono.defer(() -> queries.order(roadmap)))
                .doOnNext(order -> order.addSection(id, request.parentId(), request.afterId()))
                .flatMap(order -> queries.insertSection(roadmap, id, request).thenReturn(order))
                .flatMap(order -> queries.write(order).thenReturn(order))
                .flatMap(order -> get(caller, roadmap, id));
    }

    @Transactional
    Mono<SectionView> change(Caller caller, UUID roadmap, UUID id, long version, SectionPatch patch) {
        return step(caller, roadmap, id, version, section -> {
            requireWords(patch.number().or(section.number()), patch.title().or(section.title()));
            return queries.updateSection(section, version, patch);
        });
    }

    @Transactional
    Mono<SectionView> move(Caller caller, UUID roadmap, UUID id, @Nullable Long version, SectionPlace place) {
        return step(
                caller,
                roadmap,
                id,
                version,
                section -> queries.bump(TABLE, id, section.version())
                        .flatMap(moved -> reorder(
                                        roadmap, order -> order.moveSection(id, place.parentId(), place.afterId()))
                                .thenReturn(moved)));
    }

    /** Deletes a section; with what is in it only when that is asked for. */
    @Transactional
    Mono<Void> delete(Caller caller, UUID roadmap, UUID id, long version, boolean withContent) {
        return drafts.hold(caller, roadmap)
                .then(Mono.defer(() -> get(caller, roadmap, id)))
                .flatMap(section -> queries.order(roadmap).map(order -> withContent || isEmpty(order, section)))
                .filter(allowed -> allowed)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.SECTION_NOT_EMPTY)))
                .flatMap(allowed -> queries.delete(TABLE, id, version))
                .flatMap(deleted -> deleted == 0 ? stale(caller, roadmap, id) : Mono.empty());
    }

    private static boolean isEmpty(DraftOrder order, SectionView section) {
        return section.activityCount() == 0 && order.subtree(section.id()).size() == 1;
    }

    /** Holds the draft, takes the step if the section still has the version, and reads it anew. */
    private Mono<SectionView> step(
            Caller caller, UUID roadmap, UUID id, @Nullable Long version, Function<SectionView, Mono<Long>> change) {
        return drafts.hold(caller, roadmap)
                .then(Mono.defer(() -> get(caller, roadmap, id)))
                .filter(section -> version == null || version == section.version())
                .flatMap(change)
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.defer(() -> stale(caller, roadmap, id)))
                .then(Mono.defer(() -> get(caller, roadmap, id)));
    }

    private Mono<Void> reorder(UUID roadmap, Consumer<DraftOrder> change) {
        return queries.order(roadmap).doOnNext(change).flatMap(queries::write);
    }

    private <T> Mono<T> stale(Caller caller, UUID roadmap, UUID id) {
        return get(caller, roadmap, id).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    private Mono<SectionView> find(UUID roadmap, UUID id, List<RoadmapAction> actions) {
        return queries.section(roadmap, id, actions)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static void requireWords(@Nullable String number, @Nullable String title) {
        if ((number == null || number.isBlank()) && (title == null || title.isBlank())) {
            throw ProblemException.invalid(FieldError.of("/title", "REQUIRED"));
        }
    }
}
