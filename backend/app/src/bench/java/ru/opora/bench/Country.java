package ru.opora.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import ru.opora.testing.TestDatabase;

/**
 * A country at work, made inside the database by a few statements: regions with municipalities and schools, in each region one
 * roadmap of 60 rows for every school, 252 checkpoints a school in mixed states, and the counts of them. Ids follow from names, so that
 * the parts find each other; everything is what the product itself would make of these plans, so a generation afterwards adds nothing.
 */
public final class Country implements AutoCloseable {

    public static final int ROWS = 60;
    public static final int PER_SCHOOL = 252;

    /** Municipalities of a region. */
    public static final int MUNICIPALITIES = 30;

    /** From so many schools on indexes are made after the rows. */
    private static final int MANY = 2000;

    private static final List<String> TABLES = List.of(
            "organizations", "organizations_people", "organizations_memberships", "roadmaps", "roadmaps_sections", "roadmaps_activities",
            "roadmaps_tasks", "roadmaps_targets", "roadmaps_assignments", "roadmaps_checkpoints", "roadmaps_reports");

    /** Days of a row: every fifth is monthly, every fourth of the others is due three times, the rest twice. */
    private static final String DAYS = """
            SELECT n, current_date - 180 + k * 30 + n %% 28 AS due FROM generate_series(1, %d) n
            CROSS JOIN LATERAL generate_series(0, CASE WHEN n %% 5 = 0 THEN 11 WHEN n %% 4 = 0 THEN 2 ELSE 1 END) AS k"""
            .formatted(ROWS);

    private static final String DRAWN = "abs(hashtext(a.id::text || d.due)::bigint)";

    private static final String STATE = """
            CASE WHEN d.due < current_date THEN (ARRAY['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED',
                'SUBMITTED', 'RETURNED', 'PLANNED'])[1 + %1$s %% 10]
            ELSE (ARRAY['PLANNED', 'PLANNED', 'PLANNED', 'IN_PROGRESS'])[1 + %1$s %% 4] END""".formatted(DRAWN);

    private static final String PLACES = """
            INSERT INTO organizations (id, parent_id, path, kind, name, time_zone)
            WITH regions AS (
                SELECT n AS r, md5('bench region ' || n)::uuid AS id, (ARRAY['Europe/Moscow', 'Asia/Yekaterinburg', 'Europe/Samara', 'Asia/Vladivostok',
                       'Europe/Kaliningrad', 'Asia/Novosibirsk'])[1 + n %% 6] AS zone FROM generate_series(%1$d, %2$d) n
            ), below AS (
                SELECT r, m AS n, r.id AS region, md5('bench municipality ' || r || ' ' || m)::uuid AS id, zone FROM regions r CROSS JOIN generate_series(0, %3$d - 1) m
            )
            SELECT id, NULL, replace(id::text, '-', '')::ltree, 'REGION', 'Регион ' || r, zone FROM regions
            UNION ALL
            SELECT i.id, r.id, (replace(r.id::text, '-', '') || '.' || replace(i.id::text, '-', ''))::ltree, 'INSTITUTE', 'ИРО ' || r, zone
            FROM regions r CROSS JOIN LATERAL (SELECT md5('bench institute ' || r)::uuid AS id) i
            UNION ALL
            SELECT id, region, (replace(region::text, '-', '') || '.' || replace(id::text, '-', ''))::ltree, 'MUNICIPALITY', 'Район ' || r || '.' || n, zone
            FROM below
            UNION ALL
            SELECT s.id, b.id, (replace(b.region::text, '-', '') || '.' || replace(b.id::text, '-', '') || '.' || replace(s.id::text, '-', ''))::ltree,
                   'SCHOOL', 'СОШ № ' || b.r || '.' || i, zone
            FROM generate_series(0, %4$d - 1) i JOIN below b ON b.n = i %% %3$d
            CROSS JOIN LATERAL (SELECT md5('bench school ' || b.r || ' ' || i)::uuid AS id) s""";

