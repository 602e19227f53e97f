package ru.opora.roadmaps.exporting;

import java.time.LocalDate;
import java.util.UUID;
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
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.progress.ExecutionFigures;

/** Makes reports on execution: first all that they say is read, then they are printed. */
@Component
class ExecutionReports {

    private final Roadmaps roadmaps;
    private final AllActivities activities;
    private final ExecutionFigures figures;
    private final PrintRoom printing;

    ExecutionReports(Roadmaps roadmaps, AllActivities activities, ExecutionFigures figures, PrintRoom printing) {
        this.roadmaps = roadmaps;
        this.activities = activities;
        this.figures = figures;
        this.printing = printing;
    }

    /** A report that is ready to be printed, and what its file is called. */
    record Ready(String name, ExecutionReport report) {}

    Mono<Ready> of(Caller caller, UUID roadmap, @Nullable UUID within, @Nullable LocalDate asOf, FormWords words) {
        return roadmaps.get(caller, roadmap)
                .flatMap(view -> activities
                        .of(caller, roadmap)
                        .zipWith(Mono.defer(() -> figures.of(caller, roadmap, within, asOf)))
                        .map(all -> ready(view, new ExecutionReport(view, all.getT1(), all.getT2(), words), words)));
    }

    Flux<DataBuffer> file(Ready ready, PrintFormat format) {
        return printing.print(format, ready.report()::document);
    }

    private static Ready ready(RoadmapView roadmap, ExecutionReport report, FormWords words) {
        return new Ready(words.say("report.file", report.day(), roadmap.title()), report);
    }
}
