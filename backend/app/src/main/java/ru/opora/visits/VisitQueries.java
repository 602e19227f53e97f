package ru.opora.visits;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that reads visits. */
@Repository
class VisitQueries {

    private static final String MINE = "v.visitor_id = (SELECT opora_person())";

    private static final String COLUMNS = """
            SELECT v.id, v.visitor_id, coalesce(visits_visitor_name(v.visitor_id), '') AS visitor_name, v.kind, v.planned_on, v.planned_at,
                   v.purpose, v.state, v.completed_at, v.acknowledged_at, v.version, v.updated_at,\s""" + OrganizationSummary.COLUMNS;

    private static final String FROM = """

            FROM visits_visits v JOIN organizations o ON o.id = v.organization_id""";

    /** A recommendation of a visit that is not completed is known only to those who make visits there. */
    private static final String RECOMMENDED = """

            CROSS JOIN LATERAL (
                SELECT count(*) AS recommendations, count(*) FILTER (WHERE r.state <> 'VERIFIED') AS open
                FROM visits_recommendations r
                WHERE r.visit_id = v.id AND r.state <> 'WITHDRAWN'
                  AND (v.state IN ('COMPLETED', 'ACKNOWLEDGED') OR o.path <@ :writing::ltree[])) n""";

    private final DatabaseClient database;
    private final JsonMapper json;

    VisitQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable String visitor,
            @Nullable VisitState state,
            @Nullable VisitKind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String text,
            @Nullable Instant updatedSince) {}

    /**
     * Where a visit stands and what the caller has to do with it.
     *
     * @param mine whether the caller visits
     * @param ended whether the caller ended it, maybe in another's name
     */
    record Place(String path, boolean mine, boolean ended) {}

    /** All that is stored of a visit, as those see it who make visits there. */
    record Stored(VisitView view, Place place) {}

    Mono<Page<VisitRow>> list(Caller caller, Filter filter, boolean latest, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(COLUMNS + ", n.recommendations, n.open" + FROM + RECOMMENDED
                        + " WHERE o.path <@ :scope::ltree[]")
                .bind("scope", caller.scope(VisitPermission.READ))
                .bind("writing", caller.scope(VisitPermission.WRITE))
                .and("o.id = :organization", "organization", filter.organization())
                .and("o.path <@ (SELECT i.path FROM organizations i WHERE i.id = :within)", "within", filter.within())
                .and("v.state = :state", "state", name(filter.state()))
                .and("v.kind = :kind", "kind", name(filter.kind()))
                .and("v.planned_on >= :from", "from", filter.from())
                .and("v.planned_on <= :to", "to", filter.to())
                .and(
                        "(lower(v.purpose) LIKE :text OR lower(o.name) LIKE :text)",
                        "text",
                        Patterns.containing(filter.text()))
                .and("v.updated_at >= :updatedSince", "updatedSince", filter.updatedSince());
        visitor(statement, filter.visitor());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (v.planned_on, v.id) " + (latest ? "<" : ">") + " (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append(
                        latest
                                ? "ORDER BY v.planned_on DESC, v.id DESC LIMIT :limit"
                                : "ORDER BY v.planned_on, v.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(VisitQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.plannedOn().toString(), row.id().toString())));
    }

    /** Only those of a visitor, who may be the caller. */
    static void visitor(Statement statement, @Nullable String visitor) {
        if ("ME".equals(visitor)) {
            statement.append("AND " + MINE);
        } else if (visitor != null) {
            statement.and("v.visitor_id = :visitor", "visitor", person(visitor));
        }
    }

    private static UUID person(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.badParameter("visitor", "INVALID");
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return Statement.of(COLUMNS + """
                        , o.time_zone, o.path::text AS path, coalesce(%s, false) AS mine, coalesce(v.completed_by = :subject, false) AS ended,
                        v.checklist, v.answers, v.findings, v.begun_at, a.name AS acknowledger, v.cancelled_at, v.cancel_reason, v.created_at,
                        coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
                            'size', f.size) ORDER BY x.position)
                            FROM visits_files x JOIN files f ON f.id = x.file_id
                            WHERE x.visit_id = v.id AND x.recommendation_id IS NULL), '[]') AS files""".formatted(MINE) + FROM + """

                        LEFT JOIN organizations_people a ON a.subject = v.acknowledged_by
                        WHERE v.id = :id AND o.path <@ :scope::ltree[]""")
                .bind("id", id)
                .bind("subject", caller.subject())
                .bind("scope", caller.scope(VisitPermission.READ))
                .on(database)
                .map(this::stored)
                .one();
    }

    /** The person that the caller is; nobody where it is a system. */
    Mono<UUID> person() {
        return database.sql("SELECT opora_person() AS id WHERE opora_person() IS NOT NULL")
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    /** Those who may visit the school, of whom the caller sees, by name. */
    Flux<VisitRow.Visitor> visitors(UUID school, Instant moment) {
        return Statement.of("""
                        SELECT p.id, p.name FROM organizations_people p
                        WHERE p.id IN (SELECT visits_visitors(:school, :moment)) ORDER BY p.name, p.id LIMIT 200""")
                .bind("school", school)
                .bind("moment", moment)
                .on(database)
                .map(row -> new VisitRow.Visitor(Rows.get(row, "id", UUID.class), Rows.get(row, "name", String.class)))
                .all();
    }

    Mono<Boolean> mayVisit(UUID person, UUID school, Instant moment) {
        return Statement.of("SELECT :person IN (SELECT visits_visitors(:school, :moment)) AS may")
                .bind("person", person)
                .bind("school", school)
                .bind("moment", moment)
                .on(database)
                .map(row -> Rows.get(row, "may", Boolean.class))
                .one();
    }

    /** A checklist of the school's or of one above it, as a visit keeps it. */
    Mono<VisitView.Checklist> checklist(UUID id, UUID school) {
        return Statement.of("""
                        SELECT c.name, c.items FROM visits_checklists c JOIN organizations s ON s.id = :school
                        WHERE c.id = :id AND c.organization_id = ANY (opora_chain(s.path))""")
                .bind("id", id)
                .bind("school", school)
                .on(database)
                .map(row -> new VisitView.Checklist(
                        Rows.get(row, "name", String.class), List.of(Rows.get(row, "items", String[].class))))
                .one();
    }

    /** How many of the files lie in the school. */
    Mono<Long> filesOf(UUID school, List<UUID> files) {
        return Statement.of(
                        "SELECT count(*) AS found FROM files f WHERE f.id = ANY(:ids) AND f.organization_id = :school")
                .bind("ids", files.toArray(UUID[]::new))
                .bind("school", school)
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    static VisitRow.Visitor visitorOf(Readable row) {
        return new VisitRow.Visitor(
                Rows.get(row, "visitor_id", UUID.class), Rows.get(row, "visitor_name", String.class));
    }

    private static VisitRow row(Readable row) {
        return new VisitRow(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                visitorOf(row),
                VisitKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "planned_on", LocalDate.class),
                row.get("planned_at", LocalTime.class),
                Rows.get(row, "purpose", String.class),
                VisitState.valueOf(Rows.get(row, "state", String.class)),
                row.get("completed_at", Instant.class),
                row.get("acknowledged_at", Instant.class),
                Rows.get(row, "recommendations", Long.class),
                Rows.get(row, "open", Long.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }

    private Stored stored(Readable row) {
        Json checklist = row.get("checklist", Json.class);
        return new Stored(
                new VisitView(
                        Rows.get(row, "id", UUID.class),
                        OrganizationSummary.read(row),
                        Rows.get(row, "time_zone", String.class),
                        visitorOf(row),
                        VisitKind.valueOf(Rows.get(row, "kind", String.class)),
                        Rows.get(row, "planned_on", LocalDate.class),
                        row.get("planned_at", LocalTime.class),
                        Rows.get(row, "purpose", String.class),
                        checklist == null ? null : json.readValue(checklist.asArray(), VisitView.Checklist.class),
                        List.of(json.readValue(
                                Rows.get(row, "answers", Json.class).asArray(), VisitView.Answer[].class)),
                        row.get("findings", String.class),
                        attached(json, row),
                        VisitState.valueOf(Rows.get(row, "state", String.class)),
                        row.get("begun_at", Instant.class),
                        row.get("completed_at", Instant.class),
                        row.get("acknowledged_at", Instant.class),
                        row.get("acknowledger", String.class),
                        row.get("cancelled_at", Instant.class),
                        row.get("cancel_reason", String.class),
                        Rows.get(row, "version", Long.class),
                        Rows.get(row, "created_at", Instant.class),
                        Rows.get(row, "updated_at", Instant.class),
                        List.of()),
                new Place(
                        Rows.get(row, "path", String.class),
                        Rows.get(row, "mine", Boolean.class),
                        Rows.get(row, "ended", Boolean.class)));
    }

    static List<VisitView.Attached> attached(JsonMapper json, Readable row) {
        return List.of(json.readValue(Rows.get(row, "files", Json.class).asArray(), VisitView.Attached[].class));
    }
}
