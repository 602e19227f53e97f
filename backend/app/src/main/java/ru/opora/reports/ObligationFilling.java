package ru.opora.reports;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills figures in, of all reports of a template and period at once. What is filled has the template's form of that moment for
 * good; figures may be computed anew as long as the report is not submitted, and corrections stay.
 */
@Component
class ObligationFilling {

    private static final int TOGETHER = 500;

    private final DatabaseClient database;
    private final Figures figures;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    ObligationFilling(
            DatabaseClient database, Figures figures, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        this.database = database;
        this.figures = figures;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reports that are filled together.
     *
     * @param obligations by organisation
     */
    record Batch(UUID template, List<ReportSection> form, FigureSource.About about, Map<UUID, UUID> obligations) {

        Set<String> codes() {
            return form.stream().flatMap(section -> section.figures().stream()).collect(Collectors.toSet());
        }
    }

    /**
     * Those of one template and one period that is over where they are, and that have no figures yet; none when all have.
     *
     * @param without templates that are left alone
     */
    Mono<Batch> next(Instant moment, Set<UUID> without) {
        return Statement.of("""
                        SELECT r.id, r.template_id, r.organization_id, t.sections, r.period_start, r.period_end, t.programme_id
                        FROM reports_obligations r JOIN reports_templates t ON t.id = r.template_id
                        JOIN organizations o ON o.id = r.organization_id
                        WHERE r.form IS NULL AND r.period_end < opora_today(:moment, o.time_zone)
                          AND (r.template_id, r.period_start) = (
                            SELECT f.template_id, f.period_start FROM reports_obligations f JOIN organizations p ON p.id = f.organization_id
                            WHERE f.form IS NULL AND f.period_end < opora_today(:moment, p.time_zone) AND f.template_id <> ALL(:without)
                            ORDER BY f.period_end DESC, f.template_id LIMIT 1)
                        ORDER BY r.id LIMIT :most""")
                .bind("moment", moment)
                .bind("without", without.toArray(UUID[]::new))
                .bind("most", TOGETHER)
                .on(database)
                .map(row -> batch(row, Rows.get(row, "id", UUID.class)))
                .all()
                .collectList()
                .filter(found -> !found.isEmpty())
                .map(ObligationFilling::together);
    }

    /**
     * Reports that somebody filled in while their period ran, and that is over now: their figures are those of that day. Each has
     * the form of its day, so each is filled by itself.
     */
    Flux<UUID> early(Instant moment) {
        return Statement.of("""
                        SELECT r.id FROM reports_obligations r JOIN organizations o ON o.id = r.organization_id
                        WHERE r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND opora_today(r.filled_at, o.time_zone) <= r.period_end
                          AND r.period_end < opora_today(:moment, o.time_zone)
                        ORDER BY r.period_end DESC, r.id LIMIT :most""")
                .bind("moment", moment)
                .bind("most", TOGETHER)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all();
    }

    /** One report, with the form that it has or that its template has now. */
    Mono<Batch> one(UUID id) {
        return Statement.of("""
                        SELECT r.template_id, r.organization_id, coalesce(r.form, t.sections) AS sections, r.period_start, r.period_end, t.programme_id
                        FROM reports_obligations r JOIN reports_templates t ON t.id = r.template_id WHERE r.id = :id""")
                .bind("id", id)
                .on(database)
                .map(row -> batch(row, id))
                .one();
    }

    private Batch batch(Readable row, UUID id) {
        return new Batch(
                Rows.get(row, "template_id", UUID.class),
                sections(Rows.get(row, "sections", Json.class)),
                new FigureSource.About(
                        Rows.get(row, "period_start", LocalDate.class),
                        Rows.get(row, "period_end", LocalDate.class),
                        row.get("programme_id", UUID.class)),
                Map.of(Rows.get(row, "organization_id", UUID.class), id));
    }

    /** Computes first, and holds no transaction meanwhile; gives how many reports were written. */
    Mono<Long> fill(Batch batch, @Nullable Long version) {
        Instant moment = clock.instant();
        return figures.values(batch.codes(), List.copyOf(batch.obligations().keySet()), batch.about())
                .collectList()
                .flatMap(values ->
                        DatabaseScope.system(transaction.transactional(store(batch, values, moment, version))));
    }

    private Mono<Long> store(Batch batch, List<FigureSource.Value> values, Instant moment, @Nullable Long version) {
        return Statement.of("""
                        UPDATE reports_obligations SET form = coalesce(form, :form), filled_at = :moment, version = version + 1, updated_at = now()
                        WHERE id = ANY(:ids) AND state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')""")
                .bind("form", Json.of(json.writeValueAsBytes(batch.form())))
                .bind("moment", moment)
                .bind("ids", batch.obligations().values().toArray(UUID[]::new))
                .and("version = :version", "version", version)
                .append("RETURNING id")
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collect(Collectors.toSet())
                .delayUntil(written -> figures(batch, values, moment, written))
                .map(written -> (long) written.size());
    }

    /** A code of the form for which no source gave anything has a row too: that there are no data is told. */
    private Mono<Void> figures(Batch batch, List<FigureSource.Value> values, Instant moment, Set<UUID> written) {
        Map<UUID, Map<String, FigureSource.Value>> known = new HashMap<>();
        values.forEach(value -> known.computeIfAbsent(value.organization(), none -> new HashMap<>())
                .put(value.code(), value));
        List<Line> lines = batch.obligations().entrySet().stream()
                .filter(entry -> written.contains(entry.getValue()))
                .flatMap(entry -> batch.codes().stream()
                        .map(code -> new Line(
                                entry.getValue(),
                                code,
                                known.getOrDefault(entry.getKey(), Map.of()).get(code))))
                .toList();
        return lines.isEmpty() ? Mono.empty() : insert(lines, moment);
    }

    private record Line(UUID obligation, String code, FigureSource.@Nullable Value value) {

        @Nullable
        Double number() {
            return value == null ? null : value.value();
        }

        @Nullable
        Double numerator() {
            return value == null ? null : value.numerator();
        }

        @Nullable
        Double denominator() {
            return value == null ? null : value.denominator();
        }

        /** As the text of an array: those of several lines have several lengths. */
        @Nullable
        String members() {
            return value == null || value.members() == null
                    ? null
                    : value.members().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        }
    }

    private Mono<Void> insert(List<Line> lines, Instant moment) {
        return Statement.of("""
                        INSERT INTO reports_figures AS f (obligation_id, code, value, numerator, denominator, members, computed_at)
                        SELECT g.id, g.code, g.value, g.numerator, g.denominator, g.members::uuid[], :moment
                        FROM unnest(:ids::uuid[], :codes::text[], :values::float8[], :numerators::float8[], :denominators::float8[], :members::text[])
                             AS g (id, code, value, numerator, denominator, members)
                        ON CONFLICT (obligation_id, code) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
                            denominator = excluded.denominator, members = excluded.members, computed_at = excluded.computed_at""")
                .bind("moment", moment)
                .bind("ids", lines.stream().map(Line::obligation).toArray(UUID[]::new))
                .bind("codes", lines.stream().map(Line::code).toArray(String[]::new))
                .bind("values", lines.stream().map(Line::number).toArray(Double[]::new))
                .bind("numerators", lines.stream().map(Line::numerator).toArray(Double[]::new))
                .bind("denominators", lines.stream().map(Line::denominator).toArray(Double[]::new))
                .bind("members", lines.stream().map(Line::members).toArray(String[]::new))
                .on(database)
                .then();
    }

    private static Batch together(List<Batch> found) {
        Map<UUID, UUID> all = new HashMap<>();
        found.forEach(one -> all.putAll(one.obligations()));
        return new Batch(
                found.get(0).template(), found.get(0).form(), found.get(0).about(), all);
    }

    private List<ReportSection> sections(Json stored) {
        return json.readValue(stored.asArray(), new TypeReference<>() {});
    }
}
