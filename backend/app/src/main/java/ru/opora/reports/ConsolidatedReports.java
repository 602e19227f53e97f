package ru.opora.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.reports.ConsolidatedQueries.Total;
import ru.opora.reports.ConsolidatedView.Head;
import ru.opora.reports.ConsolidatedView.Row;
import ru.opora.reports.ConsolidatedView.Sum;

/** Consolidated reports: accepted reports of a template and period, put together for whoever stands above. */
@Service
class ConsolidatedReports {

    private final ConsolidatedQueries queries;
    private final ReportTemplates templates;
    private final Figures figures;
    private final Clock clock;

    ConsolidatedReports(ConsolidatedQueries queries, ReportTemplates templates, Figures figures, Clock clock) {
        this.queries = queries;
        this.templates = templates;
        this.figures = figures;
        this.clock = clock;
    }

    Mono<Page<Head>> list(Caller caller, @Nullable UUID template, int limit, @Nullable String cursor) {
        return queries.list(caller, template, limit, cursor);
    }

    Mono<ConsolidatedView> get(Caller caller, UUID template, @Nullable LocalDate period) {
        return of(caller, caller.scope(ReportsPermission.READ), template, period)
                .flatMap(view ->
                        queries.senders(caller, view.head()).collectList().map(view::sentBy));
    }

    /** What the reports at and below a path add up to; the caller sees all of them. */
    Mono<ConsolidatedView> within(Caller caller, String path, UUID template, @Nullable LocalDate period) {
        return of(caller, new String[] {path}, template, period);
    }

    private Mono<ConsolidatedView> of(Caller caller, String[] scope, UUID template, @Nullable LocalDate period) {
        return head(scope, template, period)
                .flatMap(head -> Mono.zip(
                        templates.get(caller, template),
                        queries.totals(scope, head).collectMap(Total::code),
                        (form, totals) ->
                                new ConsolidatedView(head, sums(form.sections(), totals), List.of(), clock.instant())))
                .flatMap(view -> figures.names(
                                view.figures().stream().map(Sum::code).toList())
                        .map(view::named));
    }

    Mono<Page<Row>> rows(Caller caller, UUID template, @Nullable LocalDate period, int limit, @Nullable String cursor) {
        return head(caller, template, period).flatMap(head -> queries.rows(caller, head, limit, cursor));
    }

    /** Today where the reports are owed to: the day that stands on paper. */
    Mono<LocalDate> today(UUID template) {
        return templates.today(template);
    }

    Mono<Head> head(Caller caller, UUID template, @Nullable LocalDate period) {
        return head(caller.scope(ReportsPermission.READ), template, period);
    }

    /** The latest period that is over where the reports are owed to, when none is said. */
    private Mono<Head> head(String[] scope, UUID template, @Nullable LocalDate period) {
        return (period == null
                        ? templates.today(template).flatMap(today -> queries.latest(scope, template, today))
                        : queries.head(scope, template, period))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** In the order of the template; what only older forms had comes last. */
    private List<Sum> sums(List<ReportSection> sections, Map<String, Total> totals) {
        List<Sum> sums = new ArrayList<>();
        Set<String> others = new LinkedHashSet<>(totals.keySet());
        for (ReportSection section : sections) {
            for (String code : section.figures()) {
                sums.add(sum(code, section.title(), totals.get(code)));
                others.remove(code);
            }
        }
        others.forEach(code -> sums.add(sum(code, "", totals.get(code))));
        return sums;
    }

    private Sum sum(String code, String section, @Nullable Total total) {
        FigureSource.Unit unit = figures.unit(code);
        return new Sum(
                code,
                ReportWords.names(code),
                section,
                unit,
                total == null ? null : value(unit, total),
                total == null ? 0 : unit == FigureSource.Unit.COUNT ? total.reports() : total.whole());
    }

    private static @Nullable Double value(FigureSource.Unit unit, Total total) {
        if (unit == FigureSource.Unit.COUNT) {
            return total.sum();
        }
        Double numerator = total.numerator();
        Double denominator = total.denominator();
        return numerator == null || denominator == null || denominator == 0 ? null : (Double) (numerator / denominator);
    }
}
