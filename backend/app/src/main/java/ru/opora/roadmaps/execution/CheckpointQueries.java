package ru.opora.roadmaps.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
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
                   opora_today(:now, c.time_zone) AS today, coalesce(s.token, '') AS token, p.name AS person_name,
                   d.id AS proposal_id, d.due AS proposal_due, d.reason AS proposal_reason, d.created_at AS proposal_at,
                   w.name AS proposal_author, coalesce(d.author = opora_subject(), false) AS proposal_own,
                   r.title AS roadmap_title, r.state AS roadmap_state, a.number, a.title, a.term_text, coalesce(t.text, a.title) AS text,
                   c.organization_id, coalesce(o.name, n.name) AS organization_name, coalesce(o.kind, n.kind) AS organization_kind,
                   o.parent_id AS organization_parent_id, coalesce(o.path::text, replace(c.organization_id::text, '-', '')) AS path,
                   (SELECT i.submitted_by || '\n' || i.author FROM roadmaps_reports i
                    WHERE i.checkpoint_id = c.id AND i.state IN ('SUBMITTED', 'ACCEPTED')) AS writers
            FROM %s c
            LEFT JOIN roadmaps_assignments s ON s.id = c.assignment_id
            LEFT JOIN roadmaps_tasks t ON t.id = s.task_id
            JOIN roadmaps_activities a ON a.id = c.activity_id
            JOIN roadmaps r ON r.id = c.roadmap_id
            LEFT JOIN organizations o ON o.id = c.organization_id
            LEFT JOIN LATERAL (SELECT x.name, x.kind FROM roadmaps_executors x WHERE x.id = c.organization_id AND o.id IS NULL) n ON true
            LEFT JOIN organizations_people p ON p.id = s.person_id
            LEFT JOIN roadmaps_date_proposals d ON d.checkpoint_id = c.id AND d.state = 'PROPOSED'
            LEFT JOIN organizations_people w ON w.subject = d.author
            WHERE true""";

    /** The owner reads of its own roadmap whatever is due, wherever that is. */
    private static final String OWN_ROADMAP = """
            EXISTS (SELECT 1 FROM roadmaps q JOIN organizations w ON w.id = q.organization_id
                    WHERE q.id = :roadmap AND w.path <@ (SELECT opora_scope()))""";

    /** What an own executor did before it came here is read by who asks for the executor itself. */
    private static final String OWN_EXECUTOR = """
            EXISTS (SELECT 1 FROM organizations w WHERE w.id = :%s AND w.path <@ :scope::ltree[])""";

    /** Of executors that the caller sees, and of those of an own roadmap outside of its subtree. */
    private static final String KIND = """
            coalesce((SELECT e.kind FROM organizations e WHERE e.id = c.organization_id),
                roadmaps_executor_kind(c.organization_id)) = :kind""";

    private static final String DOCUMENTS = """
            AND EXISTS (SELECT 1 FROM roadmaps_activities q WHERE q.id = c.activity_id AND roadmaps_asks_document(q.evidence))""";

    private static final String GIVEN_TO_ME = """
             AND c.assignment_id IN (SELECT q.id FROM roadmaps_assignments q JOIN organizations_people g ON g.id = q.person_id
                                     WHERE g.subject = opora_subject())""";

    private static final String GIVEN_TO_NOBODY = """
             AND EXISTS (SELECT 1 FROM roadmaps_assignments q WHERE q.id = c.assignment_id AND q.person_id IS NULL)""";

    private static final String OPEN = "AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')";

    /** More are not counted: a screen says «10 000+». */
    static final int MOST_COUNTED = 10_000;

    private final DatabaseClient database;
    private final CheckpointScope scopes;

    CheckpointQueries(DatabaseClient database, CheckpointScope scopes) {
        this.database = database;
        this.scopes = scopes;
    }

    /** Whose eyes look, in which subtrees, and at what moment. */
    record Looking(Instant now, String[] scope, CheckpointScope.Looked at) {}

    /** Finds out where the caller may look. */
    Mono<Looking> looking(Caller caller, Instant now, CheckpointFilter filter) {
        return scopes.look(caller, filter.within())
                .map(found -> new Looking(now, caller.scope(CheckpointPermission.READ), found));
    }

    /** A page in order of days; the rows are found first and joined with their words afterwards. */
    Mono<Page<CheckpointRow>> list(
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
                .map(CheckpointRow::of)
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

    /** Those of the checkpoints that the caller may open, in any order. */
    Flux<CheckpointRow> find(Caller caller, Instant now, List<UUID> ids) {
        return Statement.of(SELECT.formatted("roadmaps_checkpoints"))
                .append("""
                        AND (o.path <@ :scope::ltree[]
                            OR EXISTS (SELECT 1 FROM organizations w
                                       WHERE w.id IN (c.owner_id, c.municipality_id) AND w.path <@ :scope::ltree[]))""")
                .bind("scope", caller.scope(CheckpointPermission.READ))
                .bind("now", now)
                .and("c.id = ANY(:ids)", "ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(CheckpointRow::of)
                .all();
    }

    private static void narrow(Statement statement, Looking looking, View view, CheckpointFilter filter) {
        if (view == View.TO_ACCEPT) {
            looking.at().controlled().narrow(statement, "controlled", "");
            looking.at().controlled().above(statement, looking.at().homes());
        } else {
            looking.at().seen().narrow(statement, "seen", own(filter));
            statement.bindNamed("scope", looking.scope());
            if (filter.within() != null) {
                statement.bindNamed("within", filter.within());
            }
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
                .and(
                        "c.activity_id IN (SELECT q.id FROM roadmaps_activities q WHERE q.section_id = :section)",
                        "section",
                        filter.section())
                .and("c.activity_id = :activity", "activity", filter.activity())
                .and(KIND, "kind", filter.kind() == null ? null : filter.kind().name())
                .and(
                        "c.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .and("c.due >= :dueFrom", "dueFrom", filter.dueFrom())
                .and("c.due <= :dueTo", "dueTo", filter.dueTo())
                .and("c.updated_at >= :updatedSince", "updatedSince", filter.updatedSince())
                .and(
                        "EXISTS (SELECT 1 FROM roadmaps_activities q WHERE q.id = c.activity_id AND lower(q.title) LIKE :text)",
                        "text",
                        Patterns.containing(filter.text()));
        if (filter.documents()) {
            statement.append(DOCUMENTS);
        }
        if (filter.person() != null) {
            statement.append(filter.person() == CheckpointFilter.Given.ME ? GIVEN_TO_ME : GIVEN_TO_NOBODY);
        }
        if (view != View.ALL && filter.roadmap() == null) {
            statement.append("AND c.roadmap_id NOT IN (SELECT roadmaps_closed())");
        }
        view(statement, looking.now(), view, filter.state() == null);
    }

    /** What is seen of what was asked for beyond the places that checkpoints say. */
    private static String own(CheckpointFilter filter) {
        return Stream.of(
                        filter.roadmap() == null ? null : OWN_ROADMAP,
                        filter.organization() == null ? null : OWN_EXECUTOR.formatted("organization"),
                        filter.within() == null ? null : OWN_EXECUTOR.formatted("within"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" OR "));
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
}
