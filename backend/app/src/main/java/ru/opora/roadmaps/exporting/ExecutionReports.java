package ru.opora.roadmaps.exporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.printing.PrintRoom;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.editions.EditionOrder;
import ru.opora.roadmaps.editions.Editions;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.progress.ExecutionFigures;

/** Makes reports on execution: first all that they say is read, then they are printed. */
@Component
class ExecutionReports {

    private final Roadmaps roadmaps;
    private final Editions editions;
    private final ExecutionFigures figures;
    private final PrintRoom printing;

    ExecutionReports(Roadmaps roadmaps, Editions editions, ExecutionFigures figures, PrintRoom printing) {
        this.roadmaps = roadmaps;
        this.editions = editions;
        this.figures = figures;
        this.printing = printing;
    }

    /** A report that is ready to be printed, and what its file is called. */
    record Ready(String name, ExecutionReport report) {}

    Mono<Ready> of(Caller caller, UUID roadmap, @Nullable UUID within, @Nullable LocalDate asOf, FormWords words) {
        return roadmaps.get(caller, roadmap)
                .flatMap(view -> figures.of(caller, roadmap, within, asOf)
                        .flatMap(all -> Mono.zip(
                                plan(roadmap, all),
                                editions.orders(roadmap),
                                (plan, orders) -> new ExecutionReport(view, plan, amending(plan, orders), all, words))))
                .map(report -> new Ready(report.name(), report));
    }

    /** The plan as it read on the day: what an order changed since is not said of what was done before. */
    private Mono<PlanContent> plan(UUID roadmap, ExecutionFigures.All figures) {
        Mono<PlanContent> now = Mono.defer(() -> editions.plan(roadmap));
        return figures.past() ? editions.on(roadmap, figures.day()).switchIfEmpty(now) : now;
    }

    private static List<EditionOrder> amending(PlanContent plan, List<EditionOrder> orders) {
        return orders.stream()
                .skip(1)
                .filter(order -> plan.edition() == null || order.edition() <= AnnexContent.edition(plan))
                .toList();
    }

    Flux<DataBuffer> file(Ready ready, PrintFormat format) {
        return printing.print(format, ready.report()::document);
    }
}
