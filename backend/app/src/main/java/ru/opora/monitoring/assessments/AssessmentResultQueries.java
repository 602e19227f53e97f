package ru.opora.monitoring.assessments;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of results: a school's are seen by the school and above it. */
@Repository
class AssessmentResultQueries {

    /** Versions of one result; older ones are in the table. */
    private static final int MOST = 100;

    private static final double SHARE = 10_000;

    private static final String SELECT = """
            SELECT r.id, r.class_letter, r.participants, r.mark2, r.mark3, r.mark4, r.mark5, r.below, r.mean, r.valid_from, r.valid_to,
                   r.reason,
                   CASE WHEN k.path <@ :scope::ltree[] THEN coalesce(p.name, r.recorded_by) ELSE p.name END AS recorded_by, a.id AS assessment_id, a.kind, a.subject, a.grade, a.school_year,
                   a.label, k.path::text AS keeper, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM monitoring_results r JOIN organizations o ON o.id = r.organization_id
            JOIN monitoring_assessments a ON a.id = r.assessment_id JOIN organizations k ON k.id = a.organization_id
            LEFT JOIN organizations_people p ON p.subject = r.recorded_by
            WHERE o.path <@ :scope::ltree[]""";

    private final DatabaseClient database;

    AssessmentResultQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What the results of an assessment may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID within,
            @Nullable AssessmentFigure behind,
            @Nullable Instant since) {}

    /** Of one assessment, by the schools' names. */
    Mono<Page<ResultView>> of(Caller caller, UUID assessment, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = open(caller)
                .append("AND r.valid_to IS NULL")
                .and("r.valid_from >= :since", "since", filter.since())
                .and("r.assessment_id = :assessment", "assessment", assessment)
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within());
        if (filter.behind() != null) {
            statement.append(filter.behind().counted());
        }
        Cursor.decode(cursor, 3)
                .ifPresent(after -> statement
                        .append("AND (o.name, r.class_letter, r.id) > (:afterName, :afterClass, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterClass", after.key().get(1))
                        .bind("afterId", after.part(2, Long::valueOf)));
        return page(
                caller,
                statement.append("ORDER BY o.name, r.class_letter, r.id"),
                limit,
                row -> List.of(row.organization().name(), row.classLetter(), String.valueOf(row.id())));
    }

    /** Of one school, the latest year first. */
    Mono<Page<ResultView>> ofSchool(Caller caller, UUID school, int limit, @Nullable String cursor) {
        Statement statement =
                open(caller).append("AND r.valid_to IS NULL").and("r.organization_id = :school", "school", school);
        Cursor.decode(cursor, 3)
                .ifPresent(after -> statement
                        .append("AND (-a.school_year, a.subject, r.id) > (:afterYear, :afterSubject, :afterId)")
                        .bind("afterYear", -after.part(0, Integer::valueOf))
                        .bind("afterSubject", after.key().get(1))
                        .bind("afterId", after.part(2, Long::valueOf)));
        return page(
                caller,
                statement.append("ORDER BY -a.school_year, a.subject, r.id"),
                limit,
                row -> List.of(
                        String.valueOf(row.assessment().schoolYear()),
                        row.assessment().subject(),
                        String.valueOf(row.id())));
    }

    Mono<ResultView> find(Caller caller, long id) {
        return open(caller)
                .and("r.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /** All versions of what this one is a version of. */
    Mono<List<ResultView>> versions(Caller caller, ResultView of) {
        return open(caller)
                .and(
                        "r.assessment_id = :assessment",
                        "assessment",
                        of.assessment().id())
                .and("r.organization_id = :school", "school", of.organization().id())
                .and("r.class_letter = :letter", "letter", of.classLetter())
                .append("ORDER BY r.valid_from DESC, r.id DESC LIMIT :most")
                .bind("most", MOST)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList();
    }

    /** The moment of a writing, after those that write results of the assessment now; see the function. */
    Mono<Instant> moment(UUID assessment) {
        return Statement.of("SELECT a.id FROM monitoring_assessments a WHERE a.id = :assessment FOR NO KEY UPDATE")
                .bind("assessment", assessment)
                .on(database)
                .then()
                .then(Statement.of("SELECT monitoring_results_moment(false) AS moment")
                        .on(database)
                        .map(row -> Rows.get(row, "moment", Instant.class))
                        .one());
    }

    /** Ends a version, if nobody has ended it yet. */
    Mono<Long> end(long id, Instant moment) {
        return Statement.of("UPDATE monitoring_results SET valid_to = :moment WHERE id = :id AND valid_to IS NULL")
                .bind("id", id)
                .bind("moment", moment)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> replace(ResultView before, ResultView.Correction by, Instant moment, String subject) {
        return Statement.of("""
                        INSERT INTO monitoring_results (assessment_id, organization_id, class_letter, participants, mark2, mark3, mark4, mark5,
                            below, mean, valid_from, recorded_by, reason)
                        VALUES (:assessment, :school, :letter, :participants, :mark2, :mark3, :mark4, :mark5, :below, :mean, :moment, :by, :reason)
                        RETURNING id""")
                .bind("assessment", before.assessment().id())
                .bind("school", before.organization().id())
                .bind("letter", before.classLetter())
                .bind("participants", by.participants())
                .bindNullable("mark2", by.mark2(), Integer.class)
                .bindNullable("mark3", by.mark3(), Integer.class)
                .bindNullable("mark4", by.mark4(), Integer.class)
                .bindNullable("mark5", by.mark5(), Integer.class)
                .bindNullable("below", by.below(), Integer.class)
                .bindNullable("mean", by.mean(), Double.class)
                .bind("moment", moment)
                .bind("by", subject)
                .bind("reason", by.reason().strip())
                .on(database)
                .map(row -> Rows.get(row, "id", Long.class))
                .one();
    }

    /** Which of the organisations are no schools in which the caller writes. */
    Mono<List<UUID>> foreign(Caller caller, List<UUID> schools) {
        return Statement.of("""
                        SELECT c.id FROM unnest(:schools::uuid[]) AS c(id) WHERE NOT EXISTS (
                            SELECT 1 FROM organizations o WHERE o.id = c.id AND o.kind = 'SCHOOL' AND o.path <@ :scope::ltree[])""")
                .bind("schools", schools.toArray(UUID[]::new))
                .bind("scope", caller.scope(MonitoringPermission.WRITE))
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList();
    }

    /** Ends what has other figures now. */
    Mono<Long> endChanged(UUID assessment, Json rows, Instant moment) {
        return Statement.of("""
                        UPDATE monitoring_results r SET valid_to = :moment
                        FROM jsonb_to_recordset(:rows::jsonb) AS s("organizationId" uuid, "classLetter" text, participants integer, mark2 integer,
                            mark3 integer, mark4 integer, mark5 integer, below integer, mean float8)
                        WHERE r.assessment_id = :assessment AND r.organization_id = s."organizationId"
                          AND r.class_letter = coalesce(s."classLetter", '') AND r.valid_to IS NULL
                          AND (r.participants, r.mark2, r.mark3, r.mark4, r.mark5, r.below, r.mean) IS DISTINCT FROM
                              (s.participants, s.mark2, s.mark3, s.mark4, s.mark5, s.below, s.mean)""")
                .bind("assessment", assessment)
                .bind("rows", rows)
                .bind("moment", moment)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Adds what is not there so already. */
    Mono<Long> add(UUID assessment, Json rows, Instant moment, String subject, @Nullable String reason) {
        return Statement.of("""
                        INSERT INTO monitoring_results (assessment_id, organization_id, class_letter, participants, mark2, mark3, mark4, mark5,
                            below, mean, valid_from, recorded_by, reason)
                        SELECT :assessment, s."organizationId", coalesce(s."classLetter", ''), s.participants, s.mark2, s.mark3, s.mark4, s.mark5,
                               s.below, s.mean, :moment, :by, :reason
                        FROM jsonb_to_recordset(:rows::jsonb) AS s("organizationId" uuid, "classLetter" text, participants integer, mark2 integer,
                            mark3 integer, mark4 integer, mark5 integer, below integer, mean float8)
                        ON CONFLICT (assessment_id, organization_id, class_letter, valid_to) DO NOTHING""")
                .bind("assessment", assessment)
                .bind("rows", rows)
                .bind("moment", moment)
                .bind("by", subject)
                .bindNullable("reason", reason, String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Page<ResultView>> page(
            Caller caller, Statement statement, int limit, java.util.function.Function<ResultView, List<String>> key) {
        return statement
                .append("LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, key));
    }

    private static Statement open(Caller caller) {
        return SmallGroups.hidden(caller, select(caller));
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("scope", caller.scope(MonitoringPermission.READ));
    }

    private static ResultView view(Readable row, Caller caller) {
        int participants = Rows.get(row, "participants", Integer.class);
        Integer below = row.get("below", Integer.class);
        Instant ended = row.get("valid_to", Instant.class);
        boolean open = ended == null && caller.may(MonitoringPermission.WRITE, Rows.get(row, "keeper", String.class));
        return new ResultView(
                Rows.get(row, "id", Long.class),
                OrganizationSummary.read(row),
                new ResultView.Procedure(
                        Rows.get(row, "assessment_id", UUID.class),
                        AssessmentKind.valueOf(Rows.get(row, "kind", String.class)),
                        Rows.get(row, "subject", String.class),
                        row.get("grade", Integer.class),
                        Rows.get(row, "school_year", Integer.class),
                        Rows.get(row, "label", String.class)),
                Rows.get(row, "class_letter", String.class),
                participants,
                row.get("mark2", Integer.class),
                row.get("mark3", Integer.class),
                row.get("mark4", Integer.class),
                row.get("mark5", Integer.class),
                below,
                below == null || participants == 0 ? null : Math.round(below * SHARE / participants) / SHARE,
                row.get("mean", Double.class),
                Rows.get(row, "valid_from", Instant.class),
                ended,
                row.get("recorded_by", String.class),
                row.get("reason", String.class),
                open ? List.of(ResultView.Action.correct) : List.of());
    }
}
