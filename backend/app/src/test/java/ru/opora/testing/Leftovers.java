package ru.opora.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends what a class of tests leaves in the places that all tests share. Nobody asks for it any more, but it costs the classes
 * after it most of their time: a plan in force is generated again with each school that joins, and a new plan asks something
 * of each school that is there.
 */
final class Leftovers implements AfterAllCallback {

    /** As drafts that were merged are: nobody is told. */
    private static final String PLANS = """
            UPDATE roadmaps SET state = 'CLOSED', merged_edition = 1, closed_on = current_date WHERE state = 'ACTIVE'""";

    /** Those of the fixtures have ids made from names (version 3), those of tests have random ones. */
    private static final String SCHOOLS = """
            UPDATE organizations SET state = 'CLOSED', closed_on = current_date
            WHERE parent_id IN ('%s', '%s') AND kind = 'SCHOOL' AND state = 'ACTIVE' AND substr(id::text, 15, 1) <> '3'""".formatted(People.NORTH, People.SOUTH);

    /** Their receivers are gone, and what is still on its way to them keeps the classes after it waiting. */
    private static final String HOOKS = "UPDATE webhooks_subscriptions SET state = 'DISABLED' WHERE state = 'ENABLED'";

    private static final String QUEUE = "DELETE FROM roadmaps_refreshes";

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        var server = TestDatabase.server();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(PLANS); // first: a school that closes would have them generated
            statement.execute(SCHOOLS);
            statement.execute(HOOKS);
            statement.execute(QUEUE);
        }
    }
}
