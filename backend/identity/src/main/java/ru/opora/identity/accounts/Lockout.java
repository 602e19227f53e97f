package ru.opora.identity.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes guessing slow: after five failures a name is closed for a minute, then for two, four … fifteen. It counts names and
 * not computers, because a school sits behind one address and an attacker behind many.
 */
public class Lockout {

    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Guesses sent all at once must wait for each other, or the count would come too late. */
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Lockout(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What came of an attempt.
     *
     * @param lockedUntil when the next one is heard, null when it may come at once
     * @param closed whether it was this attempt that closed the name
     */
    public record Outcome(boolean right, @Nullable Instant lockedUntil, boolean closed) {}

    /** The name under which the password of an account is counted. */
    public static String password(String username) {
        return "password " + username.strip().toLowerCase(Locale.ROOT);
    }

    /** Counted apart: a known password must not make room for more guesses at the codes. */
    public static String factor(String username) {
        return "factor " + username.strip().toLowerCase(Locale.ROOT);
    }

    /** Asks the question unless the name is closed; while it is, not even the right answer is heard. */
    public Outcome attempt(String name, BooleanSupplier isRight) {
        var key = Tokens.hash(name);
        var turn = turns[Math.floorMod(key.hashCode(), turns.length)];
        turn.lock();
        try {
            var until = lockedUntil(key);
            if (until.isPresent()) {
                return new Outcome(false, until.get(), false);
            }
            if (isRight.getAsBoolean()) {
                forget(key);
                return new Outcome(true, null, false);
            }
            var locked = count(key);
            return new Outcome(false, locked, locked != null);
        } finally {
            turn.unlock();
        }
    }

    /** Opens an account's name again. */
    public void open(String username) {
        forget(Tokens.hash(password(username)));
        forget(Tokens.hash(factor(username)));
    }

    /** Those of the user names that are closed now. */
    public Set<String> lockedOf(Collection<String> usernames) {
        var keys = usernames.stream()
                .flatMap(username -> Stream.of(password(username), factor(username)))
                .map(Tokens::hash)
                .toArray(String[]::new);
        var locked = new HashSet<>(
                jdbc.sql("select name_hash from identity_failures where name_hash = any(:keys) and locked_until > :now")
                        .param("keys", keys)
                        .param("now", now())
                        .query(String.class)
                        .list());
        return Set.copyOf(usernames.stream()
                .filter(username -> Stream.of(password(username), factor(username))
                        .map(Tokens::hash)
                        .anyMatch(locked::contains))
                .toList());
    }

    /** A day without failures wipes the slate. */
    public void removeExpired() {
        jdbc.sql("delete from identity_failures where failed_at < now() - interval '1 day'")
                .update();
    }

    private Optional<Instant> lockedUntil(String key) {
        return jdbc.sql("select locked_until from identity_failures where name_hash = :key and locked_until > :now")
                .param("key", key)
                .param("now", now())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private @Nullable Instant count(String key) {
        int failures = jdbc.sql("""
                        insert into identity_failures (name_hash, failures, failed_at) values (:key, 1, :now)
                        on conflict (name_hash) do update
                        set failures = identity_failures.failures + 1, failed_at = excluded.failed_at
                        returning failures
                        """).param("key", key).param("now", now()).query(Integer.class).single();
        if (failures < FREE) {
            return null;
        }
        var until = clock.instant().plus(delay(failures));
        jdbc.sql("update identity_failures set locked_until = :until where name_hash = :key")
                .param("key", key)
                .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .update();
        return until;
    }

    private void forget(String key) {
        jdbc.sql("delete from identity_failures where name_hash = :key")
                .param("key", key)
                .update();
    }

    private static Duration delay(int failures) {
        var doubled = Duration.ofMinutes(1L << Math.min(failures - FREE, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
