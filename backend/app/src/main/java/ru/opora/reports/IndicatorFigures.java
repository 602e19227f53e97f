package ru.opora.reports;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/**
 * Indicators of monitoring, of the latest round that was open by the end of a period and measured schools of the organisation;
 * of the values that their schools have confirmed. The code says how they are put together, so that a report stays what it was:
 * {@code indicators.sum…} and {@code indicators.mean…} with the indicator's id.
 */
@Component
class IndicatorFigures implements FigureSource {

    /** As of a value. */
    static final Bounds BOUNDS = new Bounds(-1e15, 1e15);

    private static final Pattern CODE = Pattern.compile("indicators\\.(sum|mean)([0-9a-f]{32})");
    private static final String SUM = "sum";
    private static final int MOST_OFFERED = 300;

    /**
     * Schools count where they were on the day of the panel, as they do in the sums of the round, whatever has moved since. Below a
     * municipality there are no such places: what stands there has the schools it has today.
     */
    private static final String WITHIN =
            "f.organization_id = d.id OR m.path <@ d.path OR m.path @> d.path AND o.path <@ d.path";

    /** The round that counts for an organisation, and its confirmed values there. */
    private static final String MEASURED = """
            FROM organizations d CROSS JOIN unnest(:indicators::uuid[]) AS k(indicator_id)
            CROSS JOIN LATERAL (
                SELECT c.id, c.definition ->> 'aggregation' AS aggregation, r.id AS round_id, r.title, r.closes_on
                FROM monitoring_round_indicators c JOIN monitoring_rounds r ON r.id = c.round_id
                WHERE c.indicator_id = k.indicator_id AND r.state <> 'DRAFT' AND r.opens_on <= :end
                  AND EXISTS (SELECT 1 FROM monitoring_round_forms f JOIN organizations o ON o.id = f.organization_id
                              JOIN organizations m ON m.id = f.municipality_id WHERE f.round_id = r.id AND (%1$s))
                ORDER BY r.opens_on DESC, r.id DESC LIMIT 1) c
            JOIN monitoring_round_forms f ON f.round_id = c.round_id AND f.level > 0
            JOIN organizations o ON o.id = f.organization_id
            JOIN organizations m ON m.id = f.municipality_id
            JOIN monitoring_values v ON v.form_id = f.id AND v.round_indicator_id = c.id AND v.breakdown = ''
            WHERE v.value IS NOT NULL AND (%1$s)""".formatted(WITHIN);

    private final DatabaseClient database;

    IndicatorFigures(DatabaseClient database) {
        this.database = database;
    }

    /** None by name: there are as many as indicators. */
    @Override
    public List<Kind> kinds() {
        return List.of();
    }

    @Override
    public @Nullable Unit unit(String code) {
        Matcher found = CODE.matcher(code);
        return !found.matches() ? null : SUM.equals(found.group(1)) ? Unit.COUNT : Unit.MEAN;
    }

    @Override
    public Flux<Value> values(List<UUID> organizations, About about) {
        return Flux.empty();
    }

    @Override
    public Flux<Value> values(Set<String> codes, List<UUID> organizations, About about) {
        Map<UUID, Set<String>> asked = ids(codes);
        return measured("""
                        SELECT d.id, k.indicator_id, c.aggregation, sum(v.value)::float8 AS total, count(*) AS known,
                               sum(v.value * v.weight)::float8 AS weighted, sum(v.weight)::float8 AS weight
                        """, asked.keySet(), about)
                .append("AND d.id = ANY(:ids) GROUP BY 1, 2, 3")
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(row -> asked.getOrDefault(Rows.get(row, "indicator_id", UUID.class), Set.of()).stream()
                        .map(code -> value(row, code))
                        .toList())
                .all()
                .flatMapIterable(values -> values);
    }

