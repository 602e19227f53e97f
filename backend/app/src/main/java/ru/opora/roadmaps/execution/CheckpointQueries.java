package ru.opora.roadmaps.execution;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.execution.CheckpointFilter.View;

/** The SQL that reads checkpoints: a page is a range of one index, found by where the executor stands and in order of days. */
@Repository
class CheckpointQueries {

    private static final String SELECT = """
            SELECT c.id, c.assignment_id, c.roadmap_id, c.activity_id, c.owner_id, c.occurrence, c.window_start, c.due,
                   c.prompt_on, c.planned_due, c.day, c.expected_count, c.done_count, c.state, c.late_days, c.submitted_at,
                   c.accepted_at, c.cancelled_reason, c.cancelled_note, c.request_id, c.version, c.updated_at, c.time_zone,
                   opora_today(:now, c.time_zone) AS today, s.token, p.name AS person_name,
                   d.id AS proposal_id, d.due AS proposal_due, d.reason AS proposal_reason, d.created_at AS proposal_at,
                   w.name AS proposal_author, coalesce(d.author = opora_subject(), false) AS proposal_own,
                   r.title AS roadmap_title, a.number, a.title, a.term_text, t.text,
                   c.organization_id, coalesce(o.name, n.name) AS organization_name, coalesce(o.kind, n.kind) AS organization_kind,
                   o.parent_id AS organization_parent_id, coalesce(o.path::text, replace(c.organization_id::text, '-', '')) AS path,
                   (SELECT i.submitted_by || '\n' || i.author FROM roadmaps_reports i
                    WHERE i.checkpoint_id = c.id AND i.state = 'SUBMITTED') AS writers
            FROM %s c
            JOIN roadmaps_assignments s ON s.id = c.assignment_id
            JOIN roadmaps_tasks t ON t.id = s.task_id
            JOIN roadmaps_activities a ON a.id = c.activity_id
            JOIN roadmaps r ON r.id = c.roadmap_id
            LEFT JOIN organizations o ON o.id = c.organization_id
            LEFT JOIN LATERAL (SELECT x.name, x.kind FROM roadmaps_executors x WHERE x.id = c.organization_id AND o.id IS NULL) n ON true
            LEFT JOIN organizations_people p ON p.id = s.person_id
            LEFT JOIN roadmaps_date_proposals d ON d.checkpoint_id = c.id AND d.state = 'PROPOSED'
                AND c.state NOT IN ('ACCEPTED', 'CANCELLED')
            LEFT JOIN organizations_people w ON w.subject = d.author
            WHERE true""";

    /** The owner reads of its own roadmap whatever is due, wherever that is. */
    private static final String OWN_ROADMAP = """
            EXISTS (SELECT 1 FROM roadmaps q JOIN organizations w ON w.id = q.organization_id
                    WHERE q.id = :roadmap AND w.path <@ (SELECT opora_scope()))""";

    private static final String OPEN = "AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')";

    /** More are not counted: a screen says «10 000+». */
    static final int MOST_COUNTED = 10_000;

    private final DatabaseClient database;
    private final CheckpointScope scopes;

    CheckpointQueries(DatabaseClient database, CheckpointScope scopes) {
        this.database = database;
        this.scopes = scopes;
    }

    /** A checkpoint as read. */
    record Row(
            UUID id,
            UUID assignmentId,
            UUID roadmapId,
            String roadmapTitle,
            UUID activityId,
            @Nullable String number,
            String title,
            String text,
            String token,
            OrganizationSummary organization,
            UUID ownerId,
            String occurrence,
            String termText,
            @Nullable LocalDate windowStart,
            @Nullable LocalDate due,
            @Nullable LocalDate promptOn,
            @Nullable LocalDate plannedDue,
            int expectedCount,
            int doneCount,
            CheckpointState state,
            int lateDays,
            @Nullable Instant submittedAt,
            @Nullable Instant acceptedAt,
            @Nullable String delegatedTo,
            CheckpointSummary.@Nullable OpenProposal dateProposal,
            long version,
            Instant updatedAt,
            String path,
            LocalDate today,
            LocalDate day,
            List<String> writers,
            @Nullable UUID requestId,
            CheckpointView.@Nullable CancelledReason cancelledReason,
            @Nullable String cancelledNote) {

        boolean open() {
            return state == CheckpointState.PLANNED
                    || state == CheckpointState.IN_PROGRESS
                    || state == CheckpointState.RETURNED;
        }

        boolean overdue() {
            return open() && due != null && due.isBefore(today);
        }

        int daysLate() {
            return overdue() && due != null ? (int) java.time.temporal.ChronoUnit.DAYS.between(due, today) : lateDays;
        }

        boolean ownerExecutes() {
            return ownerId.equals(organization.id());
        }
    }

