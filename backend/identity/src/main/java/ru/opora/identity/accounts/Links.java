package ru.opora.identity.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links that let somebody in once. Looking at one does not use it up: programs look at every link of a letter. */
public class Links {

    /** What a link is good for, and for how long. */
    public enum Purpose {
        /** Choose a name and a password. */
        INVITATION(Duration.ofDays(7)),
        /** Set a new password; given out by somebody who knows the person, so it ends the second factor as well. */
        RESET(Duration.ofDays(3)),
        /** Set a new password; asked for by whoever reads the mailbox. */
        FORGOTTEN(Duration.ofHours(1)),
        /** Take a new address. */
        EMAIL(Duration.ofDays(1)),
        /** Make the first administrator. */
        SETUP(Duration.ofDays(1));

        private final Duration lifetime;

        Purpose(Duration lifetime) {
            this.lifetime = lifetime;
        }
    }

    /**
     * A link that still works.
     *
     * @param account null for the set-up, whose person has none yet
     * @param email the address to take, else null
     */
    public record Link(
            Purpose purpose, @Nullable UUID account, @Nullable String email, Instant expiresAt) {}

    /** The secret part of a new link, told once. */
    public record Issued(String token, Instant expiresAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Issued issue(Purpose purpose, @Nullable UUID account, @Nullable String email) {
        var token = Tokens.random();
        var expiresAt = clock.instant().plus(purpose.lifetime);
        jdbc.sql("delete from identity_links where account_id = :account and purpose = :purpose")
                .param("account", account)
                .param("purpose", purpose.name())
                .update();
        jdbc.sql("""
                        insert into identity_links (token_hash, purpose, account_id, email, expires_at)
                        values (:hash, :purpose, :account, :email, :expires)
                        """)
                .param("hash", Tokens.hash(token))
                .param("purpose", purpose.name())
                .param("account", account)
                .param("email", email)
                .param("expires", OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
                .update();
        return new Issued(token, expiresAt);
    }

    public Optional<Link> find(String token) {
        return jdbc.sql("""
                        select purpose, account_id, email, expires_at from identity_links
                        where token_hash = :hash and expires_at > :now
                        """)
                .param("hash", Tokens.hash(token))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Links::link)
                .optional();
    }

    /** Uses it up; of two at once only one is told so. */
    public boolean use(String token) {
        return jdbc.sql("delete from identity_links where token_hash = :hash")
                        .param("hash", Tokens.hash(token))
                        .update()
                == 1;
    }

    public void endAll(UUID account) {
        jdbc.sql("delete from identity_links where account_id = :account")
                .param("account", account)
                .update();
    }

    public void endAll(Purpose purpose) {
        jdbc.sql("delete from identity_links where purpose = :purpose")
                .param("purpose", purpose.name())
                .update();
    }

    /** Whether such a link was made a moment ago, so that another letter would only annoy. */
    public boolean isRecent(Purpose purpose, UUID account, Duration moment) {
        return jdbc.sql("""
                        select exists(select from identity_links
                                      where account_id = :account and purpose = :purpose and created_at > :since)
                        """)
                .param("account", account)
                .param("purpose", purpose.name())
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(moment), ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    public void removeExpired() {
        jdbc.sql("delete from identity_links where expires_at < now()").update();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                Purpose.valueOf(row.getString("purpose")),
                row.getObject("account_id", UUID.class),
                row.getString("email"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
