package ru.opora.roadmaps.exporting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.printing.PrintRoom;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.AllActivities;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.editions.Editions;

/** Makes the file of a roadmap, or of one of its editions. */
@Component
class RoadmapDocuments {

    private final AllActivities activities;
    private final Editions editions;
    private final PrintRoom printing;

    RoadmapDocuments(AllActivities activities, Editions editions, PrintRoom printing) {
        this.activities = activities;
        this.editions = editions;
        this.printing = printing;
    }

    /**
     * What the file is called, and what it prints, read only when it is.
     *
     * @param version of the roadmap
     */
    record Ready(String name, long version, Mono<AnnexContent> content) {}

    /** @param edition its number, or a day it held on; null: the plan as it is now */
    Mono<Ready> of(Caller caller, RoadmapView roadmap, @Nullable String edition, FormWords words) {
        if (edition == null) {
            Mono<AnnexContent> now = Mono.zip(
                    activities.of(caller, roadmap.id()),
                    editions.orders(roadmap.id()),
                    (rows, orders) -> AnnexContent.of(roadmap, rows, orders));
            return Mono.just(new Ready(roadmap.title(), roadmap.version(), now));
        }
        return editions.frozen(roadmap.id(), edition)
                .map(plan -> new Ready(
                        words.say("edition.file", plan.title(), AnnexContent.edition(plan)),
                        roadmap.version(),
                        editions.orders(roadmap.id()).map(orders -> AnnexContent.of(roadmap, plan, orders))));
    }

    Flux<DataBuffer> file(Ready ready, PrintFormat format, Locale locale) {
        return ready.content()
                .flatMapMany(content ->
                        printing.print(format, () -> new Annex(content, FormWords.of(locale)).document()));
    }
}
