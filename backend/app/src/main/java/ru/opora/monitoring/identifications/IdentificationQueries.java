package ru.opora.monitoring.identifications;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.assessments.AssessmentKind;
import ru.opora.monitoring.identifications.Evidence.Figure;
import ru.opora.monitoring.identifications.Finding.Listed;
import ru.opora.monitoring.identifications.IdentificationView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of lists: the figures they are made of, and the lists as stored. */
@Repository
class IdentificationQueries {

    private static final int AT_ONCE = 2000;
    private static final double SHARE = 10_000;

    /** A list is seen by who made it; once it is announced by all above and below, each with the own schools. */
    private static final String SELECT = """
            SELECT n.id, n.school_year, n.as_of, n.announced_on, n.looked_at, n.created_at, n.version, u.id AS rule_id, u.number, u.name AS rule_name,
                   u.source, u.definition, o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path, c.*
            FROM monitoring_identification_runs n JOIN organizations o ON o.id = n.organization_id
            JOIN monitoring_identification_rules u ON u.id = n.rule_id
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE s.category = 'LOW_OUTCOMES')::integer AS low_outcomes,
                       count(*) FILTER (WHERE s.category = 'RISK_ZONE')::integer AS risk_zone,
                       count(*) FILTER (WHERE s.state = 'DISPUTED')::integer AS disputed,
                       count(*) FILTER (WHERE s.state = 'INCLUDED')::integer AS included,
                       count(*) FILTER (WHERE s.state = 'EXCLUDED')::integer AS excluded
                FROM monitoring_identification_schools s JOIN organizations w ON w.id = s.organization_id
                WHERE s.run_id = n.id AND w.path <@ :read::ltree[]) c
            WHERE (o.path <@ :read::ltree[] OR n.announced_on IS NOT NULL AND o.path @> :read::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    IdentificationQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Results of one school. */
    record School(UUID organization, List<Figure> figures) {}

    private record Row(UUID organization, Figure figure) {}

    Mono<Page<IdentificationView>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = select(caller);
        return Newest.after(cursor, statement, "n", limit)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, IdentificationView::createdAt, IdentificationView::id));
    }

    Mono<IdentificationView> find(Caller caller, UUID id) {
        return select(caller)
                .and("n.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /** The moment of a list: whoever is writing results has finished, and what comes later is later. */
    Mono<Instant> moment() {
        return Statement.of("SELECT monitoring_results_moment(true) AS moment")
                .on(database)
                .map(row -> Rows.get(row, "moment", Instant.class))
                .one();
    }

    /** School by school what counts for a rule; where a school has a row of its own its classes do not count beside it. */
    Flux<School> figures(UUID organization, RuleDefinition rule, int year, Instant asOf) {
        String[] kinds = rule.kinds().stream().map(Enum::name).toArray(String[]::new);
        return Statement.of("""
                        SELECT f.organization_id, a.id, a.kind, a.subject, a.grade, a.label, a.school_year, f.participants, f.below
                        FROM monitoring_assessments a CROSS JOIN LATERAL (
                            SELECT v.organization_id,
                                   coalesce(sum(v.participants) FILTER (WHERE v.class_letter = ''), sum(v.participants))::integer AS participants,
                                   coalesce(sum(v.below) FILTER (WHERE v.class_letter = ''), sum(v.below))::integer AS below
                            FROM monitoring_results v
                            WHERE v.assessment_id = a.id AND v.below IS NOT NULL AND v.valid_from <= :asOf
                              AND (v.valid_to IS NULL OR v.valid_to > :asOf)
                            GROUP BY v.organization_id) f
                        WHERE a.organization_id = :organization AND a.school_year BETWEEN :first AND :last AND f.participants >= :smallest
                          AND (cardinality(:kinds) = 0 OR a.kind = ANY (:kinds))
                        ORDER BY f.organization_id, a.school_year DESC, a.id""")
                .bind("organization", organization)
                .bind("first", year - rule.years() + 1)
                .bind("last", year)
                .bind("asOf", asOf)
                .bind("smallest", rule.smallest())
                .bind("kinds", kinds)
                .on(database)
                .map(IdentificationQueries::row)
                .all()
                .bufferUntilChanged(Row::organization)
                .map(rows -> new School(
                        rows.get(0).organization(),
                        rows.stream().map(Row::figure).toList()));
    }

    Mono<Void> insert(
            UUID id, UUID organization, IdentificationRequest request, Instant asOf, int lookedAt, String author) {
        return Statement.of("""
                        INSERT INTO monitoring_identification_runs (id, organization_id, rule_id, school_year, as_of, looked_at, created_by)
                        VALUES (:id, :organization, :rule, :year, :asOf, :lookedAt, :by)""")
                .bind("id", id)
                .bind("organization", organization)
                .bind("rule", request.ruleId())
                .bind("year", request.schoolYear())
                .bind("asOf", asOf)
                .bind("lookedAt", lookedAt)
                .bind("by", author)
                .on(database)
                .then();
    }

    Mono<Void> insert(UUID run, List<Listed> listed) {
        return Flux.fromIterable(listed)
                .buffer(AT_ONCE)
                .concatMap(part -> Statement.of("""
                                INSERT INTO monitoring_identification_schools (id, run_id, organization_id, category, evidence)
                                SELECT gen_random_uuid(), :run, organization, category, evidence
                                FROM jsonb_to_recordset(:rows::jsonb) AS r(organization uuid, category text, evidence jsonb)""")
                        .bind("run", run)
                        .bind("rows", Json.of(json.writeValueAsBytes(part)))
                        .on(database)
                        .then())
                .then();
    }

    /** A list as it was found. */
    Mono<Map<UUID, Listed>> listed(UUID run) {
        return Statement.of("""
                        SELECT s.organization_id, s.category, s.evidence FROM monitoring_identification_schools s WHERE s.run_id = :run""")
                .bind("run", run)
                .on(database)
                .map(row -> new Listed(
                        Rows.get(row, "organization_id", UUID.class),
                        RuleDefinition.Category.valueOf(Rows.get(row, "category", String.class)),
                        json.readValue(Rows.get(row, "evidence", Json.class).asArray(), Evidence.class)))
                .all()
                .collect(LinkedHashMap::new, (all, one) -> all.put(one.organization(), one));
    }

    Mono<Long> announce(UUID id, Instant now) {
        return Statement.of("""
                        UPDATE monitoring_identification_runs n SET version = version + 1,
                            announced_on = opora_today(:now, (SELECT w.time_zone FROM organizations w WHERE w.id = n.organization_id))
                        WHERE n.id = :id AND n.announced_on IS NULL""")
                .bind("id", id)
                .bind("now", now)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Lets those who look at the list know that something in it has changed. */
    Mono<Void> touch(UUID id) {
        return Statement.of("UPDATE monitoring_identification_runs SET version = version + 1 WHERE id = :id")
                .bind("id", id)
                .on(database)
                .then();
    }

    /** Schools in short, also those that have been closed since. */
    Mono<Map<UUID, OrganizationSummary>> names(Collection<UUID> ids) {
        return Statement.of("""
                        SELECT o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                               o.parent_id AS organization_parent_id
                        FROM organizations o WHERE o.id = ANY (:ids)""")
                .bind("ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(OrganizationSummary::read)
                .all()
                .collectMap(OrganizationSummary::id);
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(MonitoringPermission.READ));
    }

    private static Row row(Readable row) {
        int participants = Rows.get(row, "participants", Integer.class);
        int below = Rows.get(row, "below", Integer.class);
        return new Row(
                Rows.get(row, "organization_id", UUID.class),
                new Figure(
                        Rows.get(row, "id", UUID.class),
                        AssessmentKind.valueOf(Rows.get(row, "kind", String.class)),
                        Rows.get(row, "subject", String.class),
                        row.get("grade", Integer.class),
                        Rows.get(row, "label", String.class),
                        Rows.get(row, "school_year", Integer.class),
                        participants,
                        below,
                        Math.round(below * SHARE / participants) / SHARE));
    }

    private IdentificationView view(Readable row, Caller caller) {
        String path = Rows.get(row, "path", String.class);
        boolean whole = caller.may(MonitoringPermission.READ, path);
        LocalDate announced = row.get("announced_on", LocalDate.class);
        return new IdentificationView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                new IdentificationView.Rule(
                        Rows.get(row, "rule_id", UUID.class),
                        Rows.get(row, "number", Integer.class),
                        Rows.get(row, "rule_name", String.class),
                        Rows.get(row, "source", String.class),
                        json.readValue(Rows.get(row, "definition", Json.class).asArray(), RuleDefinition.class)),
                Rows.get(row, "school_year", Integer.class),
                Rows.get(row, "as_of", Instant.class),
                announced,
                whole ? Rows.get(row, "looked_at", Integer.class) : null,
                new IdentificationView.Counts(
                        Rows.get(row, "low_outcomes", Integer.class),
                        Rows.get(row, "risk_zone", Integer.class),
                        Rows.get(row, "disputed", Integer.class),
                        Rows.get(row, "included", Integer.class),
                        Rows.get(row, "excluded", Integer.class)),
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "version", Long.class),
                actions(whole, caller.may(MonitoringPermission.MANAGE, path), announced != null));
    }

    private static List<Action> actions(boolean whole, boolean manages, boolean announced) {
        List<Action> actions = new ArrayList<>();
        if (whole) {
            actions.addAll(List.of(Action.verify, Action.whatIf));
        }
        if (manages) {
            actions.add(announced ? Action.decide : Action.announce);
        }
        return actions;
    }
}
