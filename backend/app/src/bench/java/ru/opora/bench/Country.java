package ru.opora.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import ru.opora.testing.TestDatabase;

/**
 * A country at work, made in the database: regions with municipalities and schools, in each region one roadmap of 60 rows
 * for every school, 252 checkpoints a school in mixed states. Ids follow from names, so that the parts find each other.
 */
final class Country implements AutoCloseable {

    static final int ROWS = 60;
    static final int PER_SCHOOL = 252;

    private static final int MUNICIPALITIES = 30;

    /** Days of a row: every fifth is monthly, every third of the others is due three times, the rest twice. */
    private static final String DAYS = """
            SELECT n, current_date - 180 + k * 30 + n %% 28 AS due FROM generate_series(1, %d) n
            CROSS JOIN LATERAL generate_series(0, CASE WHEN n %% 5 = 0 THEN 11 WHEN n %% 4 = 0 THEN 2 ELSE 1 END) AS k"""
            .formatted(ROWS);

    private static final String STATE = """
            CASE WHEN d.due < current_date THEN (ARRAY['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED',
                'SUBMITTED', 'RETURNED', 'PLANNED'])[1 + abs(hashtext(a.id::text || d.due)) % 10]
            ELSE (ARRAY['PLANNED', 'PLANNED', 'PLANNED', 'IN_PROGRESS'])[1 + abs(hashtext(a.id::text || d.due)) % 4] END""";

    private final Connection connection;
    private final int schools;

    Country(int schools) throws SQLException {
        var server = TestDatabase.server();
        this.connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        this.schools = schools;
    }

    /** The id of what has this name, as the database makes it. */
    static String id(String name) {
        return "md5('bench " + name + "')::uuid";
    }

    String uuid(String name) throws SQLException {
        return texts("SELECT " + id(name) + "::text").get(0);
    }

    /** Places, people and the plan of a region; nothing is assigned yet. */
    void region(int number) throws SQLException {
        String name = "region " + number;
        quietly("""
                INSERT INTO organizations (id, path, kind, name)
                SELECT r, replace(r::text, '-', '')::ltree, 'REGION', 'Регион %2$d' FROM (SELECT %1$s AS r) one;
                INSERT INTO organizations (id, parent_id, path, kind, name)
                SELECT m, r, (replace(r::text, '-', '') || '.' || replace(m::text, '-', ''))::ltree, 'MUNICIPALITY', 'Район %2$d.' || n
                FROM (SELECT %1$s AS r, n, md5('bench municipality %2$d ' || n)::uuid AS m FROM generate_series(0, %3$d - 1) n) rows;
                INSERT INTO organizations (id, parent_id, path, kind, name)
                SELECT s, o.id, o.path || replace(s::text, '-', '')::ltree, 'SCHOOL', 'СОШ № %2$d.' || n
                FROM (SELECT n, md5('bench school %2$d ' || n)::uuid AS s, md5('bench municipality %2$d ' || n %% %3$d)::uuid AS m
                      FROM generate_series(0, %4$d - 1) n) rows JOIN organizations o ON o.id = m;
                INSERT INTO roadmaps (id, organization_id, title, state, period_start, period_end, created_by)
                SELECT md5('bench roadmap %2$d')::uuid, %1$s, 'План региона %2$d', 'ACTIVE', current_date - 200, current_date + 200, 'bench';
                INSERT INTO roadmaps_activities (id, roadmap_id, position, number, title, term_text, term_status, term)
                SELECT md5('bench activity %2$d ' || d.n)::uuid, md5('bench roadmap %2$d')::uuid, d.n, d.n::text, 'Мероприятие ' || d.n, 'срок',
                       'PARSED', jsonb_build_object('text', 'срок', 'status', 'PARSED', 'kind', 'LIST', 'windows',
                           jsonb_agg(jsonb_build_object('due', d.due) ORDER BY d.due), 'truncated', false,
                           'participants', '[]'::jsonb, 'times', '[]'::jsonb, 'reasons', '[]'::jsonb)
                FROM (%5$s) d GROUP BY d.n;
                INSERT INTO roadmaps_tasks (id, activity_id, position, text, executors)
                SELECT md5('bench task %2$d ' || n)::uuid, md5('bench activity %2$d ' || n)::uuid, 0, 'Задача', '{ОО}' FROM generate_series(1, %6$d) n;
                """
                .formatted(id(name), number, MUNICIPALITIES, schools, DAYS, ROWS));
        person("coordinator " + number, name, "REGIONAL_COORDINATOR");
        for (int i = 0; i < 5; i++) {
            person("district " + number + " " + i, "municipality " + number + " " + i, "MUNICIPAL_COORDINATOR");
            person("head " + number + " " + i, "school " + number + " " + i, "SCHOOL_HEAD");
        }
    }

    private void person(String subject, String organization, String role) throws SQLException {
        quietly("""
                INSERT INTO organizations_people (id, subject, name) VALUES (%1$s, '%2$s', '%2$s');
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                VALUES (%1$s, %1$s, %3$s, '%4$s', DATE '2020-01-01')"""
                .formatted(id("person " + subject), subject, id(organization), role));
    }

    /** Every row for every school, with checkpoints in mixed states; gives how many. */
    long execute(int number) throws SQLException {
        quietly("""
                INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, municipality_id, region_id, token, valid_from)
                SELECT r.id, a.id, t.id, s.id, r.organization_id, s.parent_id, r.organization_id, 'ОО', r.period_start
                FROM roadmaps r JOIN roadmaps_activities a ON a.roadmap_id = r.id JOIN roadmaps_tasks t ON t.activity_id = a.id
                JOIN organizations m ON m.parent_id = r.organization_id JOIN organizations s ON s.parent_id = m.id WHERE r.id = %s"""
                .formatted(id("roadmap " + number)));
        return run("""
                INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id, region_id,
                    time_zone, occurrence, due, state, submitted_at, accepted_at)
                SELECT a.id, a.roadmap_id, a.activity_id, a.organization_id, a.owner_id, a.municipality_id, a.region_id, 'Europe/Moscow',
                       d.due::text, d.due, c.state, CASE WHEN c.state IN ('SUBMITTED', 'ACCEPTED', 'RETURNED') THEN d.due - 2 + interval '9 hours' END,
                       CASE WHEN c.state = 'ACCEPTED' THEN d.due + interval '33 hours' END
                FROM roadmaps_assignments a JOIN roadmaps_activities r ON r.id = a.activity_id JOIN (%s) d ON d.n = r.position
                CROSS JOIN LATERAL (SELECT %s AS state) c WHERE a.roadmap_id = %s"""
                .formatted(DAYS, STATE, id("roadmap " + number)));
    }

    /** Without triggers: places and plans are no part of what is measured. */
    private void quietly(String sql) throws SQLException {
        triggers("DISABLE");
        run(sql);
        triggers("ENABLE");
    }

    /** The database's own, foreign keys, stay. */
    void triggers(String able) throws SQLException {
        for (String table : List.of("organizations", "organizations_memberships", "roadmaps", "roadmaps_activities", "roadmaps_tasks",
                "roadmaps_assignments", "roadmaps_checkpoints")) {
            run("ALTER TABLE " + table + " " + able + " TRIGGER USER");
        }
    }

    long run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }

    List<String> texts(String sql) throws SQLException {
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
    byte[] copyOut(String query) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT", bytes);
        return bytes.toByteArray();
    }

    long copyIn(String target, byte[] rows) throws SQLException, IOException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN", new ByteArrayInputStream(rows));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
