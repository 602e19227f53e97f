package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutorDictionaryTest {

    private final ExecutorDictionary dictionary = new ExecutorDictionary();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "АР | AUTHORITIES",
                "ар | AUTHORITIES",
                "МОУО | AUTHORITIES",
                "ОМСУ | AUTHORITIES",
                "Отдел образования администрации Лесного района | AUTHORITIES",
                "Управление образования | AUTHORITIES",
                "муниципальные координаторы | AUTHORITIES",
                "специалисты МОУО | AUTHORITIES",
                "ИМЦ | METHODICAL_CENTRES",
                "методисты ИМЦ | METHODICAL_CENTRES",
                "И.М.Ц. | METHODICAL_CENTRES",
                "Муниципальная информационно-методическая служба Лесного района | METHODICAL_CENTRES",
                "муниципальные методические службы | METHODICAL_CENTRES",
                "районный методический кабинет | METHODICAL_CENTRES",
                "ОО | SCHOOLS",
                "O.O. | SCHOOLS",
                "общеобразовательные организации | SCHOOLS",
                "руководители образовательных организаций | SCHOOLS",
                "Директора школ | SCHOOLS",
                "зам. директора по УВР | SCHOOLS",
                "Классные руководители | SCHOOLS",
                "учителя-предметники | SCHOOLS",
                "педагог-психолог | SCHOOLS",
                "школы-участницы проекта | PARTICIPANT_SCHOOLS",
                "ШНОР | PARTICIPANT_SCHOOLS",
                "опорные школы | PARTNER_SCHOOLS",
                "школа-партнер | PARTNER_SCHOOLS",
                "ИРО | INSTITUTES",
                "ГАУ ДПО ПК ИРО | INSTITUTES",
                "ЛОИРО | INSTITUTES",
                "СПб АППО | INSTITUTES",
                "Министерство образования области | REGION",
                "Департамент образования | REGION",
                "Комитет | REGION"
            })
    void standardTokensAreKnownInAnyForm(String token, ExecutorRule rule) {
        assertThat(dictionary.rules(token, PlanLevel.MUNICIPALITY)).as(token).containsExactly(rule);
    }

    @Test
    void theSameWordMeansAnotherOnAnotherLevel() {
        assertThat(dictionary.rules("Комитет образования", PlanLevel.REGION)).containsExactly(ExecutorRule.REGION);
        assertThat(dictionary.rules("Комитет образования", PlanLevel.MUNICIPALITY))
                .containsExactly(ExecutorRule.AUTHORITIES);
        assertThat(dictionary.rules("администрация", PlanLevel.SCHOOL)).containsExactly(ExecutorRule.SCHOOLS);
        assertThat(dictionary.rules("администрация", PlanLevel.MUNICIPALITY)).containsExactly(ExecutorRule.AUTHORITIES);
    }

    @Test
    void whatMayBeSeveralIsLeftToAPerson() {
        assertThat(dictionary.rules("МО", PlanLevel.REGION)).hasSizeGreaterThan(1);
        assertThat(dictionary.rules("кураторы", PlanLevel.REGION)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Пожарная часть", "Петрова А. А.", "ОО и все остальные жители", "", "«»"})
    void whatIsNoStandardTokenIsNotGuessed(String token) {
        assertThat(dictionary.rules(token, PlanLevel.MUNICIPALITY)).isEmpty();
    }

    @Test
    void aListIsCutIntoItsParts() {
        assertThat(ExecutorText.parts("АР, ИМЦ и ОО")).containsExactly("АР", "ИМЦ", "ОО");
        assertThat(ExecutorText.parts("МБОУ «Школа № 1, базовая»; ОО"))
                .containsExactly("МБОУ «Школа № 1, базовая»", "ОО");
        assertThat(ExecutorText.bracketed("Школы (СОШ № 1, СОШ № 2")).isEqualTo("СОШ № 1, СОШ № 2");
    }
}
