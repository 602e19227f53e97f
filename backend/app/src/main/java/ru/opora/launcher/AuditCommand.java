package ru.opora.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.opora.audit.AuditChain;
import ru.opora.audit.AuditChain.Link;

/**
 * {@code audit verify}: walks the record of changes from its first entry and computes the chain anew, a thousand entries
 * in memory at a time. Ends with 0 when the chain is intact, else with 1.
 */
final class AuditCommand {

    private static final Logger LOG = LoggerFactory.getLogger(AuditCommand.class);
    private static final int FETCHED = 1000;
    private static final Pattern HEAD = Pattern.compile("--head=(\\d{1,18}):([0-9a-f]{64})");

    private static final String ENTRIES = """
            SELECT position, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, request_id,
                   operation, action, entity, entity_id, organization_id::text AS organization_id, path::text AS path,
                   before::text AS before, after::text AS after, reason, hash
            FROM audit_entries WHERE position IS NOT NULL ORDER BY position""";

    private final Console console;
    private final @Nullable Head expected;

    AuditCommand(Console console, @Nullable Head expected) {
        this.console = console;
        this.expected = expected;
    }

    /** The end of the chain as an auditor wrote it down. */
    record Head(long position, String hash) {}

    static boolean isAskedFor(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("audit");
    }

    /** Runs the command and gives the exit code of the process. */
    static int run(Console console, String... arguments) {
        if (arguments.length < 2 || !arguments[1].equals("verify") || headIsWrong(arguments)) {
            console.say("audit.usage");
            return 1;
        }
        try (var root = Opora.root(withFreePort(arguments));
                var database = Database.look(Settings.of(root.getEnvironment()), console)) {
            return verify(console, database, head(arguments)) ? 0 : 1;
        } catch (StartFailure e) {
            LOG.debug("Not checked", e);
            console.say("audit.failed", e.sentence(console));
            return 1;
        }
    }

    private static boolean verify(Console console, Database database, @Nullable Head expected) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false); // else the driver fetches everything at once
            return new AuditCommand(console, expected).verify(connection);
        } catch (SQLException e) {
            throw new StartFailure(
                    e, "failure.audit.database", database.access().place(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether the chain this connection sees is intact; says what was found. */
    boolean verify(Connection connection) throws SQLException {
        var chain = new AuditChain();
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setFetchSize(FETCHED);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    long expectedPosition = chain.position() + 1;
                    if (!chain.continues(link(rows))) {
                        console.say("audit.broken", expectedPosition);
                        return false;
                    }
                    if (differsFromHead(chain)) {
                        return false;
                    }
                }
            }
        }
        return concluded(chain);
    }

    private boolean differsFromHead(AuditChain chain) {
        if (expected == null
                || expected.position() != chain.position()
                || expected.hash().equals(chain.head())) {
            return false;
        }
        console.say("audit.other", expected.position(), expected.hash(), chain.head());
        return true;
    }

    private boolean concluded(AuditChain chain) {
        if (expected != null && expected.position() > chain.position()) {
            console.say("audit.cut", expected.position(), chain.position());
            return false;
        }
        console.say("audit.intact", chain.position());
        if (chain.position() > 0) {
            console.say("audit.head", chain.position(), chain.head());
        }
        return true;
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getLong("position"),
                row.getLong("id"),
                row.getString("at"),
                row.getString("actor"),
                row.getString("request_id"),
                row.getString("operation"),
                row.getString("action"),
                row.getString("entity"),
                row.getString("entity_id"),
                row.getString("organization_id"),
                row.getString("path"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getBytes("hash"));
    }

    /** A running Opora holds the configured port, and this command needs none. */
    private static String[] withFreePort(String... arguments) {
        var all = Arrays.copyOfRange(arguments, 2, arguments.length + 1);
        all[all.length - 1] = "--server.port=0";
        return all;
    }

    private static boolean headIsWrong(String... arguments) {
        return Arrays.stream(arguments)
                .anyMatch(argument ->
                        argument.startsWith("--head") && !HEAD.matcher(argument).matches());
    }

    private static @Nullable Head head(String... arguments) {
        return Arrays.stream(arguments)
                .map(HEAD::matcher)
                .filter(Matcher::matches)
                .map(found -> new Head(Long.parseLong(found.group(1)), found.group(2)))
                .findFirst()
                .orElse(null);
    }
}
