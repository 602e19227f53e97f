package ru.opora.roadmaps;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.security.Caller;

/** The head of a draft. With its period the meaning of its terms changes: «март» takes its year from it. */
@Service
class DraftPeriods {

    private final Roadmaps roadmaps;
    private final AllActivities activities;
    private final DraftTerms terms;
    private final ActivityWriter writer;

    DraftPeriods(Roadmaps roadmaps, AllActivities activities, DraftTerms terms, ActivityWriter writer) {
        this.roadmaps = roadmaps;
        this.activities = activities;
        this.terms = terms;
        this.writer = writer;
    }

    /** Changes the head; in another period every term is read anew, in the same transaction. */
    @Transactional
    Mono<RoadmapView> change(Caller caller, UUID id, long version, RoadmapPatch patch) {
        return roadmaps.row(caller, id)
                .flatMap(before -> roadmaps.change(caller, id, version, patch)
                        .then(Mono.defer(() -> roadmaps.row(caller, id)))
                        .filter(after -> !before.periodStart().equals(after.periodStart())
                                || !before.periodEnd().equals(after.periodEnd())))
                .flatMap(after -> readAnew(caller, after))
                .then(Mono.defer(() -> roadmaps.get(caller, id)));
    }

    private Mono<Void> readAnew(Caller caller, RoadmapQueries.Row draft) {
        return activities
                .of(caller, draft.id())
                .publishOn(Schedulers.parallel()) // arithmetic, but too long for an event loop's thread
                .map(rows -> rows.stream()
                        .filter(DraftPeriods::own)
                        .map(row -> new ActivityWriter.Read(row, terms.anew(row.term(), draft)))
                        .filter(ActivityWriter.Read::otherwise)
                        .toList())
                .flatMap(writer::rewriteTerms);
    }

    /** A row that says what the row above says keeps the days of that one, too. */
    private static boolean own(ActivityView row) {
        return row.adoption() == null || row.adoption().deviates();
    }
}