    private static final String VERSIONS = """
            INSERT INTO organizations_versions (organization_id, valid_from, name, kind, parent_id, path, time_zone, state)
            SELECT o.id, DATE '0001-01-01', o.name, o.kind, o.parent_id, o.path, o.time_zone, o.state FROM organizations o
            WHERE NOT EXISTS (SELECT 1 FROM organizations_versions v WHERE v.organization_id = o.id)""";

    /** Somebody who acts for each region, municipality and school; the subject is the kind of place with its numbers. */
    private static final String PEOPLE = """
            INSERT INTO organizations_people (id, subject, name)
            SELECT md5('bench person ' || id)::uuid, CASE kind WHEN 'REGION' THEN 'coordinator ' WHEN 'MUNICIPALITY' THEN 'district ' ELSE 'head ' END
                   || translate(regexp_replace(name, '^.* ', ''), '.', ' '), 'Н. Н. ' || name
            FROM organizations WHERE kind IN ('REGION', 'MUNICIPALITY', 'SCHOOL') AND %1$s;
            INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
            SELECT md5('bench person ' || id)::uuid, md5('bench person ' || id)::uuid, id, CASE kind WHEN 'REGION' THEN 'REGIONAL_COORDINATOR'
                   WHEN 'MUNICIPALITY' THEN 'MUNICIPAL_COORDINATOR' ELSE 'SCHOOL_HEAD' END, DATE '2020-01-01'
            FROM organizations WHERE kind IN ('REGION', 'MUNICIPALITY', 'SCHOOL') AND %1$s""";

    /** «ОО» everywhere; every twentieth row is also the municipality's, every thirtieth the institute's. */
    private static final String PLANS = """
            INSERT INTO roadmaps (id, organization_id, title, state, period_start, period_end, order_number, order_date, signatory, created_by)
            SELECT md5('bench roadmap ' || r)::uuid, md5('bench region ' || r)::uuid, 'План региона ' || r, 'ACTIVE', current_date - 200,
                   current_date + 200, '1-п', current_date - 200, 'Н. Н. Лугова', 'bench' FROM generate_series(%1$d, %2$d) r;
            INSERT INTO roadmaps_sections (id, roadmap_id, position, number, title)
            SELECT md5('bench section ' || r || ' ' || s)::uuid, md5('bench roadmap ' || r)::uuid, s, s || '.', 'Раздел ' || s
            FROM generate_series(%1$d, %2$d) r CROSS JOIN generate_series(1, 5) s;
            INSERT INTO roadmaps_activities (id, roadmap_id, section_id, position, number, title, term_text, term_status, term)
            SELECT md5('bench activity ' || r || ' ' || d.n)::uuid, md5('bench roadmap ' || r)::uuid, md5('bench section ' || r || ' ' || 1 + (d.n - 1) / 12)::uuid,
                   d.n, d.n::text, 'Мероприятие ' || d.n, 'срок', 'PARSED', jsonb_build_object('text', 'срок', 'status', 'PARSED', 'kind', 'LIST',
                       'windows', jsonb_agg(jsonb_build_object('due', d.due) ORDER BY d.due), 'truncated', false, 'participants', '[]'::jsonb,
                       'times', '[]'::jsonb, 'reasons', '[]'::jsonb)
            FROM generate_series(%1$d, %2$d) r CROSS JOIN (%3$s) d GROUP BY r, d.n;
            INSERT INTO roadmaps_tasks (id, activity_id, position, text, executors)
            SELECT md5('bench task ' || r || ' ' || n)::uuid, md5('bench activity ' || r || ' ' || n)::uuid, 0, 'Задача',
                   ARRAY['ОО'] || CASE WHEN n %% 20 = 0 THEN ARRAY['АР'] ELSE '{}' END || CASE WHEN n %% 30 = 0 THEN ARRAY['ИРО'] ELSE '{}' END
            FROM generate_series(%1$d, %2$d) r CROSS JOIN generate_series(1, %4$d) n;
            INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
            SELECT md5('bench target ' || r || ' ' || n)::uuid, md5('bench activity ' || r || ' ' || n)::uuid, 0, '>=', 100, 'человек', 'не менее 100 человек'
            FROM generate_series(%1$d, %2$d) r CROSS JOIN generate_series(6, %4$d, 6) n""";

