package ru.opora.identity;

import java.net.URI;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links;

/** Leads from an empty installation to its first administrator, once. */
public class FirstStart {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Links links;
    private final Directory directory;
    private final AccountLog log;
    private final IdentitySettings settings;
    private final TransactionOperations transactions;

    FirstStart(
            JdbcClient jdbc,
            Accounts accounts,
            Links links,
            Directory directory,
            AccountLog log,
            IdentitySettings settings,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.links = links;
        this.directory = directory;
        this.log = log;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** A new link to the set-up page, to be shown to whoever started the product; empty once there is anybody. */
    public Optional<URI> link() {
        return isAhead()
                ? Optional.of(settings.link(
                        "/setup", links.issue(Links.Purpose.SETUP, null, null).token(), Language.RUSSIAN))
                : Optional.empty();
    }

    /** Whether somebody must still set the product up. */
    public boolean isAhead() {
        return !settings.demo() && accounts.isEmpty() && directory.isEmpty(jdbc);
    }

    /** What the page asks for. */
    public record Beginning(
            Account administrator, String organization, String kind, String timeZone) {}

    /**
     * Makes administrator and organisation, both or none.
     *
     * @return whether it did; not when the link was used meanwhile or somebody else was faster
     */
    public boolean begin(String token, Beginning beginning) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            // Two links, opened at two nodes, must not make two administrators.
            jdbc.sql("lock table identity_accounts in share row exclusive mode").update();
            if (!isAhead() || !links.use(token)) {
                return false;
            }
            var person = beginning.administrator();
            accounts.insert(person);
            directory.found(
                    jdbc,
                    new Directory.Founding(
                            person.id(),
                            person.displayName(),
                            person.email(),
                            beginning.organization(),
                            beginning.kind(),
                            beginning.timeZone()));
            links.endAll(Links.Purpose.SETUP);
            log.own(person.id(), "INSTALLATION_SET_UP");
            return true;
        }));
    }
}
