package ru.opora.roadmaps;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Patch;
import ru.opora.roadmaps.AdoptionQueries.Wanted;

/** Rows of the roadmap above in a roadmap below: the one writer of these links. Changes of one draft come one after the other, for it is held. */
@Service
public class Adopting {

    private static final String TABLE = "roadmaps_activities";

    private final Drafts drafts;
    private final Activities activities;
    private final ActivityQueries rows;
    private final ActivityWriter writer;
    private final Roadmaps roadmaps;
    private final RoadmapQueries sections;
    private final DraftQueries order;
    private final AdoptionQueries queries;

    Adopting(
            Drafts drafts,
            Activities activities,
            ActivityQueries rows,
            ActivityWriter writer,
            Roadmaps roadmaps,
            RoadmapQueries sections,
            DraftQueries order,
            AdoptionQueries queries) {
        this.drafts = drafts;
        this.activities = activities;
        this.rows = rows;
        this.writer = writer;
        this.roadmaps = roadmaps;
        this.sections = sections;
        this.order = order;
        this.queries = queries;
    }

    /** A row and the one above that it was adopted from. */
    public record Link(UUID activityId, UUID adoptedId) {}

    /** What an adoption came to. */
    public record Outcome(List<Link> made, List<Link> already) {}

    /** Copies rows of one roadmap above with their sections, targets and terms; those adopted before are left alone. */
    @Transactional
    public Mono<Outcome> adopt(Caller caller, UUID draft, List<UUID> ids) {
        return drafts.hold(caller, draft)
                .flatMap(row -> queries.wanted(caller, row, ids).collectMap(Wanted::id))
                .map(found -> checked(ids, found))
                .flatMap(wanted -> copied(caller, draft, wanted))
                .delayUntil(outcome -> queries.hang(draft));
    }

    /** The row says what the row above says now. */
    @Transactional
    public Mono<ActivityView> takeOver(Caller caller, UUID draft, UUID id, long version) {
        return held(caller, draft, id, version)
                .flatMap(row -> above(caller, row).flatMap(above -> rewrite(row, above)))
                .then(Mono.defer(() -> activities.get(caller, draft, id)));
    }

    /**
     * The row stays as it is beside the row above as it is now, and says why. It changes no word of the plan, so that it needs no
     * amendment.
     */
    @Transactional
    public Mono<ActivityView> keepOwn(Caller caller, UUID roadmap, UUID id, long version, String reason) {
        return linked(caller, roadmap, id, version)
                .flatMap(row -> above(caller, row))
                .flatMap(above -> everywhere(id, one -> keep(one, above.id(), reason)))
                .then(Mono.defer(() -> activities.get(caller, roadmap, id)));
    }

    /** From now on the row is the roadmap's own; that changes no word of the plan either. */
    @Transactional
    public Mono<ActivityView> detach(Caller caller, UUID roadmap, UUID id, long version) {
        return linked(caller, roadmap, id, version)
                .flatMap(row -> everywhere(id, writer::unlink).then(Mono.defer(() -> queries.hang(roadmap))))
                .then(Mono.defer(() -> activities.get(caller, roadmap, id)));
    }

    private Mono<Void> keep(UUID id, UUID above, String reason) {
        return writer.link(new UUID[] {id}, new UUID[] {above}, reason)
                .then(Mono.defer(() -> writer.explain(id, Patch.absent())))
                .then();
    }

    /** For a row and for those that stand for it in amending drafts: their approval must not bring back what was before. */
    private Mono<Void> everywhere(UUID id, Function<UUID, Mono<Void>> step) {
        return Flux.concat(Mono.just(id), queries.amending(id)).concatMap(step).then();
    }

    /** The adopted row of a draft, in the version that the caller has seen. */
    private Mono<ActivityView> held(Caller caller, UUID draft, UUID id, long version) {
        return drafts.hold(caller, draft)
                .then(Mono.defer(() -> activities.get(caller, draft, id)))
                .doOnNext(row -> requireAdopted(row, version));
    }

    /** The adopted row of a roadmap in any state but the last; its version moves, and who saw the one before is refused. */
    private Mono<ActivityView> linked(Caller caller, UUID roadmap, UUID id, long version) {
        return roadmaps.permitted(caller, roadmap, RoadmapPermission.WRITE)
                .doOnNext(known -> {
                    if (known.state() == RoadmapState.CLOSED) {
                        throw ProblemException.of(ProblemType.ILLEGAL_STATE, known.state());
                    }
                })
                .then(Mono.defer(() -> activities.get(caller, roadmap, id)))
                .doOnNext(row -> requireAdopted(row, version))
                .delayUntil(row -> order.bump(TABLE, id, version)
                        .filter(bumped -> bumped > 0)
                        .switchIfEmpty(Mono.error(() -> ProblemException.stale(row))));
    }

