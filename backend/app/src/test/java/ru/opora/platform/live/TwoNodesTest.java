package ru.opora.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.SOUTH;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.OporaApi;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.EventStream;
import ru.opora.testing.TestDatabase;
import ru.opora.testing.TestTokens;

/** Two whole nodes over one database: what happens on one is heard on the other. */
@ApiTest
class TwoNodesTest {

    @Autowired
    private WebTestClient here;

    @LocalServerPort
    private int port;

    @Test
    void aClientMovesFromNodeToNodeAndMissesNothing() {
        List<String> done = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        String last;
        try (var other = otherNode()) {
            int otherPort = Integer.parseInt(
                    Objects.requireNonNull(other.getEnvironment().getProperty("local.server.port")));
            try (var stream = EventStream.of(otherPort, DORA)) {
                for (int count = 0; count < 10; count++) {
                    done.add(child());
                }
                last = hear(stream, 10, heard);
            }
            for (int count = 0; count < 10; count++) {
                done.add(child());
            }
            try (var stream = EventStream.resume(port, TestTokens.of(DORA), last)) {
                last = hear(stream, 10, heard);
            }
        }
        done.add(child());
        try (var stream = EventStream.resume(port, TestTokens.of(DORA), last)) {
            hear(stream, 1, heard);
        }
        assertThat(heard).isEqualTo(done);
    }

    @Test
    void aLostConnectionToTheDatabaseLosesNoChange() throws SQLException {
        try (var stream = EventStream.of(port, DORA)) {
            String before = child();
            assertThat(stream.change().path("entityId").asString()).isEqualTo(before);
            assertThat(lostConnections()).isEqualTo(2);
            List<String> done = List.of(child(), child(), child());
            List<String> heard = new ArrayList<>();
            hear(stream, 3, heard);
            assertThat(heard).isEqualTo(done);
        }
    }

    /** Ends the connections that listen and seal, as the owner of both. */
    private static int lostConnections() throws SQLException {
        var server = TestDatabase.server();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var rows = connection.createStatement().executeQuery("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                          AND (query LIKE 'LISTEN%' OR query LIKE 'SELECT audit_seal%')""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String hear(EventStream stream, int count, List<String> heard) {
        String last = "";
        while (count > 0) {
            var event = stream.takeOrSkip("ready");
            var change = EventStream.json(event);
            last = Objects.requireNonNull(event.id());
            // plans in force are generated anew for the schools that come; that is told, too
            if (change.path("entity").asString().equals("organization")) {
                heard.add(change.path("entityId").asString());
                count--;
            }
        }
        return last;
    }

    private String child() {
        String id = UUID.randomUUID().toString();
        Api.as(here, DORA)
                .post(
                        "/api/v1/organizations",
                        Map.of("id", id, "name", "Школа " + id, "kind", "SCHOOL", "parentId", SOUTH))
                .is(201);
        return id;
    }

    private static ConfigurableApplicationContext otherNode() {
        return new SpringApplicationBuilder(OporaApi.class, TestDatabase.class, TestTokens.class)
                .web(WebApplicationType.REACTIVE)
                .properties("opora.demo=false")
                .run("--server.port=0", "--spring.main.web-application-type=reactive");
    }
}
