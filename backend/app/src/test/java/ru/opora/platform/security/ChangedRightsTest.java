package ru.opora.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SOUTH;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.OporaApi;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.TestDatabase;
import ru.opora.testing.TestTokens;

/** Remembered rights end when the rights do: on this node and on every other one, and also when nothing can be heard. */
@ApiTest
class ChangedRightsTest {

    private static final String SCHOOL = "/api/v1/organizations/" + NORTH_SCHOOL;

    /** How long a test waits for what takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private WebTestClient web;

    @Autowired
    private KnownCallers callers;

    @Autowired
    private CallerDirectory directory;

    @Autowired
    private RightsChannel channel;

    private static @Nullable ConfigurableApplicationContext other;

    private final UUID person = UUID.randomUUID();
    private final String vera = "vera-" + person;

    @BeforeEach
    void veraLooksAfterTheNorth() throws SQLException {
        execute("INSERT INTO organizations_people (id, subject, name) VALUES (?, ?, 'Вера Ладова')", person, vera);
        execute("""
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                VALUES (?, ?, ?, 'MUNICIPAL_COORDINATOR', DATE '2020-01-01')""", person, person, NORTH);
        execute("""
                INSERT INTO organizations_api_clients (client_id, organization_id, name) VALUES (?, ?, 'Система')""", "client-" + person, NORTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE organizations_memberships SET valid_to = DATE '2021-01-01' WHERE id = ?",
                "UPDATE organizations_memberships SET valid_from = DATE '2090-01-01' WHERE id = ?",
                "UPDATE organizations_memberships SET ended_at = now(), valid_to = current_date, ended_reason = 'Ушла' WHERE id = ?",
                "DELETE FROM organizations_memberships WHERE id = ?",
                "UPDATE organizations_people SET subject = NULL WHERE id = ?",
                "UPDATE organizations_people SET subject = 'other-' || subject WHERE id = ?"
            })
    void aPersonWhoseRightsEndedIsRefusedOnEveryNode(String change) throws SQLException {
        for (WebTestClient node : List.of(web, otherNode(), web, otherNode())) {
            Api.as(node, vera).get(SCHOOL).is(200);
        }
        execute(change, person);
        for (WebTestClient node : List.of(web, otherNode())) {
            becomes(403, node, TestTokens.of(vera), "/api/v1/organizations");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE organizations_api_clients SET disabled_at = now() WHERE client_id = ?",
                "UPDATE organizations_api_clients SET expires_on = DATE '2021-01-01' WHERE client_id = ?",
                "UPDATE organizations_api_clients SET scopes = '{roadmaps:read}' WHERE client_id = ?",
                "DELETE FROM organizations_api_clients WHERE client_id = ?"
            })
    void aSystemThatWasLockedOutIsRefusedOnEveryNode(String change) throws SQLException {
        String token = TestTokens.of("client-" + person, "organizations:read");
        for (WebTestClient node : List.of(web, otherNode(), web, otherNode())) {
            assertThat(status(node, token, SCHOOL)).isEqualTo(200);
        }
        execute(change, "client-" + person);
        for (WebTestClient node : List.of(web, otherNode())) {
            becomes(403, node, token, "/api/v1/organizations");
        }
    }

    @Test
    void whoseOrganisationMovedSeesNoMoreWhatIsAboveIt() throws SQLException {
        UUID school = UUID.randomUUID();
        execute(
                "INSERT INTO organizations (id, parent_id, path, kind, name) VALUES (?, ?, '', 'SCHOOL', 'Школа-путешественница')",
                school,
                NORTH);
        execute("UPDATE organizations_memberships SET organization_id = ? WHERE id = ?", school, person);
        becomes(200, web, TestTokens.of(vera), SCHOOL);
        execute("""
                UPDATE organizations o SET parent_id = s.id, path = s.path || subpath(o.path, nlevel(o.path) - 1)
                FROM organizations s WHERE o.id = ? AND s.id = ?""", school, SOUTH);
        becomes(404, web, TestTokens.of(vera), SCHOOL);
    }

    @Test
    void whoEndsRightsThroughThisNodeIsAnsweredWhenTheyHaveEnded() throws SQLException {
        for (int turn = 0; turn < 20; turn++) {
            Api.as(web, vera).get(SCHOOL).is(200);
            Api.as(web, ALICE)
                    .post("/api/v1/memberships/" + person + "/end", Map.of("reason", "Ушла " + turn))
                    .is(200);
            Api.as(web, vera).get(SCHOOL).problem(403, "forbidden"); // no waiting
            execute("""
                    UPDATE organizations_memberships SET valid_to = NULL, ended_at = NULL, ended_reason = NULL WHERE id = ?""", person);
            becomes(200, web, TestTokens.of(vera), SCHOOL);
        }
    }

    @Test
    void aLostConnectionRemembersNothing() throws SQLException {
        Api.as(web, vera).get(SCHOOL).is(200);
        long before = channel.changes();
        assertThat(loseListeners()).isPositive();
        execute("DELETE FROM organizations_memberships WHERE id = ?", person);
        becomes(403, web, TestTokens.of(vera), "/api/v1/organizations");
        await(() -> channel.isHeard() && channel.changes() > before);
        Api.as(web, vera).get(SCHOOL).problem(403, "forbidden");
    }

    @Test
    void nothingIsRememberedBeyondTheEndOfADay() {
        await(channel::isHeard);
        var clock = new MovedClock(Instant.parse("2026-03-02T20:59:59Z")); // one second to midnight in Moscow
        AtomicInteger asked = new AtomicInteger();
        var known = new KnownCallers(
                (subject, scopes) -> directory.find(subject, scopes).doOnNext(found -> asked.incrementAndGet()),
                channel,
                clock);
        // Others may change rights meanwhile, so several tries: one of them without such a change is enough.
        await(() -> {
            int first = asked.get();
            known.find(vera, Set.of()).block();
            int second = asked.get();
            known.find(vera, Set.of()).block();
            return second >= first && asked.get() == second;
        });
        int before = asked.get();
        clock.move(Duration.ofSeconds(1));
        known.find(vera, Set.of()).block();
        assertThat(asked.get()).isEqualTo(before + 1);
    }

    @Test
    void whoMayNothingIsAskedForEachTime() throws SQLException {
        String anna = "anna-" + person;
        Api.as(web, anna).get(SCHOOL).problem(403, "forbidden");
        execute("UPDATE organizations_people SET subject = ? WHERE id = ?", anna, person);
        becomes(200, web, TestTokens.of(anna), SCHOOL);
        assertThat(callers.find("nobody-" + person, Set.of())
                        .blockOptional()
                        .orElseThrow()
                        .caller()
                        .grants())
                .isEmpty();
    }

    private void becomes(int status, WebTestClient node, String token, String path) {
        await(() -> status(node, token, path) == status);
    }

    private static int status(WebTestClient node, String token, String path) {
        return node.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static void await(BooleanSupplier reached) {
        assertThat(Mono.fromCallable(reached::getAsBoolean)
                        .subscribeOn(Schedulers.boundedElastic())
                        .filter(yes -> yes)
                        .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(5)))
                        .block(PATIENCE))
                .isTrue();
    }

    private static WebTestClient otherNode() {
        ConfigurableApplicationContext node = other;
        if (node == null) {
            node = new SpringApplicationBuilder(OporaApi.class, TestDatabase.class, TestTokens.class)
                    .web(WebApplicationType.REACTIVE)
                    .properties("opora.demo=false")
                    .run("--server.port=0", "--spring.main.web-application-type=reactive");
            other = node;
        }
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + node.getEnvironment().getProperty("local.server.port"))
                .responseTimeout(PATIENCE)
                .build();
    }

    @AfterAll
    static void stopTheOtherNode() {
        Optional.ofNullable(other).ifPresent(ConfigurableApplicationContext::close);
        other = null;
    }

    private static int loseListeners() throws SQLException {
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'SELECT pg_notify($1%'""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Past the product, as another node or an operator would. */
    private static void execute(String sql, Object... values) throws SQLException {
        try (var connection = connection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate())
                    .as(sql + Arrays.toString(values))
                    .isPositive();
        }
    }

    private static Connection connection() throws SQLException {
        var server = TestDatabase.server();
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
