package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.identity.factor.Totp;

/** The second step of signing in, from the drawn code to the lost telephone. */
class SecondFactorTest {

    private static final String PASSWORD = "четыре зеленых трамвая";
    private static final String NEXT = "пятый трамвай был синим";

    private static RunningOpora opora;

    private final Browser browser = new Browser(opora);
    private final UUID person = UUID.randomUUID();
    private final String username = "boris." + person;

    @BeforeAll
    static void start(@TempDir Path folder) {
        opora = RunningOpora.on(0, folder);
    }

    @AfterAll
    static void stop() {
        opora.close();
    }

    @BeforeEach
    void invite() throws Exception {
        var link = opora.accounts()
                .invite(person, "Тестов Борис", "boris@example.org", Locale.forLanguageTag("ru"))
                .block();
        assertThat(link.mailed()).isFalse();
        var answer = browser.fill(
                "/invitation?" + link.link().getQuery(),
                Map.of(
                        "token", Browser.parameter(link.link().toString(), "token"),
                        "username", username,
                        "password", PASSWORD,
                        "repeated", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void withTheSecondFactorAPasswordIsNotEnough() throws Exception {
        var secret = switchOn();
        var other = new Browser(opora);

        assertThat(Browser.location(other.enter(username, PASSWORD))).endsWith("/factor");

        assertThat(Browser.location(other.get(opora.address("/idp/account")))).endsWith("/login");
        assertThat(Browser.location(other.get(other.authorization()))).endsWith("/login");
        assertThat(other.fill("/factor", Map.of("code", "000000")).statusCode()).isEqualTo(422);
        var code = Totp.code(secret, Instant.now().getEpochSecond() / 30 + 1);
        assertThat(other.fill("/factor", Map.of("code", code)).statusCode()).isEqualTo(303);
        assertThat(other.get(opora.address("/idp/account")).statusCode()).isEqualTo(200);
        var third = new Browser(opora);
        third.enter(username, PASSWORD);
        assertThat(third.fill("/factor", Map.of("code", code)).statusCode()).isEqualTo(422);
    }

    @Test
    void theSecondStepAloneIsNoWayIn() throws Exception {
        switchOn();

        assertThat(Browser.location(new Browser(opora).get(opora.address("/idp/factor"))))
                .endsWith("/login");
    }

    @Test
    void aRecoveryCodeStandsInOnce() throws Exception {
        var page = browser.get(opora.address("/idp/account/factor")).body();
        var codes = codes(enrol(secret(page)).body());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        var other = new Browser(opora);
        other.enter(username, PASSWORD);
        assertThat(other.fill("/factor", Map.of("code", codes.get(0).toLowerCase(Locale.ROOT)))
                        .statusCode())
                .isEqualTo(303);
        var third = new Browser(opora);
        third.enter(username, PASSWORD);
        assertThat(third.fill("/factor", Map.of("code", codes.get(0))).statusCode())
                .isEqualTo(422);
        assertThat(account().body()).contains("кодов восстановления: 9");
    }

    @Test
    void theSecondFactorIsSwitchedOffWithThePasswordOnly() throws Exception {
        switchOn();

        assertThat(browser.fill("/account/factor", "/account/factor/off", Map.of("current", "wrong"))
                        .statusCode())
                .isEqualTo(422);
        browser.fill("/account/factor", "/account/factor/off", Map.of("current", PASSWORD));

        assertThat(Browser.location(new Browser(opora).enter(username, PASSWORD)))
                .doesNotContain("factor");
    }

    @Test
    void aLinkFromWhoKnowsThePersonEndsTheSecondFactor() throws Exception {
        switchOn();
        var link = opora.accounts().renew(person, Locale.ENGLISH).block().link();

        var answer = new Browser(opora)
                .fill(
                        "/password?" + link.getQuery(),
                        Map.of(
                                "token", Browser.parameter(link.toString(), "token"),
                                "password", NEXT,
                                "repeated", NEXT));

        assertThat(Browser.location(answer)).isEqualTo(opora.address("/").toString());
    }

    private byte[] switchOn() throws Exception {
        var secret = secret(browser.get(opora.address("/idp/account/factor")).body());
        assertThat(enrol(secret).body()).contains("Коды восстановления");
        return secret;
    }

    private HttpResponse<String> enrol(byte[] secret) throws Exception {
        var code = Totp.code(secret, Instant.now().getEpochSecond() / 30);
        return browser.fill("/account/factor", Map.of("code", code, "current", PASSWORD));
    }

    private static List<String> codes(String page) {
        return all(page, "<li><code>([^<]+)</code>");
    }

    private HttpResponse<String> account() throws Exception {
        return browser.send(
                HttpRequest.newBuilder(opora.address("/idp/account")).header("Accept", "text/html"));
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What a person types into the application from the page. */
    private static byte[] secret(String page) {
        var key = all(page, "<code class=\"key\">([^<]+)</code>").get(0).replace(" ", "");
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char letter : key.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