    private static final String ASSIGNMENTS = """
            INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, municipality_id, region_id, token, valid_from)
            SELECT r.id, a.id, t.id, e.id, r.organization_id, CASE e.kind WHEN 'SCHOOL' THEN e.parent_id WHEN 'MUNICIPALITY' THEN e.id END, r.organization_id,
                   e.token, r.period_start
            FROM roadmaps r JOIN (
                SELECT o.id, o.kind, o.parent_id, CASE o.kind WHEN 'SCHOOL' THEN 'ОО' WHEN 'MUNICIPALITY' THEN 'АР' ELSE 'ИРО' END AS token,
                       subpath(o.path, 0, 1)::text::uuid AS region
                FROM organizations o WHERE o.kind IN ('SCHOOL', 'MUNICIPALITY', 'INSTITUTE')) e ON e.region = r.organization_id
            JOIN roadmaps_activities a ON a.roadmap_id = r.id JOIN roadmaps_tasks t ON t.activity_id = a.id AND e.token = ANY (t.executors)
            WHERE r.created_by = 'bench' AND %s ORDER BY r.id, e.id""";

    private static final String CHECKPOINTS = """
            INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id, region_id,
                time_zone, occurrence, due, state, submitted_at, accepted_at)
            SELECT a.id, a.roadmap_id, a.activity_id, a.organization_id, a.owner_id, a.municipality_id, a.region_id, o.time_zone,
                   d.due::text, d.due, c.state, CASE WHEN c.state IN ('SUBMITTED', 'ACCEPTED', 'RETURNED') THEN d.due - 2 + interval '9 hours' END,
                   CASE WHEN c.state = 'ACCEPTED' THEN d.due + interval '33 hours' END
            FROM roadmaps_assignments a JOIN organizations o ON o.id = a.organization_id JOIN roadmaps_activities r ON r.id = a.activity_id
            JOIN (%s) d ON d.n = r.position CROSS JOIN LATERAL (SELECT %s AS state) c
            WHERE a.roadmap_id IN (SELECT m.id FROM roadmaps m WHERE m.created_by = 'bench' AND %s)""";

    private static final String COUNTS = """
            INSERT INTO roadmaps_progress (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                           planned, in_progress, submitted, accepted, returned, cancelled)
            SELECT c.roadmap_id, c.activity_id, c.owner_id, coalesce(c.municipality_id, c.organization_id), o.kind, c.time_zone, c.due,
                   count(*) FILTER (WHERE c.state = 'PLANNED'), count(*) FILTER (WHERE c.state = 'IN_PROGRESS'),
                   count(*) FILTER (WHERE c.state = 'SUBMITTED'), count(*) FILTER (WHERE c.state = 'ACCEPTED'),
                   count(*) FILTER (WHERE c.state = 'RETURNED'), count(*) FILTER (WHERE c.state = 'CANCELLED')
            FROM roadmaps_checkpoints c JOIN organizations o ON o.id = c.organization_id
            WHERE c.roadmap_id IN (SELECT m.id FROM roadmaps m WHERE m.created_by = 'bench' AND %s) GROUP BY 1, 2, 3, 4, 5, 6, 7""";

    /** Of what was begun: its report, with a number where the row has a target. */
    private static final String REPORTS = """
            INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, numbers, author, submitted_by, submitted_at, decided_by, decided_at, remark)
            SELECT gen_random_uuid(), c.id, c.state, 'Сделано', CASE WHEN g.id IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('targetId', g.id,
                   'value', 1 + abs(hashtext(c.id::text)::bigint) %% 50)) END, 'bench head', 'bench head', c.submitted_at,
                   CASE WHEN c.state <> 'SUBMITTED' THEN 'bench judge' END, CASE WHEN c.state <> 'SUBMITTED' THEN c.submitted_at + interval '1 day' END,
                   CASE WHEN c.state = 'RETURNED' THEN 'Нет протокола' END
            FROM roadmaps_checkpoints c LEFT JOIN roadmaps_targets g ON g.activity_id = c.activity_id
            WHERE c.state IN ('SUBMITTED', 'ACCEPTED', 'RETURNED') AND c.roadmap_id = %s""";

