package ru.opora.platform.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import ru.opora.testing.TestTokens;

@ApiTest
@Import(ManyRows.class)
class StreamingTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String ROWS = "/api/v1/many-rows";

    @Autowired
    private WebTestClient web;

    @Autowired
    private ManyRows many;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private DatabaseClient database;

    @LocalServerPort
    private int port;

    @BeforeEach
    void fromTheStart() {
        many.pages().set(0);
    }

    @Test
    void rightsAreThoseOfTheList() {
        for (String type : List.of(NDJSON, CSV)) {
            String path = "/api/v1/organizations";
            stream(Api.anonymous(web), path, type).problem(401, "unauthenticated");
            stream(Api.as(web, People.CHELSEA), path, type).problem(403, "forbidden");
            stream(Api.client(web, "roadmaps:read"), path, type).problem(403, "forbidden");
            assertThat(stream(Api.as(web, DORA), path, type).is(200).text())
                    .contains("Южный район")
                    .doesNotContain("Северн");
            stream(Api.as(web, BOB), "/api/v1/roadmaps/" + NORTH + "/activities", type)
                    .problem(404, "not-found");
        }
    }

    @Test
    void theStreamHoldsTheRowsOfTheListAndSaysWhenItIsWhole() {
        for (String path : List.of(
                "/api/v1/organizations?kind=SCHOOL", "/api/v1/people", "/api/v1/memberships", "/api/v1/roadmaps")) {
            List<String> lines = stream(Api.as(web, BOB), path, NDJSON)
                    .is(200)
                    .text()
                    .lines()
                    .toList();
            var page = Api.as(web, BOB)
                    .get(path + (path.contains("?") ? "&" : "?") + "limit=500")
                    .json()
                    .at("/items");
            assertThat(lines).hasSize(page.size() + 1);
            for (int i = 0; i < page.size(); i++) {
                assertThat(lines.get(i)).isEqualTo(page.get(i).toString());
            }
            assertThat(lines.get(page.size())).isEqualTo("{\"end\":true,\"count\":" + page.size() + "}");
        }
    }

    @Test
    void manyPagesAreOneStream() {
        String text = stream(Api.as(web, BOB), ROWS + "?rows=1501&width=1", NDJSON)
                .is(200)
                .text();
        assertThat(text.lines()).hasSize(1502);
        assertThat(text).endsWith("{\"end\":true,\"count\":1501}\n").contains("\"number\":1501,");
        assertThat(many.pages()).hasValue(4);
        assertThat(stream(Api.as(web, BOB), ROWS + "?rows=0", NDJSON).text()).isEqualTo("{\"end\":true,\"count\":0}\n");
    }

    @Test
    void aTableForPrograms() {
        List<String> lines = stream(Api.as(web, BOB), ROWS + "?rows=2&width=3", CSV)
                .is(200)
                .text()
                .lines()
                .toList();
        assertThat(lines)
                .containsExactly(
                        "id,number,day,text,part.name,part.good,words",
                        "00000000-0000-0000-0000-000000000001,1,2021-03-15,xxx,,,\"[\"\"а\"\",\"\"б\"\"]\"",
                        "00000000-0000-0000-0000-000000000002,2,2021-03-15,xxx,'=SUM(A1),true,\"[\"\"а\"\",\"\"б\"\"]\"");
    }

    @Test
    void whatAStreamDoesNotTake() {
        Api bob = Api.as(web, BOB);
        stream(bob, "/api/v1/organizations?limit=5", NDJSON)
                .problem(400, "bad-request")
                .pointing("?limit", "NOT_IN_A_STREAM");
        stream(bob, "/api/v1/organizations?cursor=x", CSV)
                .problem(400, "bad-request")
                .pointing("?cursor", "NOT_IN_A_STREAM");
        stream(bob, "/api/v1/organizations?csv=x", CSV)
                .problem(400, "bad-request")
                .pointing("?csv", "WRONG_TYPE");
        stream(bob, "/api/v1/organizations?within=x", CSV)
                .problem(400, "bad-request")
                .pointing("?within", "WRONG_TYPE");
        stream(bob, "/api/v1/organizations", "image/png").problem(406, "not-acceptable");
        stream(bob, "/api/v1/organizations/" + NORTH, NDJSON).problem(406, "not-acceptable");
        assertThat(stream(bob, "/api/v1/organizations", "*/*").is(200).json().has("items"))
                .isTrue();
        assertThat(stream(bob, "/api/v1/organizations", NDJSON + ";q=0.1, application/json")
                        .is(200)
                        .json()
                        .has("items"))
                .isTrue();
    }

    @Test
    void anExportStandsInTheRecordOfChanges() {
        stream(Api.as(web, BOB), "/api/v1/organizations?kind=INSTITUTE", NDJSON).is(200);
        Map<String, Object> entry =
                DatabaseScope.system(database.sql("""
                                SELECT actor, entity, operation, organization_id, after ->> 'query' AS query, after ->> 'format' AS format
                                FROM audit_entries WHERE action = 'EXPORTED' AND after ->> 'query' = 'kind=INSTITUTE'
                                ORDER BY id DESC LIMIT 1""").fetch().one()).block();
        assertThat(entry)
                .containsEntry("actor", BOB)
                .containsEntry("entity", "organizations")
                .containsEntry("operation", "GET /api/v1/organizations")
                .containsEntry("organization_id", NORTH)
                .containsEntry("format", NDJSON);
    }

    @Test
    void aReaderWhoPausesHoldsNoConnectionAndHoldsBackTheReading() throws IOException {
        try (var socket = open(ROWS + "?rows=40000", NDJSON)) {
            var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1024);
            assertThat(reader.readLine()).contains("200");
            int paused = standstill();
            // Jobs of the background borrow one for moments.
            await().atMost(Duration.ofSeconds(30)).until(() -> pool().acquiredSize() == 0);
            assertThat(paused).isLessThan(25);
            Api.as(web, BOB).get("/api/v1/me").is(200);
            List<String> rest = reader.lines().toList();
            assertThat(many.pages()).hasValue(80);
            assertThat(rest.stream().filter(line -> line.startsWith("{\"id\""))).hasSize(40_000);
            assertThat(rest).contains("{\"end\":true,\"count\":40000}");
            assertThat(rest.subList(rest.size() - 3, rest.size())).containsExactly("0", "Opora-Count: 40000", "");
        }
    }

    @Test
    void aStreamThatBreaksDoesNotLookWhole() throws IOException {
        for (String type : List.of(NDJSON, CSV)) {
            try (var socket = open(ROWS + "?rows=3000&width=10&brokenAfter=1000", type)) {
                var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                List<String> lines = reader.lines().toList();
                assertThat(lines.get(0)).contains("200");
                assertThat(lines)
                        .anyMatch(line -> line.contains("2021-03-15"))
                        .noneMatch(line -> line.contains("\"end\""));
                assertThat(lines).doesNotContain("0").noneMatch(line -> line.startsWith("Opora-Count"));
            }
        }
    }

    @Test
    void aStreamThatCannotBeginIsAProblem() {
        stream(Api.as(web, BOB), ROWS + "?rows=10&brokenAfter=0", NDJSON).problem(500, "internal");
    }

    private static Answer stream(Api api, String path, String type) {
        return Api.answer(api.request(HttpMethod.GET, path).header("Accept", type));
    }

    /** A connection of its own with the smallest of buffers, closed by the server after the answer. */
    private Socket open(String path, String type) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: " + type
                                + "\r\nAuthorization: Bearer " + TestTokens.of(BOB) + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** Waits until no further page has been read for half a second. */
    private int standstill() {
        int before = -1;
        for (int tries = 0; tries < 60 && before != many.pages().get(); tries++) {
            before = many.pages().get();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return before;
    }

    private PoolMetrics pool() {
        Object factory = connections;
        while (!(factory instanceof ConnectionPool) && factory instanceof Wrapped<?> wrapped) {
            factory = wrapped.unwrap();
        }
        return ((ConnectionPool) factory).getMetrics().orElseThrow();
    }
}
