package ru.opora.roadmaps.assignments;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of executors: what a plan prints, what was chosen for it, and which organisations the rules give. */
@Repository
class ExecutorQueries {

    /**
     * The organisations of each meaning with the days from and to which they belong to it. {@code :meanings} is
     * {@code [{token, rules: […], organizations: […]}]}. Everything else is said relative to the owner: base is the
     * region, municipality or school it plans for, area where its authorities and centres are looked for.
     */
    static final String MEANT = """
            place AS (
                SELECT r.id AS roadmap_id, r.organization_id AS owner_id, r.period_start, r.period_end, r.programme_id, r.cohort_year,
                       coalesce(b.path, o.path) AS base, coalesce(b.kind, 'REGION') AS level,
                       CASE b.kind WHEN 'SCHOOL' THEN coalesce(m.path, o.path) ELSE coalesce(b.path, o.path) END AS area,
                       coalesce(t.path, subpath(o.path, 0, 1)) AS region
                FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
                LEFT JOIN LATERAL (SELECT b.path, b.kind FROM organizations b WHERE b.id = ANY (opora_chain(o.path))
                    AND b.kind IN ('REGION', 'MUNICIPALITY', 'SCHOOL') ORDER BY nlevel(b.path) DESC LIMIT 1) b ON true
                LEFT JOIN LATERAL (SELECT b.path FROM organizations b WHERE b.id = ANY (opora_chain(o.path)) AND b.kind = 'MUNICIPALITY'
                    ORDER BY nlevel(b.path) DESC LIMIT 1) m ON true
                LEFT JOIN LATERAL (SELECT b.path FROM organizations b WHERE b.id = ANY (opora_chain(o.path)) AND b.kind = 'REGION'
                    ORDER BY nlevel(b.path) DESC LIMIT 1) t ON true
                WHERE r.id = :roadmap
            ), meaning AS MATERIALIZED (
                SELECT m.token, rule, organization FROM jsonb_to_recordset(:meanings::jsonb)
                    AS m(token text, rules text[], organizations uuid[])
                CROSS JOIN LATERAL (SELECT unnest(m.rules) AS rule, NULL::uuid AS organization
                                    UNION ALL SELECT 'ORGANIZATIONS', unnest(m.organizations)) parts
            ), living AS MATERIALIZED (
                SELECT v.organization_id, v.kind, v.path, min(v.valid_from) AS since,
                       CASE WHEN bool_or(v.valid_to IS NULL) THEN NULL ELSE max(v.valid_to) END AS until
                FROM organizations_versions v, place
                WHERE v.state = 'ACTIVE' AND (v.path <@ place.area OR v.path <@ place.region AND v.kind IN ('INSTITUTE', 'REGION')
                    OR v.path @> place.base OR v.organization_id IN (SELECT organization FROM meaning))
                GROUP BY v.organization_id, v.kind, v.path
            ), schools AS MATERIALIZED (
                SELECT l.organization_id, greatest(l.since, p.entered_on) AS since, least(l.until, p.left_on - 1) AS until,
                       p.id IS NOT NULL AS participates
                FROM place JOIN living l ON l.kind = 'SCHOOL' AND l.path <@ place.base
                LEFT JOIN organizations_participations p ON p.organization_id = l.organization_id
                    AND p.programme_id = place.programme_id AND p.cohort_year = coalesce(place.cohort_year, p.cohort_year)
                WHERE place.programme_id IS NULL OR p.id IS NOT NULL OR place.level = 'SCHOOL'
            ), found AS (
                SELECT rule, organization_id, since, until FROM (
                    SELECT 'AUTHORITIES' AS rule, l.organization_id, l.since, l.until FROM living l, place
                        WHERE l.kind = 'MUNICIPALITY' AND (l.path <@ place.base OR place.level = 'SCHOOL' AND l.path = place.area)
                    UNION ALL SELECT 'METHODICAL_CENTRES', l.organization_id, l.since, l.until FROM living l, place
                        WHERE l.kind = 'METHODICAL_CENTRE' AND l.path <@ place.area
                    UNION ALL SELECT 'INSTITUTES', l.organization_id, l.since, l.until FROM living l, place
                        WHERE l.kind = 'INSTITUTE' AND l.path <@ place.region
                    UNION ALL SELECT 'REGION', l.organization_id, l.since, l.until FROM living l, place WHERE l.path = place.region
                    UNION ALL SELECT 'SCHOOLS', s.organization_id, s.since, s.until FROM schools s
                    UNION ALL SELECT 'PARTICIPANT_SCHOOLS', s.organization_id, s.since, s.until FROM schools s, place
                        WHERE s.participates OR place.level = 'SCHOOL'
                    UNION ALL SELECT 'PARTNER_SCHOOLS', x.partner_id, greatest(s.since, x.valid_from),
                            least(s.until, CASE WHEN x.ended_at IS NULL THEN x.valid_to ELSE x.valid_to - 1 END)
                        FROM schools s JOIN organizations_partnerships x ON x.organization_id = s.organization_id
                ) ruled
                UNION ALL SELECT 'ORGANIZATIONS', l.organization_id, l.since, l.until FROM living l
            ), meant AS MATERIALIZED (
                SELECT m.token, f.organization_id, greatest(min(f.since), place.period_start) AS since,
                       CASE WHEN bool_or(f.until IS NULL) THEN NULL ELSE max(f.until) END AS until
                FROM place, meaning m JOIN found f ON f.rule = m.rule AND (m.organization IS NULL OR m.organization = f.organization_id)
                GROUP BY m.token, f.organization_id, place.period_start, place.period_end
                HAVING min(f.since) <= place.period_end
                   AND (bool_or(f.until IS NULL) OR max(f.until) >= place.period_start)
            )""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ExecutorQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A roadmap as this room needs it. */
    record Plan(
            UUID id,
            UUID ownerId,
            String ownerPath,
            PlanLevel level,
            UUID regionId,
            String state,
            LocalDate periodStart,
            LocalDate periodEnd,
            Map<String, String> abbreviations,
            long version) {

        boolean active() {
            return state.equals("ACTIVE");
        }
    }

    /** A task with what the row says of its term; participants are the column «Участники». */
    record Printed(
            UUID activityId,
            UUID taskId,
            @Nullable String actor,
            List<String> executors,
            @Nullable String participants) {}

    /** A choice somebody made: for this roadmap, or for an organisation and all below it. */
    record Chosen(String token, ExecutorMeaning meaning, boolean remembered) {}

    /** How many organisations a meaning gives, with a few of them. */
    record Counted(String token, int count, List<UUID> sample) {}

    /** A roadmap in which the caller may choose executors; not there for whoever does not see it. */
    Mono<Plan> visible(Caller caller, UUID id) {
        return plan("""
                        AND (o.path <@ :write::ltree[] OR (r.state IN ('APPROVED', 'ACTIVE', 'CLOSED')
                            AND (o.path <@ :read::ltree[] OR o.path @> :read::ltree[])))""", id)
                .bind("write", caller.scope(RoadmapPermission.WRITE))
                .bind("read", caller.scope(RoadmapPermission.READ))
                .on(database)
                .map(this::plan)
                .one();
    }

    /** Any roadmap, for the system. */
    Mono<Plan> plan(UUID id) {
        return plan("", id).on(database).map(this::plan).one();
    }

    private static Statement plan(String condition, UUID id) {
        return Statement.of("""
                        SELECT r.id, r.organization_id, o.path::text AS path, r.state, r.period_start, r.period_end, r.version,
                               coalesce((SELECT b.kind FROM organizations b WHERE b.id = ANY (opora_chain(o.path))
                                   AND b.kind IN ('REGION', 'MUNICIPALITY', 'SCHOOL') ORDER BY nlevel(b.path) DESC LIMIT 1), 'REGION') AS level,
                               coalesce((SELECT b.id FROM organizations b WHERE b.id = ANY (opora_chain(o.path)) AND b.kind = 'REGION'
                                   ORDER BY nlevel(b.path) DESC LIMIT 1), o.id) AS region_id,
                               (SELECT i.preview -> 'abbreviations' FROM roadmaps_imports i WHERE i.id = r.import_id) AS abbreviations
                        FROM roadmaps r JOIN organizations o ON o.id = r.organization_id WHERE r.id = :roadmap""").append(condition).bind("roadmap", id);
    }

    private Plan plan(Readable row) {
        Json abbreviations = row.get("abbreviations", Json.class);
        return new Plan(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "path", String.class),
                PlanLevel.of(OrganizationKind.valueOf(Rows.get(row, "level", String.class))),
                Rows.get(row, "region_id", UUID.class),
                Rows.get(row, "state", String.class),
                Rows.get(row, "period_start", LocalDate.class),
                Rows.get(row, "period_end", LocalDate.class),
                abbreviations == null ? Map.of() : json.readValue(abbreviations.asArray(), new TypeReference<>() {}),
                Rows.get(row, "version", Long.class));
    }

    /** The tasks of a roadmap's rows that still stand in it. */
    Flux<Printed> printed(UUID roadmap) {
        return Statement.of("""
                        SELECT a.id AS activity_id, t.id AS task_id, t.actor, t.executors, a.participants
                        FROM roadmaps_activities a JOIN roadmaps_tasks t ON t.activity_id = a.id
                        WHERE a.roadmap_id = :roadmap AND a.removed_edition IS NULL AND t.removed_edition IS NULL
                        ORDER BY a.position, t.position""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> new Printed(
                        Rows.get(row, "activity_id", UUID.class),
                        Rows.get(row, "task_id", UUID.class),
                        row.get("actor", String.class),
                        List.of(Rows.get(row, "executors", String[].class)),
                        row.get("participants", String.class)))
                .all();
    }

    /** Choices at one owner come one after the other. */
    Mono<Void> alone(Plan plan) {
        return Statement.of("SELECT pg_advisory_xact_lock(hashtextextended('opora executors ' || :owner, 0))")
                .bind("owner", plan.ownerId().toString())
                .on(database)
                .then();
    }

    /** What was chosen for the roadmap, then at its owner, then above it: the first of a token counts. */
    Flux<Chosen> chosen(UUID roadmap) {
        return Statement.of("""
                        SELECT c.token, c.meaning, false AS remembered, 1000 AS nearness
                        FROM roadmaps_executor_choices c WHERE c.roadmap_id = :roadmap
                        UNION ALL
                        SELECT a.token, a.meaning, true, nlevel(at.path)
                        FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
                        JOIN organizations at ON at.id = ANY (opora_chain(o.path))
                        JOIN roadmaps_executor_aliases a ON a.organization_id = at.id
                        WHERE r.id = :roadmap ORDER BY nearness DESC, token""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> new Chosen(
                        Rows.get(row, "token", String.class),
                        json.readValue(Rows.get(row, "meaning", Json.class).asArray(), ExecutorMeaning.class),
                        Rows.get(row, "remembered", Boolean.class)))
                .all();
    }

    /** How many organisations each of the meanings gives in this roadmap. */
    Flux<Counted> counted(UUID roadmap, List<Map<String, Object>> meanings) {
        return Statement.of("WITH " + MEANT + """
                         SELECT token, count(*)::int AS count,
                               array_agg(organization_id ORDER BY place) FILTER (WHERE place <= 5) AS sample
                        FROM (SELECT m.token, m.organization_id,
                                     row_number() OVER (PARTITION BY m.token ORDER BY o.name, o.id) AS place
                              FROM meant m JOIN organizations o ON o.id = m.organization_id) ranked
                        GROUP BY token""")
                .bind("roadmap", roadmap)
                .bind("meanings", Json.of(json.writeValueAsBytes(meanings)))
                .on(database)
                .map(row -> new Counted(
                        Rows.get(row, "token", String.class),
                        Rows.get(row, "count", Integer.class),
                        Arrays.asList(Rows.get(row, "sample", UUID[].class))))
                .all();
    }

    /** Keeps a choice for this roadmap, or for all of an organisation and below it. */
    Mono<Void> choose(String by, Plan plan, String token, ExecutorMeaning meaning, boolean remember) {
        String sql = remember ? """
                  INSERT INTO roadmaps_executor_aliases (id, organization_id, token, meaning, created_by)
                  VALUES (gen_random_uuid(), :owner, :token, :meaning, :by)
                  ON CONFLICT (organization_id, token) DO UPDATE
                  SET meaning = excluded.meaning, created_by = excluded.created_by,
                      version = roadmaps_executor_aliases.version + 1
                  WHERE roadmaps_executor_aliases.meaning <> excluded.meaning""" : """
                  INSERT INTO roadmaps_executor_choices (roadmap_id, token, meaning, created_by)
                  VALUES (:owner, :token, :meaning, :by)
                  ON CONFLICT (roadmap_id, token) DO UPDATE
                  SET meaning = excluded.meaning, created_by = excluded.created_by,
                      version = roadmaps_executor_choices.version + 1
                  WHERE roadmaps_executor_choices.meaning <> excluded.meaning""";
        return Statement.of(sql)
                .bind("owner", remember ? plan.ownerId() : plan.id())
                .bind("token", token)
                .bind("meaning", Json.of(json.writeValueAsBytes(meaning)))
                .bind("by", by)
                .on(database)
                .then();
    }

    /** Takes back what was chosen for this roadmap, or what was remembered at its owner. */
    Mono<Void> undo(Plan plan, String token, boolean remembered) {
        return remembered
                ? Statement.of(
                                "DELETE FROM roadmaps_executor_aliases WHERE organization_id = :owner AND token = :token")
                        .bind("owner", plan.ownerId())
                        .bind("token", token)
                        .on(database)
                        .then()
                : forget(plan.id(), token);
    }

    /** A choice for this roadmap gives way to the one remembered. */
    Mono<Void> forget(UUID roadmap, String token) {
        return Statement.of("DELETE FROM roadmaps_executor_choices WHERE roadmap_id = :roadmap AND token = :token")
                .bind("roadmap", roadmap)
                .bind("token", token)
                .on(database)
                .then();
    }

    /** How many of these are organisations of the region. */
    Mono<Long> known(UUID region, List<UUID> ids) {
        return Statement.of("""
                        SELECT count(*) AS found FROM organizations o JOIN organizations t ON t.id = :region
                        WHERE o.id = ANY(:ids) AND o.path <@ t.path""")
                .bind("region", region)
                .bind("ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }
}
