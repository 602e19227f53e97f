package ru.opora.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.opora.testing.ApiTest;
import ru.opora.testing.TestTokens;

/** A connection that is kept goes on being read, also when a request came while the one before it was being answered. */
@ApiTest
class KeptConnectionTest {

    private static final int NEVER = 20_000;

    @LocalServerPort
    private int port;

    @Test
    void theRequestAfterTwoThatCameTogetherIsAnswered() throws IOException {
        String slow = "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestTokens.of(BOB)
                + "\r\n\r\n";
        String atOnce = "GET /api/v1/configuration HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(NEVER);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (int round = 0; round < 20; round++) {
                send(socket, slow + atOnce);
                read(answers);
                read(answers);
                send(socket, atOnce);
                read(answers);
            }
        }
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void read(BufferedReader answers) throws IOException {
        assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
        long length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.substring(15).trim());
            }
        }
        assertThat(length).isPositive();
        long left = length;
        while (left > 0) {
            long skipped = answers.skip(left);
            assertThat(skipped).as("an answer that ends before its length").isPositive();
            left -= skipped;
        }
    }
}
