package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.opora.testing.TestDatabase;

/** A chain of its own in a transaction that is never committed; whoever owns the tables can switch their triggers off. */
class AuditCommandTest {

    private static final int ENTRIES = 2500;
    private static final String STRANGE = "кавычка \" обратная \\ табуляция \t строка \n \r \b \f знак \u0001 и \u001f 🙂 \u007f";

    private Connection connection;
    private ByteArrayOutputStream said;

    @BeforeEach
    void sealed() throws SQLException {
        var server = TestDatabase.server();
        connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        connection.setAutoCommit(false);
        run("CREATE TEMP TABLE audit_entries (LIKE public.audit_entries INCLUDING DEFAULTS INCLUDING IDENTITY) ON COMMIT DROP");
        try (var insert = connection.prepareStatement("""
                INSERT INTO audit_entries (actor, action, entity, entity_id, organization_id, path, before, after, reason)
                SELECT CASE WHEN n % 3 = 0 THEN NULL ELSE ? END, 'CHANGED', 'thing', n::text, gen_random_uuid(), 'a.b',
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
        run("UPDATE audit_entries SET reason = 'иначе' WHERE position = 1234");
        assertThat(verify(null)).isFalse();
        assertThat(said()).contains("на позиции 1234:");
    }

    @Test
    void aChangedEntryWithAFreshHashBreaksTheNextOne() throws SQLException {
        run("""
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
        run("DELETE FROM audit_entries WHERE position = 77");
        assertThat(verify(null)).isFalse();
        assertThat(said()).contains("на позиции 77:");
    }

    @Test
    void aCutTailShowsAgainstTheHeadThatWasWrittenDown() throws SQLException {
        assertThat(verify(null)).isTrue();
        String hash = said().replaceAll("(?s).*--head=\\d+:([0-9a-f]{64}).*", "$1");
        run("DELETE FROM audit_entries WHERE position > 2400");

        assertThat(verify(null)).isTrue();
        assertThat(verify(new AuditCommand.Head(ENTRIES, hash))).isFalse();
        assertThat(said()).contains("Цепочка обрезана");
    }

    @Test
    void aChainMadeAnewShowsAgainstTheHeadThatWasWrittenDown() throws SQLException {
        assertThat(verify(null)).isTrue();
        String hash = said().replaceAll("(?s).*--head=\\d+:([0-9a-f]{64}).*", "$1");
        assertThat(verify(new AuditCommand.Head(ENTRIES, hash))).isTrue();
        run("UPDATE audit_entries SET reason = 'иначе' WHERE position = 5");
        run("UPDATE audit_entries SET position = NULL, hash = NULL");
        seal();

        assertThat(verify(null)).isTrue();
        assertThat(verify(new AuditCommand.Head(ENTRIES, hash))).isFalse();
        assertThat(said()).contains("Цепочка переписана");
    }

    @Test
    void aWrongCommandSaysHowItIsUsed() {
        assertThat(AuditCommand.run(console(), "audit")).isEqualTo(1);
        assertThat(AuditCommand.run(console(), "audit", "verify", "--head=12")).isEqualTo(1);
        assertThat(said()).contains("audit verify");
    }

    /** The product's own function, with the temporary table in the place of the real one. */
    private void seal() throws SQLException {
        run("""
                DO $do$
                BEGIN
                    EXECUTE replace(replace(pg_get_functiondef('public.audit_canonical'::regproc),
                        'public.audit_canonical', 'pg_temp.audit_canonical'), 'audit_entries', 'pg_temp.audit_entries');
                    EXECUTE regexp_replace(replace(replace(replace(pg_get_functiondef('public.audit_seal'::regproc),
                        'public.audit_seal', 'pg_temp.audit_seal'), 'audit_entries', 'pg_temp.audit_entries'),
                        'audit_canonical(entry)', 'pg_temp.audit_canonical(entry)'), 'SET search_path[^\\n]*\\n', '');
                END $do$""");
        run("SELECT pg_temp.audit_seal(1000000)");
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
