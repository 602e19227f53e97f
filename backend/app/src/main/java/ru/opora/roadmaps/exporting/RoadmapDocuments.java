package ru.opora.roadmaps.exporting;

import java.util.Locale;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.printing.PrintRoom;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.AllActivities;
import ru.opora.roadmaps.RoadmapView;

/** Makes the file of a roadmap. */
@Component
class RoadmapDocuments {

    private final AllActivities activities;
    private final PrintRoom printing;

    RoadmapDocuments(AllActivities activities, PrintRoom printing) {
        this.activities = activities;
        this.printing = printing;
    }

    Flux<DataBuffer> file(Caller caller, RoadmapView roadmap, PrintFormat format, Locale locale) {
        return activities
                .of(caller, roadmap.id())
                .flatMapMany(rows ->
                        printing.print(format, () -> new Annex(roadmap, rows, FormWords.of(locale)).document()));
    }
}