    private final Connection connection;

    public Country() throws SQLException {
        var server = TestDatabase.server();
        this.connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    /** The id of what has this name, as the database makes it. */
    public static String id(String name) {
        return "md5('bench " + name + "')::uuid";
    }

    public String uuid(String name) throws SQLException {
        return texts("SELECT " + id(name) + "::text").get(0);
    }

    /** Places, people and plans of these regions, with so many schools each; nothing is assigned yet. */
    public void plan(int first, int last, int schools) throws SQLException {
        quietly(
                List.of(),
                PLACES.formatted(first, last, MUNICIPALITIES, schools),
                VERSIONS,
                PEOPLE.formatted("subpath(path, 0, 1)::text::uuid IN (SELECT md5('bench region ' || n)::uuid FROM generate_series(%d, %d) n)"
                        .formatted(first, last)),
                PLANS.formatted(first, last, DAYS, ROWS));
    }

    /** Every row for its executors, with checkpoints in mixed states and the counts of them. */
    public void execute(int first, int last) throws SQLException {
        String regions = "organization_id IN (SELECT md5('bench region ' || n)::uuid FROM generate_series(%d, %d) n)".formatted(first, last);
        boolean many = Long.parseLong(texts("SELECT count(*) FROM organizations WHERE kind = 'SCHOOL'").get(0)) > MANY;
        quietly(
                many ? List.of("roadmaps_checkpoints", "roadmaps_assignments", "roadmaps_progress") : List.of(),
                ASSIGNMENTS.formatted("r." + regions),
                "ANALYZE roadmaps, roadmaps_activities, roadmaps_tasks, roadmaps_assignments, organizations",
                CHECKPOINTS.formatted(DAYS, STATE, "m." + regions),
                COUNTS.formatted("m." + regions));
    }

    public void report(int region) throws SQLException {
        quietly(List.of(), REPORTS.formatted(id("roadmap " + region)));
    }

    /** Without triggers, and all or nothing; tables that get very many rows have their indexes and keys made after them. */
    void quietly(List<String> bare, String... statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run("SET LOCAL maintenance_work_mem = '512MB'");
            run("SET LOCAL work_mem = '256MB'");
            triggers("DISABLE");
            List<String> later = new ArrayList<>();
            for (String table : bare) {
                later.addAll(strip(table));
            }
            for (String sql : statements) {
                run(sql);
            }
            later.sort((one, other) -> Boolean.compare(one.contains("FOREIGN KEY"), other.contains("FOREIGN KEY")));
            for (String sql : later) {
                run(sql);
            }
            triggers("ENABLE");
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Takes indexes and keys away; gives what makes them again. */
    List<String> strip(String table) throws SQLException {
        String keys = " FROM pg_constraint WHERE '" + table + "'::regclass IN (conrelid, confrelid) AND contype IN ('p', 'u', 'f') ORDER BY contype";
        List<String> again = texts("SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))" + keys);
        for (String drop : texts("SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)" + keys)) {
            run(drop);
        }
        again.addAll(texts("SELECT indexdef FROM pg_indexes WHERE tablename = '" + table + "' AND schemaname = current_schema()"));
        for (String index : texts("SELECT indexname FROM pg_indexes WHERE tablename = '" + table + "' AND schemaname = current_schema()")) {
            run("DROP INDEX " + index);
        }
        return again;
    }

    /** The database's own, foreign keys, stay. */
    void triggers(String able) throws SQLException {
        for (String table : TABLES) {
            run("ALTER TABLE " + table + " " + able + " TRIGGER USER");
        }
    }

    public long run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }

    public List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** The rows as COPY writes them. */
    void copyOut(String query, Path file) throws SQLException, IOException {
        try (var out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT", out);
        }
    }

    /** Rows as they are made: none of them is ever in a file. */
    CopyIn copyIn(String target) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
    }

    long copyIn(String target, Path file) throws SQLException, IOException {
        try (var in = Files.newInputStream(file)) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN", in, 1 << 20);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
