package ru.opora.roadmaps;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

/**
 * The SQL of roadmaps. A draft is seen by those who may write it; what is approved is seen inside the caller's subtrees
 * and, coming from above, by every organisation it is meant for.
 */
@Repository
class RoadmapQueries {

    /** Whether the caller sees roadmap r of organisation o. */
    static final String VISIBLE = """
            CASE WHEN o.path <@ :write::ltree[] THEN true
                 WHEN r.state IN ('APPROVED', 'ACTIVE', 'CLOSED')
                     THEN CASE WHEN o.path <@ :read::ltree[] THEN true ELSE o.path @> :read::ltree[] END
                 WHEN r.state <> 'IN_AGREEMENT' THEN false
                 WHEN o.path <@ :read::ltree[] THEN true
                 ELSE (r.proposed_below AND o.path @> :read::ltree[])
                     OR EXISTS (SELECT 1 FROM roadmaps_proposals g JOIN organizations w ON w.id = g.organization_id
                                WHERE g.roadmap_id = r.id AND w.path <@ :read::ltree[]) END""";

    private static final String SELECT = """
            SELECT r.id, r.title, r.goal, r.state, r.period_start, r.period_end, r.order_number, r.order_date, r.signatory,
                   r.import_id, r.programme_id, r.cohort_year, r.parent_id, r.amends_id, r.base_edition,
                   r.merged_edition, r.effective_on, r.approval_failure, r.approval_withdrawn, r.closed_on, r.close_reason, r.proposed_below, r.proposed_until, r.proposal_message, r.version, r.updated_at, o.path::text AS path, o.id AS organization_id,
                   o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id,
                   (SELECT max(e.number) FROM roadmaps_editions e WHERE e.roadmap_id = r.id) AS edition,
                   (SELECT min(w.effective_on) FROM roadmaps w WHERE w.amends_id = r.id AND w.state = 'APPROVED') AS amended_on,
                   (SELECT count(*) FROM roadmaps_activities a WHERE a.roadmap_id = r.id
                       AND a.removed_edition IS NULL) AS activity_count,
                   (SELECT count(*) FROM roadmaps_activities a WHERE a.roadmap_id = r.id AND a.removed_edition IS NULL
                       AND a.term_status IN ('NEEDS_REVIEW', 'UNPARSEABLE')) AS review_count
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
            WHERE\s""" + VISIBLE;

    /** What is no plan by itself any more or yet: merged amendments, and those that wait for their day. */
    private static final String LISTED =
            "AND r.merged_edition IS NULL AND (r.amends_id IS NULL OR r.state <> 'APPROVED')";

    private final DatabaseClient database;

    RoadmapQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable String text,
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable RoadmapState state,
            @Nullable Integer year,
            @Nullable UUID amends,
            @Nullable Instant updatedSince) {}

    /** A roadmap as read, with its owner's place in the tree. */
    record Row(
            UUID id,
            OrganizationSummary organization,
            String path,
            String title,
            @Nullable String goal,
            RoadmapState state,
            LocalDate periodStart,
            LocalDate periodEnd,
            @Nullable String orderNumber,
            @Nullable LocalDate orderDate,
            @Nullable String signatory,
            @Nullable UUID importId,
            @Nullable UUID programmeId,
            @Nullable Integer cohortYear,
            @Nullable UUID parentId,
            @Nullable UUID amendsId,
            @Nullable Integer baseEdition,
            @Nullable Integer mergedEdition,
            @Nullable LocalDate effectiveOn,
            @Nullable String approvalFailure,
            @Nullable String approvalWithdrawn,
            @Nullable Integer edition,
            @Nullable LocalDate amendedOn,
            @Nullable LocalDate closedOn,
            @Nullable String closeReason,
            boolean proposedBelow,
            @Nullable LocalDate proposedUntil,
            @Nullable String proposalMessage,
            int activityCount,
            int reviewCount,
            long version,
            Instant updatedAt) {}

    /** A section as stored. */
    record SectionRow(
            UUID id,
            @Nullable UUID parentId,
            @Nullable String number,
            @Nullable String title,
            int activityCount,
            long version) {}

    /** The orders a list can be read in; each is unique together with the id. */
    enum Sort {
        TITLE("r.title", false, Row::title, text -> text),
        NEWEST("r.updated_at", true, row -> row.updatedAt().toString(), Instant::parse),
        PERIOD("r.period_start", true, row -> row.periodStart().toString(), LocalDate::parse);

        private static final Map<String, Sort> BY_NAME =
                Map.of("title", TITLE, "-updatedAt", NEWEST, "-periodStart", PERIOD);

        private final String column;
        private final boolean descending;
        private final Function<Row, String> key;
        private final Function<String, Object> read;

        Sort(String column, boolean descending, Function<Row, String> key, Function<String, Object> read) {
            this.column = column;
            this.descending = descending;
            this.key = key;
            this.read = read;
        }

        static Sort of(@Nullable String name) {
            Sort known = BY_NAME.get(name == null || name.isEmpty() ? "-updatedAt" : name);
            if (known == null) {
                throw ProblemException.badParameter("sort", "UNKNOWN_SORT");
            }
            return known;
        }
    }

    /** @param few the organisations that count, when they are few: then the list is read by them and not in its order */
    Mono<Page<Row>> list(
            Caller caller, Filter filter, UUID @Nullable [] few, Sort sort, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("r.organization_id = ANY(:few)", "few", few)
                .and(
                        "(lower(r.title) LIKE :text OR lower(r.order_number) LIKE :text)",
                        "text",
                        Patterns.containing(filter.text()))
                .and("r.organization_id = :organization", "organization", filter.organization())
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and(
                        "r.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .and(
                        "daterange(r.period_start, r.period_end, '[]') && daterange(make_date(:year, 1, 1),"
                                + " make_date(:year, 12, 31), '[]')",
                        "year",
                        filter.year())
                .and("r.amends_id = :amends", "amends", filter.amends())
                .and("r.updated_at >= :updatedSince", "updatedSince", filter.updatedSince())
                .append(filter.amends() == null ? LISTED : "");
        String direction = sort.descending ? "DESC" : "ASC";
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (" + sort.column + ", r.id) " + (sort.descending ? "<" : ">")
                                + " (:afterKey, :afterId)")
                        .bind("afterKey", after.part(0, sort.read))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY " + sort.column + " " + direction + ", r.id " + direction + " LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(RoadmapQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(sort.key.apply(row), row.id().toString())));
    }

    Mono<Row> find(Caller caller, UUID id) {
        return select(caller)
                .and("r.id = :id", "id", id)
                .on(database)
                .map(RoadmapQueries::row)
                .one();
    }

    /** Whether there is such a programme among those the connection's caller sees. */
    Mono<Boolean> programmeExists(UUID id) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM organizations_programmes g WHERE g.id = :id) AS found")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "found", Boolean.class))
                .one();
    }

    /** The sections in printed order, parents before children. */
    Flux<SectionRow> sections(UUID roadmap) {
        return Statement.of("""
            SELECT s.id, s.parent_id, s.number, s.title, s.version,
                   (SELECT count(*) FROM roadmaps_activities a
                    WHERE a.section_id = s.id AND a.removed_edition IS NULL) AS activity_count
            FROM roadmaps_sections s WHERE s.roadmap_id = :roadmap AND s.removed_edition IS NULL ORDER BY s.position""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> new SectionRow(
                        Rows.get(row, "id", UUID.class),
                        row.get("parent_id", UUID.class),
                        row.get("number", String.class),
                        row.get("title", String.class),
                        Rows.get(row, "activity_count", Long.class).intValue(),
                        Rows.get(row, "version", Long.class)))
                .all();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT)
                .bind("write", caller.scope(RoadmapPermission.WRITE))
                .bind("read", caller.scope(RoadmapPermission.READ));
    }

    private static Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Rows.get(row, "title", String.class),
                row.get("goal", String.class),
                RoadmapState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "period_start", LocalDate.class),
                Rows.get(row, "period_end", LocalDate.class),
                row.get("order_number", String.class),
                row.get("order_date", LocalDate.class),
                row.get("signatory", String.class),
                row.get("import_id", UUID.class),
                row.get("programme_id", UUID.class),
                row.get("cohort_year", Integer.class),
                row.get("parent_id", UUID.class),
                row.get("amends_id", UUID.class),
                row.get("base_edition", Integer.class),
                row.get("merged_edition", Integer.class),
                row.get("effective_on", LocalDate.class),
                row.get("approval_failure", String.class),
                row.get("approval_withdrawn", String.class),
                row.get("edition", Integer.class),
                row.get("amended_on", LocalDate.class),
                row.get("closed_on", LocalDate.class),
                row.get("close_reason", String.class),
                Rows.get(row, "proposed_below", Boolean.class),
                row.get("proposed_until", LocalDate.class),
                row.get("proposal_message", String.class),
                Rows.get(row, "activity_count", Long.class).intValue(),
                Rows.get(row, "review_count", Long.class).intValue(),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
