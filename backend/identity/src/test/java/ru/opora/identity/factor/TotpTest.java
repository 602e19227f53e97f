package ru.opora.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238, appendix B: its secret, its times, the last six of its eight digits. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void isTheCodeOfTheStandard(long time, String code) {
        assertThat(Totp.code(SECRET, time / Totp.STEP_SECONDS)).isEqualTo(code);
    }

    @Test
    void takesTheNeighboursOfThePresentStepAndNoOther() {
        var code = Totp.code(SECRET, 1000);

        assertThat(Totp.step(SECRET, code, 1000 * 30)).hasValue(1000);
        assertThat(Totp.step(SECRET, code, 1001 * 30 + 29)).hasValue(1000);
        assertThat(Totp.step(SECRET, code, 999 * 30)).hasValue(1000);
        assertThat(Totp.step(SECRET, code, 1002 * 30)).isEmpty();
        assertThat(Totp.step(SECRET, code, 998 * 30 + 29)).isEmpty();
    }

    @Test
    void theAddressIsWhatApplicationsRead() {
        assertThat(Totp.uri(SECRET, "Опора", "polozov.al"))
                .isEqualTo("otpauth://totp/%D0%9E%D0%BF%D0%BE%D1%80%D0%B0:polozov.al"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%D0%9E%D0%BF%D0%BE%D1%80%D0%B0");
    }
}