    private static void requireAdopted(ActivityView row, long version) {
        if (row.adoption() == null) {
            throw ProblemException.of(ProblemType.NOT_ADOPTED);
        }
        if (row.version() != version) {
            throw ProblemException.stale(row);
        }
    }

    private Mono<ActivityView> above(Caller caller, ActivityView row) {
        UUID above = Objects.requireNonNull(row.adoption()).activityId();
        return rows.among(caller, List.of(above))
                .filter(found -> found.removedEdition() == null)
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ADOPTED_ROW_GONE)));
    }

    private Mono<Void> rewrite(ActivityView row, ActivityView above) {
        ActivityContent content = ActivityContent.of(above, above.term()).numbered(row.number());
        return writer.update(row.id(), row.version(), content)
                .then(Mono.defer(() -> writer.replaceTasks(row.id(), content)))
                .then(Mono.defer(() -> writer.replaceTargets(row.id(), content)))
                .then(Mono.defer(() -> writer.link(new UUID[] {row.id()}, new UUID[] {above.id()}, null)));
    }

    /** The rows asked for, each once, if all of them may be adopted: else nothing is. */
    private static List<Wanted> checked(List<UUID> ids, Map<UUID, Wanted> found) {
        for (int i = 0; i < ids.size(); i++) {
            String wrong = wrong(found.get(ids.get(i)), found.get(ids.get(0)));
            if (wrong != null) {
                throw ProblemException.invalid(FieldError.of("/activityIds/" + i, wrong));
            }
        }
        return ids.stream()
                .distinct()
                .map(id -> Objects.requireNonNull(found.get(id)))
                .toList();
    }

    private static @Nullable String wrong(@Nullable Wanted row, @Nullable Wanted first) {
        if (row == null) {
            return "NOT_FOUND";
        }
        if (!row.above()) {
            return "NOT_ABOVE";
        }
        if (!row.inForce()) {
            return "NOT_IN_FORCE";
        }
        boolean other = first != null && !row.roadmap().equals(first.roadmap())
                || row.bound() != null && !row.bound().equals(row.roadmap());
        return other ? "OTHER_ROADMAP_ABOVE" : null;
    }

    private Mono<Outcome> copied(Caller caller, UUID draft, List<Wanted> wanted) {
        List<Link> already = wanted.stream()
                .filter(row -> row.adoptedBy() != null)
                .map(row -> new Link(Objects.requireNonNull(row.adoptedBy()), row.id()))
                .toList();
        List<UUID> fresh = wanted.stream()
                .filter(row -> row.adoptedBy() == null)
                .map(Wanted::id)
                .toList();
        if (fresh.isEmpty()) {
            return Mono.just(new Outcome(List.of(), already));
        }
        return rows.among(caller, fresh)
                .collectSortedList(Comparator.comparingInt(ActivityView::position))
                .flatMap(sources ->
                        places(draft, wanted.get(0).roadmap()).flatMap(places -> write(draft, sources, places)))
                .map(made -> new Outcome(made, already));
    }

    private Mono<AdoptedPlaces> places(UUID draft, UUID from) {
        return Mono.zip(
                        sections.sections(from).collectList(),
                        sections.sections(draft).collectList(),
                        queries.places(draft),
                        order.order(draft))
                .map(all -> new AdoptedPlaces(all.getT1(), all.getT2(), all.getT3(), all.getT4()));
    }

    private Mono<List<Link>> write(UUID draft, List<ActivityView> sources, AdoptedPlaces places) {
        List<UUID> ids = sources.stream().map(row -> UUID.randomUUID()).toList();
        IntStream.range(0, ids.size())
                .forEach(i -> places.add(
                        ids.get(i), sources.get(i).sectionId(), sources.get(i).position()));
        return Flux.fromIterable(places.added())
                .concatMap(section -> order.insertSection(draft, section.id(), SectionRequest.of(section)))
                .then(Mono.defer(() -> writer.insert(draft, null, ids, contents(sources))))
                .then(Mono.defer(() -> order.write(places.order())))
                .then(Mono.defer(() -> writer.link(
                        ids.toArray(UUID[]::new),
                        sources.stream().map(ActivityView::id).toArray(UUID[]::new),
                        null)))
                .thenReturn(IntStream.range(0, ids.size())
                        .mapToObj(i -> new Link(ids.get(i), sources.get(i).id()))
                        .toList());
    }

    private static List<ActivityContent> contents(List<ActivityView> sources) {
        Function<ActivityView, ActivityContent> same = row -> ActivityContent.of(row, row.term());
        return sources.stream().map(same).toList();
    }
}
