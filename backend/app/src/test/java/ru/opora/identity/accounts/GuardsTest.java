package ru.opora.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links.Purpose;
import ru.opora.testing.TestDatabase;

/** What takes time: growing delays after failures, and links that age. */
class GuardsTest {

    private final JdbcClient jdbc = JdbcClient.create(source());
    private final Watch watch = new Watch();
    private final Lockout lockout = new Lockout(jdbc, watch);
    private final Links links = new Links(jdbc, watch);
    private final Accounts accounts = new Accounts(jdbc);
    private final String name = "name " + UUID.randomUUID();

    @Test
    void theDelayDoublesUpToAQuarterOfAnHour() {
        fail(4);
        assertThat(lockout.attempt(name, () -> false).closed()).isTrue();

        for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            assertThat(lockout.attempt(name, () -> true).lockedUntil())
                    .isEqualTo(watch.instant().plus(Duration.ofMinutes(minutes)));
            watch.pass(Duration.ofMinutes(minutes).plusSeconds(1));
            assertThat(lockout.attempt(name, () -> false).closed()).isTrue();
        }
    }

    @Test
    void afterTheDelayTheRightAnswerWipesTheSlate() {
        fail(5);
        watch.pass(Duration.ofMinutes(1).plusSeconds(1));

        assertThat(lockout.attempt(name, () -> true).right()).isTrue();

        fail(4);
        assertThat(lockout.attempt(name, () -> true).right()).isTrue();
    }

    @Test
    void guessesSentAtOnceAreNotMoreThanFive() throws Exception {
        var heard = new AtomicInteger();
        Callable<Boolean> guess =
                () -> lockout.attempt(name, () -> heard.incrementAndGet() < 0).right();
        var pool = Executors.newFixedThreadPool(20);
        try {
            pool.invokeAll(Stream.generate(() -> guess).limit(60).toList());
        } finally {
            pool.shutdown();
        }

        assertThat(heard).hasValue(5);
    }

    @Test
    void aLinkAges() {
        var account = account();
        var issued = links.issue(Purpose.FORGOTTEN, account, null);
        assertThat(links.find(issued.token())).isPresent();

        watch.pass(Duration.ofMinutes(59));
        assertThat(links.find(issued.token())).isPresent();
        watch.pass(Duration.ofMinutes(1));
        assertThat(links.find(issued.token())).isEmpty();
    }

    @Test
    void aLinkIsUsedOnceAlsoByTwoAtOnce() throws Exception {
        var token = links.issue(Purpose.INVITATION, account(), null).token();
        Callable<Boolean> use = () -> links.use(token);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var used = pool.invokeAll(Stream.generate(() -> use).limit(8).toList());
            long times = 0;
            for (var one : used) {
                times += one.get() ? 1 : 0;
            }
            assertThat(times).isOne();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whatIsKeptOfALinkDoesNotOpenIt() {
        var token = links.issue(Purpose.INVITATION, account(), null).token();

        var kept = jdbc.sql("select token_hash from identity_links")
                .query(String.class)
                .list();

        assertThat(kept).isNotEmpty().doesNotContain(token);
        assertThat(kept.stream().flatMap(hash -> links.find(hash).stream())).isEmpty();
    }

    @Test
    void whatIsOverIsSweptOutAndWhatIsNotStays() {
        var account = account();
        var sessions = new Sessions(jdbc);
        var open = sessions.begin(account, "Firefox · Linux");
        var over = sessions.begin(account, "Firefox · Linux");
        jdbc.sql("update identity_sessions set last_used_at = now() - interval '13 hours' where id = :id")
                .param("id", over)
                .update();
        var link = links.issue(Purpose.INVITATION, account, null);

        sessions.removeExpired();
        links.removeExpired();
        lockout.removeExpired();

        assertThat(sessions.of(account)).extracting(Sessions.Session::id).containsExactly(open);
        assertThat(sessions.isOpen(over)).isFalse();
        assertThat(links.find(link.token())).isPresent();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            lockout.attempt(name, () -> false);
        }
    }

    private UUID account() {
        var id = UUID.randomUUID();
        accounts.insert(Account.of(id, id.toString(), null, "Тестова Анна", null, Locale.forLanguageTag("ru")));
        return id;
    }

    private static PGSimpleDataSource source() {
        var server = TestDatabase.server();
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    /** A clock that goes when it is told to. */
    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2030-09-01T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
