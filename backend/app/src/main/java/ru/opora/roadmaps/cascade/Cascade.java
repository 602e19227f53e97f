package ru.opora.roadmaps.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.Adopting;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapState;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.Roadmaps.Known;
import ru.opora.roadmaps.cascade.CascadeQueries.Adopted;
import ru.opora.roadmaps.editions.RowFields;

/** What a roadmap may adopt and has adopted from the one above. */
@Service
class Cascade {

    private final Roadmaps roadmaps;
    private final Adopting adopting;
    private final CascadeQueries queries;

    Cascade(Roadmaps roadmaps, Adopting adopting, CascadeQueries queries) {
        this.roadmaps = roadmaps;
        this.adopting = adopting;
        this.queries = queries;
    }

    Mono<Page<AdoptionView.Source>> sources(Caller caller, UUID roadmap, int limit, @Nullable String cursor) {
        return roadmaps.known(caller, roadmap, null).flatMap(known -> queries.sources(known, limit, cursor));
    }

    /** @param source the roadmap above; null: the one whose rows it has adopted already */
    Mono<Page<AdoptionView.Candidate>> candidates(
            Caller caller,
            UUID roadmap,
            @Nullable UUID source,
            @Nullable String q,
            int limit,
            @Nullable String cursor) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> source == null ? queries.above(roadmap) : Mono.just(source))
                .flatMap(above -> roadmaps.known(caller, above, null))
                .flatMap(above -> queries.candidates(roadmap, above.id(), q, limit, cursor))
                .defaultIfEmpty(new Page<>(List.of(), null));
    }

    Mono<AdoptionView.Outcome> adopt(Caller caller, UUID draft, AdoptionRequest request) {
        return adopting.adopt(caller, draft, request.activityIds())
                .map(outcome -> new AdoptionView.Outcome(links(outcome.made()), links(outcome.already())));
    }

    Mono<AdoptionView> get(Caller caller, UUID roadmap, UUID id) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> queries.adopted(roadmap, id)
                        .map(row -> view(row, actions(caller, known, row)))
                        .switchIfEmpty(Mono.defer(() -> notAdopted(roadmap, id))));
    }

    private Mono<AdoptionView> notAdopted(UUID roadmap, UUID id) {
        return queries.exists(roadmap, id)
                .flatMap(found ->
                        Mono.error(ProblemException.of(found ? ProblemType.NOT_ADOPTED : ProblemType.NOT_FOUND)));
    }

    private static AdoptionView view(Adopted row, List<AdoptionView.Action> actions) {
        return new AdoptionView(
                row.id(),
                row.above(),
                row.reason(),
                RowFields.between(row.then().row(), row.own().row()),
                RowFields.between(row.then().row(), row.now().row()),
                row.aboveRemoved(),
                row.version(),
                actions);
    }

    private static List<AdoptionView.Action> actions(Caller caller, Known roadmap, Adopted row) {
        List<AdoptionView.Action> actions = new ArrayList<>();
        if (roadmap.state() == RoadmapState.CLOSED || !caller.may(RoadmapPermission.WRITE, roadmap.path())) {
            return actions;
        }
        if (roadmap.state() == RoadmapState.DRAFT
                && !row.aboveRemoved()
                && !row.own().equals(row.now())) {
            actions.add(AdoptionView.Action.takeOver);
        }
        if (!row.aboveRemoved() && !row.then().equals(row.now())) {
            actions.add(AdoptionView.Action.keepOwn);
        }
        actions.add(AdoptionView.Action.detach);
        return actions;
    }

    private static List<AdoptionView.Link> links(List<Adopting.Link> links) {
        return links.stream()
                .map(link -> new AdoptionView.Link(link.activityId(), link.adoptedId()))
                .toList();
    }
}
