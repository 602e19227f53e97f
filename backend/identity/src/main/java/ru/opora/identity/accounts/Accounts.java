package ru.opora.identity.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people who may sign in here. An account's id is the name of the principal and the subject of every token. */
public class Accounts {

    private static final String COLUMNS = """
            select id, username, password_hash, display_name, email, enabled, language, last_sign_in_at
            from identity_accounts
            """;

    private final JdbcClient jdbc;

    public Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> byName(String username) {
        return jdbc.sql(COLUMNS + "where lower(username) = lower(:username)")
                .param("username", username.strip())
                .query(Accounts::account)
                .optional();
    }

    public Optional<Account> byId(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    public List<Account> byIds(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + "where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Accounts::account)
                .list();
    }

    /** Whom somebody means who types a name or an address; people of one school may share a mailbox. */
    public List<Account> byNameOrEmail(String typed) {
        return jdbc.sql(COLUMNS + """
                        where enabled and email is not null and (lower(username) = lower(:typed) or lower(email) = lower(:typed))
                        order by username limit 10
                        """)
                .param("typed", typed.strip())
                .query(Accounts::account)
                .list();
    }

    /** Whether the account is there already, under its id or under its name. */
    public boolean exists(UUID id, String username) {
        return jdbc.sql("select exists(select from identity_accounts where id = :id or lower(username) = lower(:username))")
                .param("id", id)
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody has an account yet. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists(select from identity_accounts)")
                .query(Boolean.class)
                .single();
    }

    /** Does nothing when the id or the name is taken; tells whether it did. */
    public boolean insert(Account account) {
        return jdbc.sql("""
                        insert into identity_accounts (id, username, password_hash, display_name, email, language)
                        values (:id, :username, :hash, :name, :email, :language)
                        on conflict do nothing
                        """)
                        .param("id", account.id())
                        .param("username", account.username())
                        .param("hash", account.passwordHash())
                        .param("name", account.displayName())
                        .param("email", account.email())
                        .param("language", account.language().getLanguage())
                        .update()
                == 1;
    }

    /** Tells whether the name was free. */
    public boolean rename(UUID id, String username) {
        return jdbc.sql("""
                        update identity_accounts set username = :username, version = version + 1
                        where id = :id and not exists (
                            select from identity_accounts where lower(username) = lower(:username) and id <> :id)
                        """).param("id", id).param("username", username).update() == 1;
    }

    public void setPassword(UUID id, String hash) {
        jdbc.sql("update identity_accounts set password_hash = :hash, version = version + 1 where id = :id")
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    public void setEmail(UUID id, String email) {
        jdbc.sql("update identity_accounts set email = :email, version = version + 1 where id = :id")
                .param("id", id)
                .param("email", email)
                .update();
    }

    /** Tells whether there is such an account. */
    public boolean setEnabled(UUID id, boolean enabled) {
        return jdbc.sql("update identity_accounts set enabled = :enabled, version = version + 1 where id = :id")
                        .param("id", id)
                        .param("enabled", enabled)
                        .update()
                == 1;
    }

    public void signedIn(UUID id) {
        jdbc.sql("update identity_accounts set last_sign_in_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var lastSignIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("password_hash"),
                row.getString("display_name"),
                row.getString("email"),
                row.getBoolean("enabled"),
                Locale.forLanguageTag(row.getString("language")),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    /**
     * Somebody who may sign in.
     *
     * @param passwordHash null before the invitation is taken up
     * @param language of the letters to them
     */
    public record Account(
            UUID id,
            String username,
            @Nullable String passwordHash,
            String displayName,
            @Nullable String email,
            boolean enabled,
            Locale language,
            @Nullable Instant lastSignInAt) {

        /** A new one, enabled, that never signed in. */
        public static Account of(
                UUID id,
                String username,
                @Nullable String passwordHash,
                String displayName,
                @Nullable String email,
                Locale language) {
            return new Account(id, username, passwordHash, displayName, email, true, language, null);
        }
    }
}
