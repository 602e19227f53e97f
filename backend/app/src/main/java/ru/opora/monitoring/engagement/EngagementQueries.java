package ru.opora.monitoring.engagement;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.engagement.EngagementView.Month;
import ru.opora.monitoring.engagement.EngagementView.Part;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of figures that were computed. */
@Repository
class EngagementQueries {

    /** What has no figure stands behind all that have one. */
    private static final double LAST = 101;

    /** As the indexes of the list have it: a COALESCE would keep the rest of a list from them where rows are guarded. */
    private static final String ORDER = "CASE WHEN e.score IS NULL THEN 101 ELSE e.score END, e.organization_id";

    /** Whether a school lies somewhere. Where few are meant they are collected and sorted. */
    private static final String COLLECTED = "o.path <@ %s";

    /** As a CASE the planner takes it for every other row, and reads in the order of the list (docs/adr/0030-remembered-rights.md). */
    private static final String IN_ORDER = "CASE WHEN o.path <@ %s THEN true ELSE false END";

    private static final String SCOPE = ":scope::ltree[]";

    private static final int MONTHS = 36;

    private static final String NOW = "organizations o ON o.id = e.organization_id AND o.state = 'ACTIVE'";

    /** As the school was on the day of the figure: what was then stays with whom it belonged. */
    private static final String THEN = """
            organizations_versions o ON o.organization_id = e.organization_id AND o.kind = 'SCHOOL' AND o.state = 'ACTIVE'
                AND o.valid_from <= e.day AND (o.valid_to IS NULL OR o.valid_to >= e.day)""";

    private final DatabaseClient database;
    private final JsonMapper json;

    EngagementQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * What is asked for.
     *
     * @param scope roots of what the caller sees
     * @param within the path of the only subtree asked for; null for all
     * @param month the first day of it, with the schools that were there then; null: the latest figure of each school of today
     */
    record Filter(
            String[] scope,
            @Nullable String within,
            @Nullable EngagementLevel level,
            @Nullable LocalDate month,
            @Nullable String q) {}

    /**
     * A figure as it is stored.
     *
     * @param score as it is shown
     * @param parts exact
     */
    record Stored(
            @Nullable Double score,
            EngagementLevel level,
            int coverage,
            LocalDate day,
            Instant computedAt,
            UUID formula,
            List<Part> parts) {}

