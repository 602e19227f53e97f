package ru.opora.organizations.programmes;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of participations; they are seen inside the caller's own subtrees only. */
@Repository
class ParticipationQueries {

    private static final String SELECT = """
            SELECT a.id, a.cohort_year, a.grounds, a.order_number, a.order_date, a.entered_on, a.left_on,
                   a.leaving_reason, a.version, a.updated_at, s.left_already,
                   g.id AS programme_id, g.name AS programme_name, g.short_name AS programme_short_name,
                   g.kind AS programme_kind, g.grounds AS programme_grounds, o.path::text AS path,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id
            FROM organizations_participations a
            JOIN organizations_programmes g ON g.id = a.programme_id
            JOIN organizations o ON o.id = a.organization_id
            CROSS JOIN LATERAL (SELECT coalesce(a.left_on <= opora_today(:now, o.time_zone), false) AS left_already) s
            WHERE o.path <@ :scope::ltree[]""";

    private final DatabaseClient database;
    private final ProgrammeQueries programmes;
    private final JsonMapper json;

    ParticipationQueries(DatabaseClient database, ProgrammeQueries programmes, JsonMapper json) {
        this.database = database;
        this.programmes = programmes;
        this.json = json;
    }

    /**
     * What a list may be narrowed by; null means everything.
     *
     * @param named the organisations whose names are like what was typed
     */
    record Filter(
            @Nullable UUID programme,
            @Nullable Integer year,
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable ParticipationState state,
            @Nullable Instant updatedSince,
            @Nullable List<UUID> named) {

        Filter named(List<UUID> organizations) {
            return new Filter(programme, year, organization, within, state, updatedSince, organizations);
        }
    }

    /** A participation as read, with its organisation's place in the tree. */
    record Row(
            UUID id,
            ProgrammeSummary programme,
            List<Ground> programmeGrounds,
            OrganizationSummary organization,
            String path,
            int cohortYear,
            List<String> groundCodes,
            String orderNumber,
            LocalDate orderDate,
            LocalDate enteredOn,
            @Nullable LocalDate leftOn,
            @Nullable String leavingReason,
            ParticipationState state,
            long version,
            Instant updatedAt) {}

    /** An organisation that may be taken in by the caller. */
    record Place(UUID id, String path, OrganizationKind kind, boolean active) {}

