package ru.opora.visits;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.visits.VisitQueries.Place;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of recommendations. */
@Repository
class RecommendationQueries {

    /** One of a visit that is not completed is seen only by those who make visits there, one of a cancelled visit by nobody. */
    private static final String SELECT = """
            SELECT r.id, r.visit_id, r.text, r.due, r.state, r.answer, r.answered_at, r.done_text, r.done_at, r.remark, r.decided_at, r.version,
                   r.updated_at, r.state IN ('ISSUED', 'ACCEPTED') AND r.due < opora_today(:moment, o.time_zone) AS overdue,
                   v.state AS visit_state, v.visitor_id, coalesce(visits_visitor_name(v.visitor_id), '') AS visitor_name,
                   coalesce(v.visitor_id = (SELECT opora_person()), false) AS mine, coalesce(v.completed_by = :subject, false) AS ended,
                   coalesce(:subject IN (r.answered_by, r.done_by), false) AS answered, o.path::text AS path,
                   coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
                       'size', f.size) ORDER BY x.position)
                       FROM visits_files x JOIN files f ON f.id = x.file_id WHERE x.recommendation_id = r.id), '[]') AS files,
                   %s
            FROM visits_recommendations r JOIN visits_visits v ON v.id = r.visit_id JOIN organizations o ON o.id = r.organization_id
            WHERE o.path <@ :scope::ltree[] AND v.state <> 'CANCELLED'
              AND (v.state IN ('COMPLETED', 'ACKNOWLEDGED') OR o.path <@ :writing::ltree[])""".formatted(OrganizationSummary.COLUMNS);

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    RecommendationQueries(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID visit,
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable String visitor,
            @Nullable List<RecommendationState> states,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo,
            @Nullable String text,
            @Nullable Instant updatedSince) {}

    /**
     * A recommendation and where it stands.
     *
     * @param told whether the visit is completed, and the school knows of it
     * @param answered whether the caller has answered for the school
     */
    record Stored(RecommendationView view, Place place, boolean told, boolean answered) {}

