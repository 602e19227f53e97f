package ru.opora.monitoring.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceRefused;

/** Tables of schools and lists as committees make them. */
class EngagementFileTest {

    @Test
    void theColumnOfNamesIsFoundByItsHeaderAndTheListByItsWord() {
        assertThat(read(
                        "Приложение к протоколу № 3;;;",
                        "№;Район;Наименование ОО;Список",
                        "1;Северный муниципальный район Светлоборской области;СОШ № 1;Красный список",
                        "Южный район;;;",
                        "2;Южный;СОШ № 2;жёлтая зона",
                        "3;Южный;СОШ № 3;зеленый",
                        "4;Южный;СОШ № 4;синий"))
                .containsExactly("3 СОШ № 1 RED", "5 СОШ № 2 YELLOW", "6 СОШ № 3 GREEN", "7 СОШ № 4 null");
    }

    @Test
    void withoutHeadersTheLongestTextIsTheName() {
        assertThat(read("1;МБОУ «Северная СОШ № 1»;red", "2;МБОУ «Южная СОШ № 1»;green"))
                .containsExactly("1 МБОУ «Северная СОШ № 1» RED", "2 МБОУ «Южная СОШ № 1» GREEN");
    }

    @Test
    void aNameThatBeginsLikeAListIsNone() {
        assertThat(read(
                        "№;Район;Школа;Список",
                        "1;Красногвардейский район;СОШ № 5;зеленый",
                        "2;Зеленогорский район;Красноборская СОШ;Жёлтый список",
                        "3;Красный Яр;Зеленая школа;красная (высокий риск)"))
                .containsExactly("2 СОШ № 5 GREEN", "3 Красноборская СОШ YELLOW", "4 Зеленая школа RED");
    }

    @Test
    void aListThatIsTooLongIsRefusedRatherThanCut() {
        String[] lines = new String[EngagementListView.Request.MOST + 1];
        java.util.Arrays.fill(lines, "СОШ № 1;красный");
        assertThatThrownBy(() -> read(lines)).isInstanceOf(SourceRefused.class);
    }

    @Test
    void aTableWithoutListsIsNone() {
        assertThatThrownBy(() -> read("Школа;Директор", "СОШ № 1;Иванова")).isInstanceOf(SourceRefused.class);
    }

    private static List<String> read(String... lines) {
        byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return EngagementFile.of(new SourceReader().read("list.csv", file)).items().stream()
                .map(row -> row.row() + " " + row.name() + " " + row.level())
                .toList();
    }
}
