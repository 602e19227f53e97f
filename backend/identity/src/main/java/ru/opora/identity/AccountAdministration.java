package ru.opora.identity;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Links.Purpose;
import ru.opora.identity.accounts.Lockout;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.accounts.UserNames;
import ru.opora.identity.mail.Letters;

/**
 * What the product may do with accounts; people themselves use the pages. Every call blocks. The actor is the subject of
 * whoever asks, for the record.
 */
public class AccountAdministration {

    private static final int MANY_NAMESAKES = 1000;

    private final Accounts accounts;
    private final Links links;
    private final Sessions sessions;
    private final Lockout lockout;
    private final Letters letters;
    private final AccountLog log;
    private final IdentitySettings settings;
    private final TransactionOperations transactions;

    AccountAdministration(
            Accounts accounts,
            Links links,
            Sessions sessions,
            Lockout lockout,
            Letters letters,
            AccountLog log,
            IdentitySettings settings,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.lockout = lockout;
        this.letters = letters;
        this.log = log;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** How far an account has come. */
    public enum Status {
        INVITED,
        ACTIVE,
        LOCKED,
        DISABLED
    }

    /** @param lastSignInAt null for somebody who never signed in */
    public record State(Status status, @Nullable Instant lastSignInAt) {}

    /** A way in that works once. */
    public record Invitation(URI link, Instant expiresAt, boolean mailed) {}

    /**
     * Makes an account without a password, or takes name and address over into the one there is, and makes a link. Empty when
     * the account is disabled.
     */
    public Optional<Invitation> invite(
            String actor, UUID subject, String name, @Nullable String email, Locale language) {
        var spoken = Language.nearest(language);
        transactions.executeWithoutResult(transaction -> {
            if (!accounts.describe(subject, name, email)) {
                accounts.insert(Account.of(subject, freeName(name), null, name, email, spoken));
            }
        });
        return renew(actor, subject, spoken);
    }

    /**
     * Takes name and address over. Another address ends the links, which may lie where they should not, and the former one
     * is told. Tells whether there is such an account.
     */
    public boolean describe(String actor, UUID subject, String name, @Nullable String email) {
        var former = accounts.byId(subject);
        boolean moves = former.filter(account -> !Objects.equals(account.email(), email))
                .isPresent();
        boolean found = Boolean.TRUE.equals(transactions.execute(transaction -> {
            if (moves) {
                links.endAll(subject);
                log.write(actor, "EMAIL_CHANGED", "account", subject.toString(), null);
            }
            return accounts.describe(subject, name, email);
        }));
        if (moves) {
            former.ifPresent(account -> letters.notice(account, "email-changed"));
        }
        return found;
    }

    /** A new link; the former ones are void and a lock-out ends. Empty when there is no usable account. */
    public Optional<Invitation> renew(String actor, UUID subject, Locale language) {
        return accounts.byId(subject).filter(Account::enabled).map(account -> {
            var purpose = account.passwordHash() == null ? Purpose.INVITATION : Purpose.RESET;
            var issued = transactions.execute(transaction -> {
                links.endAll(subject);
                lockout.open(account.username());
                log.write(
                        actor,
                        purpose == Purpose.RESET ? "RESET_OFFERED" : "INVITED",
                        "account",
                        subject.toString(),
                        null);
                return links.issue(purpose, subject, null);
            });
            return hand(account, purpose, Objects.requireNonNull(issued), Language.nearest(language));
        });
    }

    /** Everything ends at once. Tells whether there is such an account. */
    public boolean disable(String actor, UUID subject) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean found = accounts.setEnabled(subject, false);
            sessions.endAll(subject);
            links.endAll(subject);
            if (found) {
                log.write(actor, "DISABLED", "account", subject.toString(), null);
            }
            return found;
        }));
    }

    /** Tells whether there is such an account. */
    public boolean enable(String actor, UUID subject) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean found = accounts.setEnabled(subject, true);
            if (found) {
                log.write(actor, "ENABLED", "account", subject.toString(), null);
            }
            return found;
        }));
    }

    public Map<UUID, State> states(Collection<UUID> subjects) {
        var found = accounts.byIds(subjects);
        var locked = lockout.lockedOf(found.stream().map(Account::username).toList());
        var states = new HashMap<UUID, State>();
        found.forEach(account -> states.put(
                account.id(), new State(status(account, locked.contains(account.username())), account.lastSignInAt())));
        return states;
    }

    private static Status status(Account account, boolean locked) {
        if (!account.enabled()) {
            return Status.DISABLED;
        }
        if (account.passwordHash() == null) {
            return Status.INVITED;
        }
        return locked ? Status.LOCKED : Status.ACTIVE;
    }

    private Invitation hand(Account account, Purpose purpose, Links.Issued issued, Locale language) {
        var link = settings.link(purpose == Purpose.RESET ? "/password" : "/invitation", issued.token(), language);
        var email = account.email();
        var mailed = email != null
                && letters.send(new Letters.Letter(
                        email,
                        language,
                        purpose == Purpose.RESET ? "reset" : "invitation",
                        List.of(account.displayName(), account.username(), Texts.moment(issued.expiresAt(), language)),
                        link.toString()));
        return new Invitation(link, issued.expiresAt(), mailed);
    }

    /** Namesakes get a number. */
    private String freeName(String name) {
        var proposal = UserNames.propose(name);
        for (int number = 2;
                number < MANY_NAMESAKES && accounts.byName(proposal).isPresent();
                number++) {
            proposal = UserNames.propose(name) + number;
        }
        return proposal;
    }
}
