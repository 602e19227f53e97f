package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.launcher.AccountsTest.opora;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.opora.identity.factor.Totp;

/** The second step of signing in, from the drawn code to the lost telephone. */
abstract class SecondFactorCases {

    private final Guest guest = new Guest(opora);
    private final Browser browser = guest.browser;

    @BeforeEach
    void comeIn() throws Exception {
        guest.settled();
    }

    @Test
    void withTheSecondFactorAPasswordIsNotEnough() throws Exception {
        var secret = switchOn();
        var other = new Browser(opora);

        assertThat(Browser.location(other.enter(guest.username, Guest.PASSWORD)))
                .endsWith("/factor");

        assertThat(Browser.location(other.get(opora.address("/idp/account")))).endsWith("/login");
        assertThat(Browser.location(other.get(other.authorization()))).endsWith("/login");
        assertThat(other.fill("/factor", Map.of("code", "000000")).statusCode()).isEqualTo(422);
        var code = Totp.code(secret, Instant.now().getEpochSecond() / 30 + 1);
        assertThat(other.fill("/factor", Map.of("code", code)).statusCode()).isEqualTo(303);
        assertThat(other.get(opora.address("/idp/account")).statusCode()).isEqualTo(200);
        var third = new Browser(opora);
        third.enter(guest.username, Guest.PASSWORD);
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
        other.enter(guest.username, Guest.PASSWORD);
        assertThat(other.fill("/factor", Map.of("code", codes.get(0).toLowerCase(Locale.ROOT)))
                        .statusCode())
                .isEqualTo(303);
        var third = new Browser(opora);
        third.enter(guest.username, Guest.PASSWORD);
        assertThat(third.fill("/factor", Map.of("code", codes.get(0))).statusCode())
                .isEqualTo(422);
        assertThat(guest.account().body()).contains("кодов восстановления: 9");
    }

    @Test
    void theSecondFactorIsSwitchedOffWithThePasswordOnly() throws Exception {
        switchOn();

        assertThat(browser.fill("/account/factor", "/account/factor/off", Map.of("current", "wrong"))
                        .statusCode())
                .isEqualTo(422);
        browser.fill("/account/factor", "/account/factor/off", Map.of("current", Guest.PASSWORD));

        assertThat(Browser.location(new Browser(opora).enter(guest.username, Guest.PASSWORD)))
                .doesNotContain("factor");
    }

    @Test
    void aLinkFromWhoKnowsThePersonEndsTheSecondFactor() throws Exception {
        switchOn();
        var link = opora.accounts().renew(guest.id, Locale.ENGLISH).block().link();

        var answer = new Browser(opora)
                .fill(
                        "/password?" + link.getQuery(),
                        Map.of(
                                "token", Browser.parameter(link.toString(), "token"),
                                "password", Guest.NEXT,
                                "repeated", Guest.NEXT));

        assertThat(Browser.location(answer)).isEqualTo(opora.address("/").toString());
    }

    private byte[] switchOn() throws Exception {
        var secret = secret(browser.get(opora.address("/idp/account/factor")).body());
        assertThat(enrol(secret).body()).contains("Коды восстановления");
        return secret;
    }

    private HttpResponse<String> enrol(byte[] secret) throws Exception {
        var code = Totp.code(secret, Instant.now().getEpochSecond() / 30);
        return browser.fill("/account/factor", Map.of("code", code, "current", Guest.PASSWORD));
    }

    private static List<String> codes(String page) {
        return Guest.all(page, "<li><code>([^<]+)</code>");
    }

    /** What a person types into the application from the page. */
    private static byte[] secret(String page) {
        var key = Guest.all(page, "<code class=\"key\">([^<]+)</code>").get(0).replace(" ", "");
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
