package ru.opora.monitoring.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTTest {

    @Test
    void itIsWhatTablesOfStatisticsPrint() {
        assertThat(StudentT.quantile(1)).isEqualTo(12.706);
        assertThat(StudentT.quantile(30)).isEqualTo(2.042);
        assertThat(StudentT.quantile(40)).isEqualTo(2.021, within(0.0006));
        assertThat(StudentT.quantile(120)).isEqualTo(1.980, within(0.0006));
        assertThat(StudentT.quantile(1_000_000)).isEqualTo(1.960, within(0.0006));
    }

    @Test
    void itFallsWithoutAStepWhereTheTableEnds() {
        for (long freedom = 2; freedom < 200; freedom++) {
            assertThat(StudentT.quantile(freedom)).isLessThan(StudentT.quantile(freedom - 1));
        }
    }
}