    /** Whose eyes look, and at what moment. */
    record Looking(Instant now, CheckpointScope.Looked at) {}

    /** Finds out where the caller may look. */
    Mono<Looking> looking(Caller caller, Instant now, CheckpointFilter filter) {
        return scopes.look(caller, filter.within()).map(found -> new Looking(now, found));
    }

    /** A page in order of days; the rows are found first and joined with their words afterwards. */
    Mono<Page<Row>> list(
            Looking looking,
            View view,
            CheckpointFilter filter,
            boolean newestFirst,
            int limit,
            @Nullable String cursor) {
        String direction = newestFirst ? "DESC" : "ASC";
        Statement statement = Statement.of(
                        "WITH page AS MATERIALIZED (SELECT c.* FROM roadmaps_checkpoints c WHERE true")
                .bind("now", looking.now());
        narrow(statement, looking, view, filter);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (c.day, c.id) " + (newestFirst ? "<" : ">") + " (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        String order = "ORDER BY c.day " + direction + ", c.id " + direction;
        return statement
                .append(order + " LIMIT :limit)")
                .append(SELECT.formatted("page"))
                .append(order)
                .bind("limit", limit + 1)
                .on(database)
                .map(CheckpointQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.day().toString(), row.id().toString())));
    }

    /** How many each view has, all in one question, in the order of the views. */
    Mono<List<Integer>> counts(Looking looking, CheckpointFilter filter) {
        Statement statement = Statement.of("SELECT ARRAY[");
        for (View view : View.values()) {
            statement.append((view.ordinal() == 0 ? "" : ",")
                    + "(SELECT count(*) FROM (SELECT 1 FROM roadmaps_checkpoints c WHERE true");
            narrow(statement, looking, view, filter);
            statement.append("LIMIT " + (MOST_COUNTED + 1) + ") x)::int");
        }
        return statement
                .append("] AS found")
                .bindNamed("now", looking.now())
                .on(database)
                .map(row -> List.of(Rows.get(row, "found", Integer[].class)))
                .one();
    }

    Mono<Row> find(Caller caller, Instant now, UUID id) {
        return Statement.of(SELECT.formatted("roadmaps_checkpoints"))
                .append("""
                        AND (o.path <@ :scope::ltree[]
                            OR EXISTS (SELECT 1 FROM organizations w WHERE w.id = c.owner_id AND w.path <@ :scope::ltree[]))""")
                .bind("scope", caller.scope(CheckpointPermission.READ))
                .bind("now", now)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(CheckpointQueries::row)
                .one();
    }

    private static void narrow(Statement statement, Looking looking, View view, CheckpointFilter filter) {
        if (view == View.TO_ACCEPT) {
            looking.at().controlled().narrow(statement, "controlled", "");
            looking.at().controlled().above(statement);
        } else {
            looking.at().seen().narrow(statement, "seen", filter.roadmap() == null ? "" : OWN_ROADMAP);
        }
        if (looking.at().within() != null) {
            looking.at().within().narrow(statement, "within", "");
        }
        if (filter.mine()) {
            looking.at().executed().narrow(statement, "mine", "");
        }
        statement
                .and("c.roadmap_id = :roadmap", "roadmap", filter.roadmap())
                .and("c.organization_id = :organization", "organization", filter.organization())
                .and("c.activity_id = :activity", "activity", filter.activity())
                .and(
                        "c.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .and("c.due >= :dueFrom", "dueFrom", filter.dueFrom())
                .and("c.due <= :dueTo", "dueTo", filter.dueTo())
                .and(
                        "EXISTS (SELECT 1 FROM roadmaps_activities q WHERE q.id = c.activity_id AND lower(q.title) LIKE :text)",
                        "text",
                        Patterns.containing(filter.text()));
        view(statement, looking.now(), view, filter.state() == null);
    }

    /** Days differ by zone: the first and the last «today» there is bound the index, the executor's own one decides. */
    private static void view(Statement statement, Instant now, View view, boolean anyState) {
        LocalDate earliest = now.atOffset(ZoneOffset.ofHours(-12)).toLocalDate();
        LocalDate latest = now.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
        switch (view) {
            case TODAY ->
                statement
                        .append(OPEN
                                + " AND c.day BETWEEN :earliest AND :latest AND c.day = opora_today(:now, c.time_zone)")
                        .bind("earliest", earliest)
                        .bind("latest", latest);
            case WEEK -> statement.append(OPEN + """
                             AND c.day BETWEEN :earliest AND :latest::date + 6
                            AND (c.day >= :latest OR c.day >= opora_today(:now, c.time_zone))
                            AND (c.day < :earliest::date + 7 OR c.day < opora_today(:now, c.time_zone) + 7)""").bind("earliest", earliest).bind("latest", latest);
            case OVERDUE ->
                statement.append(OPEN + """
                             AND c.day < :latest AND c.due IS NOT NULL
                            AND (c.day < :earliest OR c.day < opora_today(:now, c.time_zone))""").bind("earliest", earliest).bind("latest", latest);
            case RETURNED -> statement.append("AND c.state = 'RETURNED'");
            case TO_ACCEPT -> statement.append("AND c.state = 'SUBMITTED'");
            case ALL -> statement.append(anyState ? "AND c.state <> 'CANCELLED'" : "");
        }
    }

    private static CheckpointSummary.@Nullable OpenProposal proposal(Readable row) {
        UUID id = row.get("proposal_id", UUID.class);
        return id == null
                ? null
                : new CheckpointSummary.OpenProposal(
                        id,
                        Rows.get(row, "proposal_due", LocalDate.class),
                        Rows.get(row, "proposal_reason", String.class),
                        new CheckpointView.Person(
                                row.get("proposal_author", String.class), Rows.get(row, "proposal_own", Boolean.class)),
                        Rows.get(row, "proposal_at", Instant.class));
    }

    private static Row row(Readable row) {
        String reason = row.get("cancelled_reason", String.class);
        String writers = row.get("writers", String.class);
        return new Row(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "assignment_id", UUID.class),
                Rows.get(row, "roadmap_id", UUID.class),
                Rows.get(row, "roadmap_title", String.class),
                Rows.get(row, "activity_id", UUID.class),
                row.get("number", String.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "text", String.class),
                Rows.get(row, "token", String.class),
                new OrganizationSummary(
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "organization_name", String.class),
                        OrganizationKind.valueOf(Rows.get(row, "organization_kind", String.class)),
                        row.get("organization_parent_id", UUID.class)),
                Rows.get(row, "owner_id", UUID.class),
                Rows.get(row, "occurrence", String.class),
                Rows.get(row, "term_text", String.class),
                row.get("window_start", LocalDate.class),
                row.get("due", LocalDate.class),
                row.get("prompt_on", LocalDate.class),
                row.get("planned_due", LocalDate.class),
                Rows.get(row, "expected_count", Integer.class),
                Rows.get(row, "done_count", Integer.class),
                CheckpointState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "late_days", Integer.class),
                row.get("submitted_at", Instant.class),
                row.get("accepted_at", Instant.class),
                row.get("person_name", String.class),
                proposal(row),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "path", String.class),
                Rows.get(row, "today", LocalDate.class),
                Rows.get(row, "day", LocalDate.class),
                writers == null ? List.of() : List.of(writers.split("\n")),
                row.get("request_id", UUID.class),
                reason == null ? null : CheckpointView.CancelledReason.valueOf(reason),
                row.get("cancelled_note", String.class));
    }
}
