package ru.opora.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static Stream<String> own() {
        return Stream.of("polozov.al", "Полозов Андрей Львович", "a.polozov@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "короткий,short",
        "парольпароль,common",
        "Пароль2026!!!,common",
        "Password12345,common",
        "1234567890,common",
        "9876543210,common",
        "абвгдежзик,common",
        "aaaaaaaaaaaa,common",
        "йцукенгшщзхъ1,common",
        "Директор2026!,common",
        "Полозов-и-сын,own",
        "синий polozov чай,own",
        "встреча с Андрей,own"
    })
    void refusesWhatIsGuessedFirst(String password, String rule) {
        assertThat(PasswordRules.broken(password, own())).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"четыре зеленых трамвая", "correct horse battery", "k7#mQ2x!pL", "мама мыла раму в воскресенье рано утром"})
    void letsGoodOnesThrough(String password) {
        assertThat(PasswordRules.broken(password, own())).isEmpty();
    }

    @Test
    void refusesWhatNobodyTypes() {
        assertThat(PasswordRules.broken("длинный ".repeat(30), own())).contains("long");
    }

    @Test
    void aRussianSentenceIsKeptWhole() {
        var sentence = "мама мыла раму в воскресенье рано утром";
        var hash = Passwords.hash(sentence);

        assertThat(Passwords.matches(sentence, hash)).isTrue();
        assertThat(Passwords.matches(sentence + "!", hash)).isFalse();
    }

    @Test
    void withoutAHashNothingMatches() {
        assertThat(Passwords.matches("nobody's", null)).isFalse();
    }
}
