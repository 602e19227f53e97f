package ru.opora.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T04:59:59Z, 2026-03-01T05:00:00Z",
        "2026-03-01T05:00:00Z, 2026-03-02T05:00:00Z",
        "2026-03-01T22:00:00Z, 2026-03-02T05:00:00Z"
    })
    void aDailyJobIsDueAtItsTimeThere(Instant moment, Instant due) {
        assertThat(Cadence.daily(LocalTime.of(8, 0), ZoneId.of("Europe/Moscow")).after(moment))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z"})
    void aTimeThatTheClocksSkipComesRightAfterTheGap(Instant moment, Instant due) {
        assertThat(Cadence.daily(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"))
                        .after(moment))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T00:00:00Z, 2026-03-29T00:15:00Z"})
    void aPauseIsAddedToTheEnd(Instant moment, Instant due) {
        assertThat(Cadence.every(Duration.ofMinutes(15)).after(moment)).isEqualTo(due);
    }
}
