package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.opora.testing.TestDatabase;

/** A chain in a schema of its own, tampered with in transactions that are never committed. */
class AuditCommandTest {

    private static final String SCHEMA = "chain";
    private static final int ENTRIES = 2500;
    private static final String STRANGE =
            "кавычка \" обратная \\ табуляция \t строка \n \r \b \f знак \u0001 и \u001f 🙂 \u007f";

    private Connection connection;
    private ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void migrated() {
        var server = TestDatabase.server();
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.user(), server.password())
                .schemas(SCHEMA)
                .load()
                .migrate();
    }

    @AfterAll
    static void dropped() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
        }
    }

    @BeforeEach
    void sealed() throws SQLException {
        connection = connect();
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("""
                INSERT INTO audit_entries (actor, action, entity, entity_id, organization_id, path, before, after, reason)
                SELECT CASE WHEN n %% 3 = 0 THEN NULL ELSE ? END, 'CHANGED', 'thing', n::text, gen_random_uuid(), 'a.b',
                       jsonb_build_object('text', ?, 'n', n, 'list', '[1, 2.50, null, true, {}]'::jsonb), NULL, ?
                FROM generate_series(1, %d) n""".formatted(ENTRIES))) {
            for (int index = 1; index <= 3; index++) {
                insert.setString(index, STRANGE);
            }
            insert.executeUpdate();
        }
        seal();
    }

    @AfterEach
    void forgotten() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void aChainThatNobodyTouchedIsIntact() throws SQLException {
        assertThat(verify(null)).isTrue();
        assertThat(said()).contains("Проверено " + ENTRIES + " записей, цепочка цела");
    }

    @Test
    void aChangedEntryIsNamed() throws SQLException {
        tamper("UPDATE audit_entries SET reason = 'иначе' WHERE position = 1234");
        assertThat(verify(null)).isFalse();
        assertThat(said()).contains("на позиции 1234:");
    }

    @Test
    void aChangedEntryWithAFreshHashBreaksTheNextOne() throws SQLException {
        tamper("""
                UPDATE audit_entries e SET reason = 'иначе', hash = sha256(
                    (SELECT p.hash FROM audit_entries p WHERE p.position = 1233)
                    || convert_to(jsonb_build_array(e.position, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                        e.actor, e.request_id, e.operation, e.action, e.entity, e.entity_id, e.organization_id, e.path::text,
                        e.before, e.after, 'иначе')::text, 'UTF8'))
                WHERE e.position = 1234""");
        assertThat(verify(null)).isFalse();
        assertThat(said()).contains("на позиции 1235:");
    }

    @Test
    void aRemovedEntryIsNamed() throws SQLException {
        tamper("DELETE FROM audit_entries WHERE position = 77");
        assertThat(verify(null)).isFalse();
        assertThat(said()).contains("на позиции 77:");
    }

    @Test
    void aCutTailShowsAgainstTheHeadThatWasWrittenDown() throws SQLException {
        assertThat(verify(null)).isTrue();
        String hash = said().replaceAll("(?s).*--head=\\d+:([0-9a-f]{64}).*", "$1");
        tamper("DELETE FROM audit_entries WHERE position > 2400");

        assertThat(verify(null)).isTrue();
        assertThat(verify(new AuditCommand.Head(ENTRIES, hash))).isFalse();
        assertThat(said()).contains("Цепочка обрезана");
    }

    @Test
    void aChainMadeAnewShowsAgainstTheHeadThatWasWrittenDown() throws SQLException {
        assertThat(verify(null)).isTrue();
        String hash = said().replaceAll("(?s).*--head=\\d+:([0-9a-f]{64}).*", "$1");
        assertThat(verify(new AuditCommand.Head(ENTRIES, hash))).isTrue();
        tamper("UPDATE audit_entries SET reason = 'иначе' WHERE position = 5");
        tamper("UPDATE audit_entries SET position = NULL, hash = NULL");
        seal();

        assertThat(verify(null)).isTrue();
        assertThat(verify(new AuditCommand.Head(ENTRIES, hash))).isFalse();
        assertThat(said()).contains("Цепочка переписана");
    }

    @Test
    void aWrongCommandSaysHowItIsUsed() {
        assertThat(AuditCommand.run(console(), "audit")).isEqualTo(1);
        assertThat(said()).contains("audit verify");
        assertThat(AuditCommand.run(console(), "audit", "verify", "--head=12")).isEqualTo(1);
        assertThat(said()).contains("audit verify");
    }

    private void seal() throws SQLException {
        run("SELECT audit_seal(1000000)");
    }

    /** What whoever owns the tables can do. */
    private void tamper(String sql) throws SQLException {
        run("ALTER TABLE audit_entries DISABLE TRIGGER append_only");
        run(sql);
    }

    private static Connection connect() throws SQLException {
        var server = TestDatabase.server();
        return DriverManager.getConnection(
                server.jdbcUrl() + "?currentSchema=" + SCHEMA + ",public", server.user(), server.password());
    }

    private boolean verify(AuditCommand.@Nullable Head head) throws SQLException {
        return new AuditCommand(console(), head).verify(connection);
    }

    private Console console() {
        said = new ByteArrayOutputStream();
        return new Console(false, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
