package ru.opora.roadmaps;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The gate through which every change of a draft's rows and sections goes. */
@Component
class Drafts {

    private final Roadmaps roadmaps;
    private final RoadmapWriter writer;

    Drafts(Roadmaps roadmaps, RoadmapWriter writer) {
        this.roadmaps = roadmaps;
        this.writer = writer;
    }

    /**
     * Gives the draft that the caller may write, marked as changed and held until the transaction ends: changes of one draft
     * come one after the other, and none slips into a plan being approved.
     */
    Mono<RoadmapQueries.Row> hold(Caller caller, UUID roadmap) {
        return roadmaps.permitted(caller, roadmap, RoadmapPermission.WRITE)
                .doOnNext(row -> Roadmaps.requireDraft(row.state()))
                .flatMap(row -> writer.touchDraft(roadmap)
                        .filter(touched -> touched > 0)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, RoadmapState.APPROVED)))
                        .then(Mono.defer(() -> roadmaps.row(caller, roadmap))));
    }
}
