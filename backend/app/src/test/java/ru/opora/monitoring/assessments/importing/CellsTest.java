package ru.opora.monitoring.assessments.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void sharesAreReadWithAllTheDigitsThatASheetStores() {
        assertThat(Cells.number("0.0333333333333333")).isEqualTo(0.0333333333333333);
        assertThat(Cells.number("0,0012345678901234")).isEqualTo(0.0012345678901234);
        assertThat(Cells.number("12.3456789012346%")).isEqualTo(12.3456789012346);
        assertThat(Cells.number("0.")).isNull();
        assertThat(Cells.count("25,0")).isEqualTo(25);
    }
}
