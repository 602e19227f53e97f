package ru.opora.monitoring.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearlessTextTest {

    @ParameterizedTest
    @CsvSource({
        "Участники 2024/2025, участники 2025/2026",
        "ВПР 2025, ВПР 2026",
        "Писали в 2024–25 году, Писали в 2025-26 году",
        "2024 - 2025 уч. год, 2025 - 2026 уч. год"
    })
    void namesTheSameInAnotherYear(String one, String other) {
        assertThat(YearlessText.of(one)).isEqualTo(YearlessText.of(other)).contains("#");
    }

    @ParameterizedTest
    @CsvSource({"осень, весна", "работа 20251, работа 20261", "«2», «3»"})
    void tellsOthersApart(String one, String other) {
        assertThat(YearlessText.of(one)).isNotEqualTo(YearlessText.of(other));
    }
}