    /**
     * The lowest first.
     *
     * @param few the schools of today that may be meant, when they are few
     */
    Mono<Page<EngagementRow>> list(Filter filter, UUID @Nullable [] few, int limit, @Nullable String cursor) {
        String liesIn = few == null && filter.q() == null ? IN_ORDER : COLLECTED;
        Statement statement = narrowed(
                        Statement.of("""
                        SELECT e.organization_id, o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id,
                               m.name AS parent_name, e.score, e.level, e.coverage, e.day,
                               (SELECT b.score FROM monitoring_engagement b
                                WHERE b.organization_id = e.organization_id AND b.month = (e.month - interval '1 month')::date) AS before,
                               (SELECT s.level FROM monitoring_engagement_list_schools s JOIN monitoring_engagement_lists l ON l.id = s.list_id
                                WHERE s.organization_id = e.organization_id ORDER BY l.decided_on DESC, l.created_at DESC, l.id LIMIT 1) AS outside
                        FROM monitoring_engagement e JOIN %s
                        LEFT JOIN organizations m ON m.id = o.parent_id
                        WHERE %s""".formatted(schools(filter), liesIn.formatted(SCOPE))), liesIn, filter)
                .and("e.organization_id = ANY(:few)", "few", filter.month() == null ? few : null)
                .and(
                        "e.level = :level",
                        "level",
                        filter.level() == null ? null : filter.level().name());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (%s) > (:afterScore, :afterId)".formatted(ORDER))
                        .bind("afterScore", after.part(0, Double::valueOf))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY %s LIMIT :limit".formatted(ORDER))
                .bind("limit", limit + 1)
                .on(database)
                .map(EngagementQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, EngagementQueries::key).map(Keyed::row));
    }

    Mono<EngagementRow.Counts> counts(Filter filter) {
        return narrowed(Statement.of("""
                        SELECT count(*) FILTER (WHERE e.level = 'RED') AS red, count(*) FILTER (WHERE e.level = 'YELLOW') AS yellow,
                               count(*) FILTER (WHERE e.level = 'GREEN') AS green, count(*) FILTER (WHERE e.level = 'UNKNOWN') AS unknown,
                               min(e.day) AS day
                        FROM monitoring_engagement e JOIN %s
                        WHERE %s""".formatted(schools(filter), COLLECTED.formatted(SCOPE))), COLLECTED, filter)
                .on(database)
                .map(row -> new EngagementRow.Counts(
                        Rows.get(row, "red", Long.class),
                        Rows.get(row, "yellow", Long.class),
                        Rows.get(row, "green", Long.class),
                        Rows.get(row, "unknown", Long.class),
                        row.get("day", LocalDate.class)))
                .one();
    }

    Mono<Stored> latest(UUID organization) {
        return Statement.of("""
                        SELECT score, level, coverage, day, computed_at, formula_id, components
                        FROM monitoring_engagement WHERE organization_id = :id AND latest""")
                .bind("id", organization)
                .on(database)
                .map(this::stored)
                .one();
    }

    Mono<List<Month>> history(UUID organization) {
        return Statement.of("""
                        SELECT month, score, level, coverage FROM monitoring_engagement
                        WHERE organization_id = :id ORDER BY month DESC LIMIT :most""")
                .bind("id", organization)
                .bind("most", MONTHS)
                .on(database)
                .map(row -> new Month(
                        Rows.get(row, "month", LocalDate.class),
                        rounded(row.get("score", Double.class)),
                        EngagementLevel.valueOf(Rows.get(row, "level", String.class)),
                        Rows.get(row, "coverage", Integer.class)))
                .all()
                .collectList();
    }

    /** Computes all schools at and below a path; gives how many. */
    Mono<Long> engage(String path, Instant moment) {
        return Statement.of("SELECT monitoring_engage(:path::ltree, :moment) AS schools")
                .bind("path", path)
                .bind("moment", moment)
                .on(database)
                .map(row -> Rows.get(row, "schools", Long.class))
                .one();
    }

    /** What directors and curators say. */
    record Said(UUID organization, double value, int respondents) {}

    Mono<Void> say(List<Said> all, Instant moment) {
        return Statement.of("""
                        INSERT INTO monitoring_engagement_surveys AS s (organization_id, value, respondents, computed_at)
                        SELECT g.id, g.value, g.respondents, :moment
                        FROM unnest(:ids::uuid[], :values::float8[], :respondents::int[]) AS g (id, value, respondents)
                        ON CONFLICT (organization_id) DO UPDATE SET value = excluded.value, respondents = excluded.respondents,
                            computed_at = excluded.computed_at""")
                .bind("moment", moment)
                .bind("ids", all.stream().map(Said::organization).toArray(UUID[]::new))
                .bind("values", all.stream().map(Said::value).toArray(Double[]::new))
                .bind("respondents", all.stream().map(Said::respondents).toArray(Integer[]::new))
                .on(database)
                .then();
    }

    /** What nobody says any more. */
    Mono<Void> forget(Instant before) {
        return Statement.of("DELETE FROM monitoring_engagement_surveys WHERE computed_at < :before")
                .bind("before", before)
                .on(database)
                .then();
    }

    Flux<EngagementView.Outside> lists(UUID organization) {
        return Statement.of("""
                        SELECT l.id, l.name, l.source, l.decided_on, s.level, s.note
                        FROM monitoring_engagement_list_schools s JOIN monitoring_engagement_lists l ON l.id = s.list_id
                        WHERE s.organization_id = :id ORDER BY l.decided_on DESC, l.created_at DESC, l.id LIMIT :most""")
                .bind("id", organization)
                .bind("most", MONTHS)
                .on(database)
                .map(row -> new EngagementView.Outside(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "source", String.class),
                        Rows.get(row, "decided_on", LocalDate.class),
                        EngagementLevel.valueOf(Rows.get(row, "level", String.class)),
                        row.get("note", String.class)))
                .all();
    }

    private static String schools(Filter filter) {
        return filter.month() == null ? NOW : THEN;
    }

    private static Statement narrowed(Statement statement, String liesIn, Filter filter) {
        return (filter.month() == null
                        ? statement.append("AND e.latest")
                        : statement.and("e.month = :month", "month", filter.month()))
                .bind("scope", filter.scope())
                .and(liesIn.formatted(":within::ltree"), "within", filter.within())
                .and("position(lower(:q) IN lower(o.name)) > 0", "q", filter.q());
    }

    /** The exact figure is the key: what is shown is rounded, and many would share it. */
    private record Keyed(EngagementRow row, double exact) {}

    private static List<String> key(Keyed keyed) {
        return List.of(
                String.valueOf(keyed.exact()), keyed.row().organization().id().toString());
    }

    private static Keyed row(Readable row) {
        Double score = row.get("score", Double.class);
        var shown = new EngagementRow(
                OrganizationSummary.read(row),
                row.get("parent_name", String.class),
                rounded(score),
                EngagementLevel.valueOf(Rows.get(row, "level", String.class)),
                Rows.get(row, "coverage", Integer.class),
                rounded(row.get("before", Double.class)),
                Optional.ofNullable(row.get("outside", String.class))
                        .map(EngagementLevel::valueOf)
                        .orElse(null),
                Rows.get(row, "day", LocalDate.class));
        return new Keyed(shown, score == null ? LAST : score);
    }

    private static @Nullable Double rounded(@Nullable Double score) {
        return score == null ? null : (Double) EngagementParts.figure(score);
    }

    private Stored stored(Readable row) {
        return new Stored(
                rounded(row.get("score", Double.class)),
                EngagementLevel.valueOf(Rows.get(row, "level", String.class)),
                Rows.get(row, "coverage", Integer.class),
                Rows.get(row, "day", LocalDate.class),
                Rows.get(row, "computed_at", Instant.class),
                Rows.get(row, "formula_id", UUID.class),
                EngagementParts.exact(
                        json.readTree(Rows.get(row, "components", Json.class).asArray())));
    }
}
