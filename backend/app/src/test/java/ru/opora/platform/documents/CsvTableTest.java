package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.read;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final String PLAN =
            "№;Мероприятие;Срок\r\n1;\"Семинар, выезд; \"\"круглый стол\"\"\nдля школ\";май\r\n2;Собеседование;июнь\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1251", "UTF-16", "UTF-16LE", "IBM866", "KOI8-R"})
    void readsAnyUsualEncoding(String charset) {
        SourceDocument document = read("план.csv", PLAN.getBytes(Charset.forName(charset)));

        assertThat(document.format()).isEqualTo(SourceFormat.CSV);
        assertThat(rows(table(document)))
                .containsExactly(
                        "№|Мероприятие|Срок".replace("№", charset.equals("KOI8-R") ? "?" : "№"),
                        "1|Семинар, выезд; \"круглый стол\"/для школ|май",
                        "2|Собеседование|июнь");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void findsTheSeparator(String separator) {
        String text =
                String.join(separator, "№", "Дело", "Срок") + "\n" + String.join(separator, "1", "Семинар", "май");

        assertThat(rows(table(read("x.csv", text.getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("№|Дело|Срок", "1|Семинар|май");
    }

    @Test
    void prefersTheSeparatorThatAllRowsAgreeOn() {
        String text = "Дело;Кто\nСеминар, выезд, беседа;ИМЦ, школы\nОтчет;ИМЦ\n";

        assertThat(rows(table(read("x.csv", text.getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("Дело|Кто", "Семинар, выезд, беседа|ИМЦ, школы", "Отчет|ИМЦ");
    }

    @Test
    void keepsRecordNumbersAndDropsEmptyRowsAndColumnsOnTheRight() {
        String text = "\uFEFFsep=;\nПлан;;;\n;;;\n1;Семинар;;\n";

        SourceTable table = table(read("x.csv", text.replace("\uFEFF", "").getBytes(StandardCharsets.UTF_8)));

        assertThat(rows(table)).containsExactly("План|", "1|Семинар");
        assertThat(table.rows()).extracting(SourceRow::number).containsExactly(1, 3);
    }
}
