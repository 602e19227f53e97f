package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at one address tries passwords; the others there and elsewhere go on. */
class GuessingTest {

    private static final String SCHOOL = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.4";
    private static final String NEIGHBOUR = "2001:db8:1:2::7";
    private static final int WRONG = 200;

    private static RunningOpora opora;

    @BeforeAll
    static void start(@TempDir Path folder) {
        opora = RunningOpora.on(0, folder, "--server.forward-headers-strategy=native");
    }

    @AfterAll
    static void stop() {
        opora.close();
    }

    @Test
    void anAddressMayBeWrongManyTimesAndIsThenHeardLater() throws Exception {
        for (int i = 0; i < 10; i++) { // right ones count for nothing
            assertThat(new Browser(opora, SCHOOL).enter("institut", "opora-demo").statusCode()).isEqualTo(303);
        }
        var guesser = new Browser(opora, SCHOOL);
        for (int i = 0; i < WRONG; i++) { // after the fifth the name is closed, which costs no hash
            assertThat(guesser.enter("nobody", "wrong").statusCode()).as("guess " + i).isEqualTo(303);
        }

        var refused = guesser.enter("direktor", "wrong");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d{0,2}");
        assertThat(refused.body()).contains("Слишком часто");
        assertThat(new Browser(opora, ELSEWHERE).enter("direktor", "opora-demo").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aNameIsClosedWhereverItIsTriedFrom() throws Exception {
        for (int i = 0; i < 5; i++) {
            new Browser(opora, "192.0.2." + i).enter("kurator", "wrong");
        }

        var answer = new Browser(opora, NEIGHBOUR).enter("kurator", "opora-demo");

        assertThat(Browser.location(answer)).endsWith("/idp/login?error");
        assertThat(new Browser(opora, NEIGHBOUR).enter("ozersk", "opora-demo").statusCode())
                .isEqualTo(303);
    }
}
