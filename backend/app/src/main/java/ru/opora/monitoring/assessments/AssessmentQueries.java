package ru.opora.monitoring.assessments;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.assessments.AssessmentView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of assessments: seen inside the caller's subtrees, and from the organisations above them. */
@Repository
class AssessmentQueries {

    private static final String SELECT = """
            SELECT a.id, a.kind, a.subject, a.grade, a.school_year, a.label, a.held_on, a.threshold, a.created_at, a.version,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path
            FROM monitoring_assessments a JOIN organizations o ON o.id = a.organization_id
            WHERE (o.path <@ :read::ltree[] OR o.path @> :read::ltree[])""";

    private final DatabaseClient database;

    AssessmentQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable AssessmentKind kind,
            @Nullable String subject,
            @Nullable Integer grade,
            @Nullable Integer schoolYear,
            @Nullable Instant since) {}

    Mono<Page<AssessmentView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and(
                        "a.kind = :kind",
                        "kind",
                        filter.kind() == null ? null : filter.kind().name())
                .and("lower(a.subject) = lower(:subject)", "subject", filter.subject())
                .and("a.grade = :grade", "grade", filter.grade())
                .and("a.school_year = :year", "year", filter.schoolYear())
                .and("a.updated_at >= :since", "since", filter.since());
        Cursor.decode(cursor, 4)
                .ifPresent(after -> statement
                        .append(
                                "AND (-a.school_year, a.kind, a.subject, a.id) > (:afterYear, :afterKind, :afterSubject, :afterId)")
                        .bind("afterYear", -after.part(0, Integer::valueOf))
                        .bind("afterKind", after.key().get(1))
                        .bind("afterSubject", after.key().get(2))
                        .bind("afterId", after.uuid(3)));
        return statement
                .append("ORDER BY -a.school_year, a.kind, a.subject, a.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                String.valueOf(row.schoolYear()),
                                row.kind().name(),
                                row.subject(),
                                row.id().toString())));
    }

    Mono<AssessmentView> find(Caller caller, UUID id) {
        return select(caller)
                .and("a.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /**
     * Of the schools that the caller sees: what they came to together, as far as the caller is told it of each. A class is counted where
     * its school has no row of its own.
     */
    Mono<AssessmentView.Summary> summary(Caller caller, AssessmentView assessment) {
        Statement told = Statement.of("""
                        SELECT count(DISTINCT r.organization_id)::integer AS schools, sum(r.participants)::bigint AS participants,
                               sum(r.mark2)::bigint AS mark2, sum(r.mark3)::bigint AS mark3, sum(r.mark4)::bigint AS mark4,
                               sum(r.mark5)::bigint AS mark5, sum(r.below)::bigint AS below,
                               sum(r.below) / nullif(sum(r.participants) FILTER (WHERE r.below IS NOT NULL), 0)::float8 AS below_share,
                               sum(r.mean * r.participants) / nullif(sum(r.participants) FILTER (WHERE r.mean IS NOT NULL), 0) AS mean
                        FROM monitoring_results r JOIN organizations o ON o.id = r.organization_id
                        WHERE r.assessment_id = :assessment AND r.valid_to IS NULL AND o.path <@ :scope::ltree[]""")
                .append("AND " + AssessmentFigure.COUNTED)
                .bind("assessment", assessment.id())
                .bind("scope", caller.scope(MonitoringPermission.READ));
        return SmallGroups.hidden(caller, told)
                .on(database)
                .map(row -> new AssessmentView.Summary(
                        assessment,
                        Rows.get(row, "schools", Integer.class),
                        row.get("participants", Long.class),
                        row.get("mark2", Long.class),
                        row.get("mark3", Long.class),
                        row.get("mark4", Long.class),
                        row.get("mark5", Long.class),
                        row.get("below", Long.class),
                        row.get("below_share", Double.class),
                        row.get("mean", Double.class)))
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, AssessmentRequest.Change change, String subject) {
        return content(Statement.of("""
                        INSERT INTO monitoring_assessments (id, organization_id, kind, subject, grade, school_year, label, held_on, threshold, created_by)
                        VALUES (:id, :organization, :kind, :subject, :grade, :year, :label, :held, :threshold, :by)"""), change)
                .bind("id", id)
                .bind("organization", organization)
                .bind("by", subject)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, AssessmentRequest.Change change) {
        return content(Statement.of("""
                        UPDATE monitoring_assessments SET kind = :kind, subject = :subject, grade = :grade, school_year = :year, label = :label,
                            held_on = :held, threshold = :threshold, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version"""), change)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM monitoring_assessments WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Whether there ever was a result, also of schools that the caller does not see. */
    Mono<Boolean> used(UUID id) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM monitoring_results r WHERE r.assessment_id = :id) AS used")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "used", Boolean.class))
                .one();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(MonitoringPermission.READ));
    }

    private static Statement content(Statement statement, AssessmentRequest.Change change) {
        return statement
                .bind("kind", change.kind().name())
                .bind("subject", change.subject().strip())
                .bindNullable("grade", change.grade(), Integer.class)
                .bind("year", change.schoolYear())
                .bind("label", change.labelOrNone())
                .bindNullable("held", change.heldOn(), LocalDate.class)
                .bindNullable("threshold", change.threshold(), String.class);
    }

    private static AssessmentView view(Readable row, Caller caller) {
        boolean own = caller.may(MonitoringPermission.WRITE, Rows.get(row, "path", String.class));
        return new AssessmentView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                AssessmentKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "subject", String.class),
                row.get("grade", Integer.class),
                Rows.get(row, "school_year", Integer.class),
                Rows.get(row, "label", String.class),
                row.get("held_on", LocalDate.class),
                row.get("threshold", String.class),
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "version", Long.class),
                own ? List.of(Action.update, Action.delete) : List.of());
    }
}
