package ru.opora.organizations.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameFormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "МБОУ «Заречная СОШ № 2»",
                "МБОУ \"Заречная СОШ №2\"",
                "Заречная средняя школа N 2",
                "сош 02 заречная",
                "Муниципальное бюджетное общеобразовательное учреждение «Заречная средняя общеобразовательная школа № 2»",
                "муниципального казённого общеобразовательного учреждения Заречной средней общеобразовательной школы номер 2",
                "МКОУ  ЗАРЕЧНАЯ  COШ  No 2", // C and O are Latin
                "ГБОУ СОШ№2 (заречная)"
            })
    void spellingsOfOneNameAreOneForm(String name) {
        NameForm form = NameForm.of(name);
        assertThat(form.numbers()).containsExactly("2");
        assertThat(form.types()).containsExactly("сош");
        assertThat(form.similarity(NameForm.of("Заречная"))).isGreaterThan(0.4);
    }

    @ParameterizedTest
    @CsvSource({
        "МБОУ СОШ № 2, СОШ № 12",
        "МБОУ «Лицей № 2», МБОУ «СОШ № 2»",
        "Озёрская СОШ, Озёрская ООШ",
        "Школа № 1, Школа № 1а",
        "Приозерная СОШ, Заозерная СОШ"
    })
    void differentSchoolsStayDifferent(String one, String other) {
        assertThat(NameForm.of(one).same(NameForm.of(other))).isFalse();
    }

    @Test
    void aSchoolInGeneralMayBeOfAnyKind() {
        assertThat(NameForm.of("Школа № 5").same(NameForm.of("МАОУ «Гимназия № 5»")))
                .isTrue();
        assertThat(NameForm.of("Школа № 5").same(NameForm.of("Детский сад № 5")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"kjltqyjgjkmcrfz | лодейнопольская", "jpthcrfz 2 | озерская", "<thtpjdfz | березовая"})
    void aForgottenKeyboardIsForgiven(String typed, String word) {
        assertThat(NameForm.typed(typed).words()).contains(word);
    }

    @Test
    void yearsOfAnAnniversaryAreNoNumber() {
        NameForm form = NameForm.of("МБОУ «СОШ № 3 имени 50-летия Октября»");
        assertThat(form.numbers()).containsExactly("3");
        assertThat(form.words()).contains("лет50", "октября");
    }

    @Test
    void aNumbersLetterBelongsToItButAWordAfterItDoesNot() {
        assertThat(NameForm.of("СОШ № 7а").numbers()).containsExactly("7а");
        assertThat(NameForm.of("СОШ № 7 в Озёрске").numbers()).containsExactly("7");
    }

    @Test
    void districtsAreKnownByTheirOwnWord() {
        assertThat(NameForm.of("Озёрский муниципальный район").words()).isEqualTo(Set.of("озерский"));
        assertThat(NameForm.of("МО «Озерский район»").words()).isEqualTo(Set.of("озерский"));
    }

    @Test
    void nothingIsNothing() {
        assertThat(NameForm.of(" «» — … ").isEmpty()).isTrue();
        assertThat(NameForm.of("№").isEmpty()).isTrue();
    }

    @Test
    void likenessGrowsWithCommonLetters() {
        NameForm school = NameForm.of("Лодейнопольская СОШ");
        assertThat(school.similarity(NameForm.of("Лудейнопольская СОШ")))
                .isGreaterThan(0.6)
                .isGreaterThan(school.similarity(NameForm.of("Приозерская СОШ")));
    }
}