    /** The schools, each with what it confirmed; behind a weighted mean those that have a weight, with it. */
    @Override
    public Flux<FigureRow> rows(UUID organization, String code, About about, String after, int limit) {
        return measured("""
                        SELECT o.id::text AS key, o.id AS organization_id, f.name AS organization_name, c.title AS text, c.closes_on AS day,
                               NULL::text AS state, v.value::float8 AS value,
                               CASE WHEN c.aggregation = 'WEIGHTED' AND NOT :sum THEN v.weight::float8 END AS whole, c.round_id AS subject_id
                        """, ids(Set.of(code)).keySet(), about)
                .append("""
                        AND d.id = :id AND o.id::text > :after AND (c.aggregation <> 'WEIGHTED' OR :sum OR v.weight > 0)
                        ORDER BY key LIMIT :limit""")
                .bind("sum", unit(code) == Unit.COUNT)
                .bind("id", organization)
                .bind("after", after)
                .bind("limit", limit)
                .on(database)
                .map(row -> FigureRow.read(row, FigureRow.Subject.ROUND))
                .all();
    }

    /** What they are called, by code; of an indicator that is not there nothing. */
    Mono<Map<String, String>> titles(Collection<String> codes) {
        Map<UUID, Set<String>> asked = ids(codes);
        return asked.isEmpty()
                ? Mono.just(Map.of())
                : Statement.of("SELECT id, title FROM monitoring_indicators WHERE id = ANY(:ids)")
                        .bind("ids", asked.keySet().toArray(UUID[]::new))
                        .on(database)
                        .map(row -> asked.getOrDefault(Rows.get(row, "id", UUID.class), Set.of()).stream()
                                .map(code -> Map.entry(code, Rows.get(row, "title", String.class)))
                                .toList())
                        .all()
                        .flatMapIterable(titles -> titles)
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Those that the caller's organisations may use, by title; the one entered last cannot be put together and is none. */
    Flux<Figures.Known> offered(Caller caller) {
        return Statement.of("""
                        SELECT i.id, i.title || ', ' || (i.definition ->> 'unit') AS title, i.definition ->> 'aggregation' AS aggregation
                        FROM monitoring_indicators i JOIN organizations o ON o.id = i.organization_id
                        WHERE i.archived_on IS NULL AND i.definition ->> 'aggregation' <> 'LATEST'
                          AND (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])
                        ORDER BY i.title, i.id LIMIT :limit""")
                .bind("scope", caller.scope(ReportsPermission.READ))
                .bind("limit", MOST_OFFERED)
                .on(database)
                .map(IndicatorFigures::known)
                .all();
    }

    private static Figures.Known known(Readable row) {
        boolean sum = Rows.get(row, "aggregation", String.class).equals("SUM");
        String id = Rows.get(row, "id", UUID.class).toString().replace("-", "");
        String title = Rows.get(row, "title", String.class);
        return new Figures.Known(
                "indicators." + (sum ? SUM : "mean") + id,
                sum ? Unit.COUNT : Unit.MEAN,
                Map.of("ru", title, "en", title));
    }

    private static Value value(Readable row, String code) {
        UUID organization = Rows.get(row, "id", UUID.class);
        double total = Rows.get(row, "total", Double.class);
        if (code.startsWith("indicators." + SUM)) {
            return new Value(organization, code, total, null, null);
        }
        Double weight = row.get("weight", Double.class);
        Double weighted = row.get("weighted", Double.class);
        boolean weighs = Rows.get(row, "aggregation", String.class).equals("WEIGHTED");
        if (weighs) {
            return weight == null || weighted == null || weight == 0
                    ? new Value(organization, code, null, null, null)
                    : new Value(organization, code, weighted / weight, weighted, weight);
        }
        double known = Rows.get(row, "known", Long.class);
        return new Value(organization, code, total / known, total, known);
    }

    private static Statement measured(String select, Collection<UUID> indicators, About about) {
        return Statement.of(select + MEASURED)
                .bind("indicators", indicators.toArray(UUID[]::new))
                .bind("end", about.end());
    }

    private static Map<UUID, Set<String>> ids(Collection<String> codes) {
        Map<UUID, Set<String>> ids = new HashMap<>();
        for (String code : codes) {
            Matcher found = CODE.matcher(code);
            if (found.matches()) {
                String hex = found.group(2);
                UUID id = UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
                // A report may ask for the sum and for the mean of the same indicator.
                ids.computeIfAbsent(id, none -> new HashSet<>()).add(code);
            }
        }
        return ids;
    }
}
