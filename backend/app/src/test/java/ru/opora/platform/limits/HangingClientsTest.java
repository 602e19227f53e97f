package ru.opora.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.TestTokens;

/** Clients that stop in the middle hold a socket and nothing else, least of all a connection to the database. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class HangingClientsTest {

    /** Of six kinds that stop before their request is whole: 804. */
    private static final int OF_A_KIND = 134;

    private static final String TOKEN = "Authorization: Bearer " + TestTokens.of(BOB) + "\r\n";

    @Autowired
    private WebTestClient web;

    @Autowired
    private ConnectionFactory connections;

    @LocalServerPort
    private int port;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** None of them is a whole request, so the next one waits for nothing, and the last of them is still being heard. */
    @Test
    void eightHundredOfThemAndTheNextIsServedAtOnce() throws IOException {
        Socket last = new Socket();
        for (int i = 0; i < OF_A_KIND; i++) {
            open("POST /api/v1/organizations HTTP/1.1\r\nHost: localhost\r\n" + TOKEN);
            open(head("POST /api/v1/organizations", "application/json", 1000, "") + "{\"name\":\"Шк");
            open(head("POST /api/v1/organizations", "application/json", 1000, key()) + "{\"name\":\"Шк");
            open(head("POST /api/v1/roadmap-imports", "multipart/form-data; boundary=b", 100_000, "") + form());
            open(head("POST /api/v1/roadmap-imports", "multipart/form-data; boundary=b", 100_000, key()) + form());
            last = open(
                    head("PATCH /api/v1/organizations/" + NORTH, "application/json", 2, "If-Match: \"x\"\r\n") + "{");
        }
        assertThat(open).hasSizeGreaterThan(800);
        served();
        noConnectionIsHeld();
        last.getOutputStream().write('}');
        assertThat(new String(last.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 4");
        served();
    }

    /** They came whole, so their work is done first; what is held afterwards is nothing. */
    @Test
    void whoeverVanishesOrDoesNotReadHoldsNothingEitherAndIsNoFaultOfOurs(CapturedOutput log) throws IOException {
        for (int i = 0; i < OF_A_KIND; i++) {
            neverReading("GET /api/v1/organizations?limit=500 HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "\r\n");
            vanishing(head("POST /api/v1/organizations", "application/json", 0, key()));
            vanishing(head("POST /api/v1/roadmap-imports", "multipart/form-data; boundary=b", 100_000, key()) + form());
        }
        Api.as(web, BOB).get("/api/v1/me").is(200);
        noConnectionIsHeld();
        assertThat(log).doesNotContain("ProblemDoor internal", "onErrorDropped", "An error came too late");
    }

    private void served() {
        Api.as(web, BOB).get("/api/v1/me").is(200);
        assertThat(pool().pendingAcquireSize()).isZero();
    }

    private void noConnectionIsHeld() {
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(90))
                .until(() -> pool().acquiredSize() == 0 && pool().pendingAcquireSize() == 0);
    }

    private PoolMetrics pool() {
        var pool = (ConnectionPool) ((DelegatingConnectionFactory) connections).getTargetConnectionFactory();
        return pool.getMetrics().orElseThrow();
    }

    private Socket open(String text) throws IOException {
        return send(new Socket(), text);
    }

    /** With so small a window that the answer cannot leave the server. */
    private void neverReading(String request) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(1024);
        send(socket, request.repeat(3));
    }

    private void vanishing(String request) throws IOException {
        Socket socket = open(request);
        open.remove(socket);
        socket.setSoLinger(true, 0); // a reset and no goodbye
        socket.close();
    }

    private Socket send(Socket socket, String text) throws IOException {
        socket.connect(new InetSocketAddress("localhost", port));
        open.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String head(String line, String type, int length, String more) {
        return line + " HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "Content-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n" + more + "\r\n";
    }

    private static String form() {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.csv\"\r\n\r\n"
                + "а;б\r\n".repeat(900);
    }

    private static String key() {
        return "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
    }
}