    Mono<Page<Stored>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("r.visit_id = :visit", "visit", filter.visit())
                .and("r.organization_id = :organization", "organization", filter.organization())
                .and("o.path <@ (SELECT i.path FROM organizations i WHERE i.id = :within)", "within", filter.within())
                .and("r.state = ANY (:states)", "states", names(filter.states()))
                .and("r.due >= :dueFrom", "dueFrom", filter.dueFrom())
                .and("r.due <= :dueTo", "dueTo", filter.dueTo())
                .and(
                        "(lower(r.text) LIKE :text OR lower(o.name) LIKE :text)",
                        "text",
                        Patterns.containing(filter.text()))
                .and("r.updated_at >= :updatedSince", "updatedSince", filter.updatedSince());
        VisitQueries.visitor(statement, filter.visitor());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (r.due, r.id) > (:afterDue, :afterId)")
                        .bind("afterDue", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY r.due, r.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::stored)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.view().due().toString(), row.view().id().toString())));
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return select(caller)
                .and("r.id = :id", "id", id)
                .on(database)
                .map(this::stored)
                .one();
    }

    Mono<Void> insert(UUID id, UUID visit, RecommendationRequest request, String author) {
        return Statement.of("""
                        INSERT INTO visits_recommendations (id, visit_id, organization_id, text, due, added_later, created_by)
                        SELECT :id, v.id, v.organization_id, :text, :due, v.state IN ('COMPLETED', 'ACKNOWLEDGED'), :author
                        FROM visits_visits v WHERE v.id = :visit""")
                .bind("id", id)
                .bind("visit", visit)
                .bind("text", request.text().strip())
                .bind("due", request.due())
                .bind("author", author)
                .on(database)
                .then();
    }

    /** Gives how many rows changed, as all that follow do. */
    Mono<Long> update(RecommendationView was, long version, RecommendationRequest.Change patch) {
        return stepped("text = :text, due = :due", "ISSUED")
                .bind("id", was.id())
                .bind("text", patch.text().orKeep(was.text()).strip())
                .bind("due", patch.due().orKeep(was.due()))
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> answer(UUID id, @Nullable Long version, String by, RecommendationState state, @Nullable String text) {
        return moved(
                stepped("state = :state, answer = :words, answered_by = :by, answered_at = :moment", "ISSUED")
                        .bind("state", state.name()),
                id,
                version,
                by,
                text);
    }

    Mono<Long> done(UUID id, @Nullable Long version, String by, String text) {
        return moved(
                stepped("state = 'DONE', done_text = :words, done_by = :by, done_at = :moment", "ACCEPTED"),
                id,
                version,
                by,
                text);
    }

    Mono<Long> verify(UUID id, @Nullable Long version, String by) {
        return moved(
                stepped("state = 'VERIFIED', remark = :words, decided_by = :by, decided_at = :moment", "DONE"),
                id,
                version,
                by,
                null);
    }

    /** What was done is to be done again; what is disputed is to be answered again. */
    Mono<Long> sendBack(UUID id, @Nullable Long version, String by, String remark) {
        return moved(stepped("""
                        state = CASE state WHEN 'DONE' THEN 'ACCEPTED' ELSE 'ISSUED' END, done_by = NULL, done_at = NULL,
                        remark = :words, decided_by = :by, decided_at = :moment""", "DONE", "DISPUTED"), id, version, by, remark);
    }

    Mono<Long> withdraw(UUID id, @Nullable Long version, String by, String remark) {
        return moved(
                stepped(
                        "state = 'WITHDRAWN', remark = :words, decided_by = :by, decided_at = :moment",
                        "ISSUED",
                        "ACCEPTED",
                        "DISPUTED"),
                id,
                version,
                by,
                remark);
    }

    private Mono<Long> moved(Statement step, UUID id, @Nullable Long version, String by, @Nullable String words) {
        return step.bind("id", id)
                .bind("by", by)
                .bind("moment", clock.instant())
                .bindNullable("words", words == null || words.isBlank() ? null : words.strip(), String.class)
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement stepped(String set, String... from) {
        return Statement.of("UPDATE visits_recommendations SET " + set
                + ", version = version + 1, updated_at = now() WHERE id = :id AND state IN ('"
                + String.join("', '", from) + "')");
    }

    private Statement select(Caller caller) {
        return Statement.of(SELECT)
                .bind("moment", clock.instant())
                .bind("subject", caller.subject())
                .bind("scope", caller.scope(VisitPermission.READ))
                .bind("writing", caller.scope(VisitPermission.WRITE));
    }

    private static String @Nullable [] names(@Nullable List<RecommendationState> states) {
        return states == null || states.isEmpty()
                ? null
                : states.stream().map(Enum::name).toArray(String[]::new);
    }

    private Stored stored(Readable row) {
        return new Stored(
                new RecommendationView(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "visit_id", UUID.class),
                        OrganizationSummary.read(row),
                        VisitQueries.visitorOf(row),
                        Rows.get(row, "text", String.class),
                        Rows.get(row, "due", LocalDate.class),
                        Rows.get(row, "overdue", Boolean.class),
                        RecommendationState.valueOf(Rows.get(row, "state", String.class)),
                        row.get("answer", String.class),
                        row.get("answered_at", Instant.class),
                        row.get("done_text", String.class),
                        row.get("done_at", Instant.class),
                        VisitQueries.attached(json, row),
                        row.get("remark", String.class),
                        row.get("decided_at", Instant.class),
                        Rows.get(row, "version", Long.class),
                        Rows.get(row, "updated_at", Instant.class),
                        List.of()),
                new Place(
                        Rows.get(row, "path", String.class),
                        Rows.get(row, "mine", Boolean.class),
                        Rows.get(row, "ended", Boolean.class)),
                VisitState.valueOf(Rows.get(row, "visit_state", String.class)).told(),
                Rows.get(row, "answered", Boolean.class));
    }
}
