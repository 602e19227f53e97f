package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    private static List<String> targets(String text) {
        return Targets.find(text).stream()
                .map(target -> target.comparator() + " " + target.value() + " " + target.unit())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Охвачено не менее 45 % родителей | >= 45 %",
                "Доля педагогов - не менее 80% | >= 80 %",
                "до 12 школ | <= 12 школ",
                "Обучено 36 наставников | = 36 наставников",
                "Создано 17 проектных групп | = 17 проектных групп",
                "Не более 5 процентов пропусков | <= 5 %",
                "более 200 участников | > 200 участников",
                "Проведено не менее 3-х семинаров | >= 3 семинаров",
                "не реже 1 раза в месяц | >= 1 раза в месяц",
                "100% охват школ | = 100 %",
                "Участвуют 1 200 семей | = 1200 семей",
                "Дано 12,5 балла | = 12.5 балла",
                "В 14 ОО открыты кабинеты | = 14 ОО",
                "не ниже 4 баллов | >= 4 баллов",
                "Подготовлены методисты (не менее 7 человек) | >= 7 человек",
                "Увеличение доли до 80 % | >= 80 %",
                "Выделено 5 минигрантов | = 5 минигрантов",
                "20 школ получили помощь | = 20 школ"
            })
    void numbersToBeReachedAreRead(String text, String target) {
        assertThat(targets(text)).containsExactly(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Программа (72 часа)",
                "модуль (18 ч.)",
                "для учащихся 9 классов",
                "математика (7 кл.)",
                "отчет за 2022 год",
                "до 15.03.2023",
                "до 1 сентября",
                "приказ № 17-од",
                "МБОУ СОШ № 5",
                "МБОУ «СОШ №12»",
                "проект «500+»",
                "на 2022-2024 годы",
                "в 2021/2022 учебном году",
                "1 квартал",
                "Федеральный закон 273-ФЗ",
                "2.1. Провести семинар",
                "учащиеся 8-9 классов",
                "школа 25 города",
                "приложение 2",
                "в 10.30",
                "COVID-19"
            })
    void datesHoursClassesAndNamesAreNotTargets(String text) {
        assertThat(targets(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Проведено не менее 4 встреч, охвачено 30 % семей | >= 4 встреч; = 30 %",
                "10-15 школ | >= 10 школ; <= 15 школ"
            })
    void severalNumbersGiveSeveralTargets(String text, String all) {
        assertThat(String.join("; ", targets(text))).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Охвачено не менее 45 % родителей учеников | не менее 45 % родителей"})
    void theFragmentOfTheTextIsKept(String text, String fragment) {
        assertThat(Targets.find(text).get(0).text()).isEqualTo(fragment);
    }
}
