package ru.opora.identity.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is signed in where. Ending a session ends its refresh tokens with it, because the database ties them together. */
public class Sessions {

    /** A session that is not used for a working day is over; see the lifetime of refresh tokens. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** @param device in words, say «Firefox · Windows» */
    public record Session(UUID id, String device, Instant startedAt, Instant lastUsedAt) {}

    private final JdbcClient jdbc;

    public Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public UUID begin(UUID account, String device) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into identity_sessions (id, account_id, device) values (:id, :account, :device)")
                .param("id", id)
                .param("account", account)
                .param("device", device)
                .update();
        return id;
    }

    /** Whether it goes on. Its use is noted once a minute: a row written at each request would be a price for nothing. */
    public boolean isOpen(UUID id) {
        int noted = jdbc.sql("""
                        update identity_sessions set last_used_at = now()
                        where id = :id and last_used_at < now() - interval '1 minute'
                        """).param("id", id).update();
        return noted == 1
                || jdbc.sql("select exists(select from identity_sessions where id = :id)")
                        .param("id", id)
                        .query(Boolean.class)
                        .single();
    }

    /** Notes the use and keeps the session from being ended until the transaction is over; false when it has ended. */
    public boolean hold(UUID id) {
        return jdbc.sql("update identity_sessions set last_used_at = now() where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    public List<Session> of(UUID account) {
        return jdbc.sql("""
                        select id, device, started_at, last_used_at from identity_sessions
                        where account_id = :account order by last_used_at desc, id limit 100
                        """).param("account", account).query(Sessions::session).list();
    }

    /** Tells whether it was there, and the account's own. */
    public boolean end(UUID id, UUID account) {
        return jdbc.sql("delete from identity_sessions where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    public void end(UUID id) {
        jdbc.sql("delete from identity_sessions where id = :id").param("id", id).update();
    }

    public int endAll(UUID account) {
        return jdbc.sql("delete from identity_sessions where account_id = :account")
                .param("account", account)
                .update();
    }

    public int endOthers(UUID account, UUID own) {
        return jdbc.sql("delete from identity_sessions where account_id = :account and id <> :own")
                .param("account", account)
                .param("own", own)
                .update();
    }

    public void removeExpired() {
        jdbc.sql("delete from identity_sessions where last_used_at < now() - cast(:lifetime as interval)")
                .param("lifetime", LIFETIME.toString())
                .update();
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getString("device"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant());
    }
}
