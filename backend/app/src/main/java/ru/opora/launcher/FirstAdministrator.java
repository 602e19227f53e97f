package ru.opora.launcher;

import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import ru.opora.identity.Directory;

/**
 * Whom an empty installation belongs to where the issuer is somebody else's. Whoever keeps the server names the subject in
 * a setting: no link lies about that anybody who can sign in there could be the first to open. It counts only while there
 * is neither a person nor an organisation.
 */
final class FirstAdministrator {

    private static final String NAME = "Администратор";

    private FirstAdministrator() {}

    static void enter(Settings settings, Database database, Console console) {
        if (settings.externalIssuer() == null) {
            return;
        }
        try (var connection = database.connect()) {
            var source = new SingleConnectionDataSource(connection, true);
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
            transaction.executeWithoutResult(status -> enter(settings, JdbcClient.create(source), console));
        } catch (SQLException e) {
            throw new StartFailure(
                    e, "failure.database.connection", database.access().place(), String.valueOf(e.getMessage()));
        }
    }

    private static void enter(Settings settings, JdbcClient jdbc, Console console) {
        var directory = new PeopleDirectory();
        // Two nodes that start at once must not make two.
        jdbc.sql("LOCK TABLE organizations_people IN SHARE ROW EXCLUSIVE MODE").update();
        if (!directory.isEmpty(jdbc)) {
            return;
        }
        var founder = settings.founder();
        if (founder == null) {
            console.say("setup.external");
            return;
        }
        var person = UUID.randomUUID();
        directory.found(
                jdbc,
                founder.subject(),
                new Directory.Founding(person, NAME, null, founder.organization(), "REGION", "Europe/Moscow"));
        console.say("setup.external.done", founder.subject(), founder.organization());
    }
}