    /**
     * A page of participations.
     *
     * @param few the organisations that come into question, when they are few: then it is read by them
     */
    Mono<Page<Row>> list(
            Caller caller, Instant now, Filter filter, UUID @Nullable [] few, int limit, @Nullable String cursor) {
        Statement statement = select(caller, now)
                .and("a.programme_id = :programme", "programme", filter.programme())
                .and("a.cohort_year = :year", "year", filter.year())
                .and("a.organization_id = ANY(:few)", "few", few)
                .and("a.organization_id = :organization", "organization", filter.organization())
                .and(
                        "a.organization_id = ANY(:named)",
                        "named",
                        filter.named() == null ? null : filter.named().toArray(UUID[]::new))
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and(
                        "s.left_already = :left",
                        "left",
                        filter.state() == null ? null : filter.state() == ParticipationState.LEFT)
                .and("a.updated_at >= :updatedSince", "updatedSince", filter.updatedSince());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, a.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, a.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.organization().name(), row.id().toString())));
    }

    Mono<Row> find(Caller caller, Instant now, UUID id) {
        return select(caller, now)
                .and("a.id = :id", "id", id)
                .on(database)
                .map(this::row)
                .one();
    }

    Flux<Place> places(Caller caller, Collection<UUID> ids) {
        return Statement.of("""
                        SELECT o.id, o.path::text AS path, o.kind, o.state = 'ACTIVE' AS active FROM organizations o
                        WHERE o.id = ANY(:ids) AND o.path <@ :scope::ltree[]""")
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("scope", caller.scope(OrganizationPermission.PROGRAMMES_WRITE))
                .on(database)
                .map(row -> new Place(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "path", String.class),
                        OrganizationKind.valueOf(Rows.get(row, "kind", String.class)),
                        Rows.get(row, "active", Boolean.class)))
                .all();
    }

    /** Writes those that are not there yet, in one statement, and gives their ids. */
    Flux<UUID> insert(Collection<ParticipationRequest> requests) {
        return Statement.of("""
                        INSERT INTO organizations_participations (id, programme_id, organization_id, cohort_year, grounds,
                                                                  order_number, order_date, entered_on)
                        SELECT id, "programmeId", "organizationId", "cohortYear", grounds, "orderNumber", "orderDate",
                               "enteredOn"
                        FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, "programmeId" uuid, "organizationId" uuid,
                            "cohortYear" integer, grounds text[], "orderNumber" text, "orderDate" date, "enteredOn" date)
                        ON CONFLICT DO NOTHING RETURNING id""")
                .bind("rows", Json.of(json.writeValueAsBytes(requests)))
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all();
    }

    /** Changes what the patch names, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> update(Row row, long version, ParticipationPatch patch) {
        return Statement.of("""
                        UPDATE organizations_participations
                        SET grounds = :grounds, order_number = :orderNumber, order_date = :orderDate,
                            entered_on = :enteredOn, left_on = :leftOn, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", row.id())
                .bind("version", version)
                .bind("grounds", patch.grounds().orKeep(row.groundCodes()).toArray(String[]::new))
                .bind("orderNumber", patch.orderNumber().orKeep(row.orderNumber()))
                .bind("orderDate", patch.orderDate().orKeep(row.orderDate()))
                .bind("enteredOn", patch.enteredOn().orKeep(row.enteredOn()))
                .bindNullable("leftOn", patch.leftOn().or(row.leftOn()), LocalDate.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Writes down that a school leaves; one that has left already stays as it is. */
    Mono<Long> leave(UUID id, LocalDate date, String reason) {
        return Statement.of("""
                        UPDATE organizations_participations
                        SET left_on = :date, leaving_reason = :reason, version = version + 1, updated_at = now()
                        WHERE id = :id AND left_on IS NULL""")
                .bind("id", id)
                .bind("date", date)
                .bind("reason", reason)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Undoes a leaving, if the row still has the version; why, the record of changes says. Gives the number of rows changed. */
    Mono<Long> comeBack(UUID id, long version, String reason) {
        return Statement.of("""
                        UPDATE organizations_participations
                        SET left_on = NULL, leaving_reason = NULL, version = version + 1, updated_at = now()
                        FROM (SELECT set_config('opora.reason', :reason, true) AS why) r
                        WHERE id = :id AND version = :version AND left_on IS NOT NULL AND r.why IS NOT NULL""")
                .bind("id", id)
                .bind("version", version)
                .bind("reason", reason)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement select(Caller caller, Instant now) {
        return Statement.of(SELECT)
                .bind("now", now)
                .bind("scope", caller.scope(OrganizationPermission.PROGRAMMES_READ));
    }

    private Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                new ProgrammeSummary(
                        Rows.get(row, "programme_id", UUID.class),
                        Rows.get(row, "programme_name", String.class),
                        row.get("programme_short_name", String.class),
                        ProgrammeKind.valueOf(Rows.get(row, "programme_kind", String.class))),
                programmes.grounds(row, "programme_grounds"),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Rows.get(row, "cohort_year", Integer.class),
                List.of(Rows.get(row, "grounds", String[].class)),
                Rows.get(row, "order_number", String.class),
                Rows.get(row, "order_date", LocalDate.class),
                Rows.get(row, "entered_on", LocalDate.class),
                row.get("left_on", LocalDate.class),
                row.get("leaving_reason", String.class),
                Rows.get(row, "left_already", Boolean.class) ? ParticipationState.LEFT : ParticipationState.CURRENT,
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
