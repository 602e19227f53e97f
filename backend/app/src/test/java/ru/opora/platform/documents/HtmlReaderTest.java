package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.paragraphs;
import static ru.opora.platform.documents.Documents.read;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;
import static ru.opora.platform.documents.Documents.tables;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {
    private static SourceDocument page(String body) {
        return read("план.html", ("<!DOCTYPE html><html><body>" + body).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void mergesCellsAcrossAndDown() {
        SourceDocument document =
                page("<table><tr><td colspan=3>Раздел</td></tr><tr><td>1<td>Семинар<td rowspan=2>Май</tr>"
                        + "<tr><td>2<td>Выезд</tr><tr><td rowspan=0>3</td><td>А<br>Б</td><td></td></tr></table>");

        assertThat(document.format()).isEqualTo(SourceFormat.HTML);
        assertThat(rows(table(document))).containsExactly("Разделx3", "1|Семинар|Майv2", "2|Выезд|^Май", "3|А/Б|");
    }

    @Test
    void readsWhatWordSavesAsPageInTheEncodingItNames() {
        String page = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta http-equiv=Content-Type"
                + " content=\"text/html; charset=windows-1251\"><style>p{}</style></head><body><p class=MsoNormal align=center>"
                + "План\r\nработы<o:p></o:p></p><table><tr><td><p>1.<span style='mso-list:Ignore'>&nbsp;</span>Семи&shy;нар</p>"
                + "</td><td><p style='mso-hide:all'>тайно</p><b>Май</b></td></tr></table></body></html>";

        SourceDocument document = read("план.doc", page.getBytes(Charset.forName("windows-1251")));

        assertThat(document.format()).isEqualTo(SourceFormat.HTML);
        assertThat(document.blocks().get(0)).isEqualTo(new SourceParagraph("План работы", true));
        assertThat(rows(table(document))).containsExactly("1. Семинар|Май");
        assertThat(table(document).rows().get(0).cells().get(1).emphasised()).isTrue();
    }

    @Test
    void guessesTheEncodingOfAPageThatNamesNone() {
        String page = "<html><body><table><tr><td>Ответственный исполнитель<td>Срок</table>";

        assertThat(rows(table(read("x", page.getBytes(Charset.forName("windows-1251"))))))
                .containsExactly("Ответственный исполнитель|Срок");
        assertThat(rows(table(read("x", page.getBytes(StandardCharsets.UTF_16)))))
                .hasSize(1);
    }

    @Test
    void numbersListsAndMarksHeaderRows() {
        SourceDocument document = page("<ol><li><p>Первое</p><li>Второе<ol type=a><li>Внутри</ol></ol>"
                + "<table><thead><tr><th>№<th>Срок</thead><tr><td>1<td>май</table>");

        assertThat(paragraphs(document)).containsExactly("1. Первое", "2. Второе", "a. Внутри");
        assertThat(table(document).rows()).extracting(SourceRow::repeatedHeader).containsExactly(true, false);
    }

    @Test
    void takesFramesAwayFromAroundAPlan() {
        SourceDocument document =
                page("<table><tr><td>Меню</td></tr><tr><td><table><tr><td>№<td>Срок</tr><tr><td>1<td>май</tr>"
                        + "</table></td></tr></table>");

        assertThat(paragraphs(document)).containsExactly("Меню");
        assertThat(tables(document)).extracting(Documents::rows).containsExactly(List.of("№|Срок", "1|май"));
    }

    @Test
    void readsAPlanThatStandsInTheLayoutOfAPage() {
        String plan = "<table><tr><td>№<td>Мероприятие<td>Срок</tr><tr><td>1<td>Семинар для завучей<td>май</tr>"
                + "<tr><td>2<td>Выезд наставников<td>июнь</tr></table>";
        SourceDocument document = page("<table><tr><td>О нас<td><p>План</p>" + plan
                + "</td></tr><tr><td colspan=2>Адрес школы</td></tr></table>");

        assertThat(paragraphs(document)).containsExactly("О нас", "План", "Адрес школы");
        assertThat(rows(table(document)))
                .containsExactly("№|Мероприятие|Срок", "1|Семинар для завучей|май", "2|Выезд наставников|июнь");
    }

    @Test
    void aSmallTableWithinAPlanStaysTextOfItsCell() {
        String groups = "<table><tr><td>5<td>класс<td>чтение</tr><tr><td>6<td>класс<td>счет</tr>"
                + "<tr><td>7<td>класс<td>физика</tr></table>";
        String row = "<tr><td>1<td>Занятия в малых группах по выбору школы<td>в течение года<td>школы района</tr>";
        SourceDocument document = page("<table>" + row + "<tr><td>2<td>Летняя школа" + groups + "<td>июнь<td>школы</tr>"
                + row.repeat(3) + "</table>");

        assertThat(rows(table(document))).hasSize(5).element(1).asString().startsWith("2|Летняя школа/5 класс чтение");
    }

    @Test
    void leavesOutScriptsAndWhatIsNotShown() {
        assertThat(
                        paragraphs(
                                page(
                                        "<script>alert(1)</script><p>Видно<del>нет</del></p><p style='display: none'>нет</p><p hidden>нет")))
                .containsExactly("Видно");
    }

    @Test
    void numbersRowsWhoseNumberCellIsAnEmptyItem() {
        assertThat(rows(table(page("<table><tr><td><ol start=3><li></li></ol><td>Семинар</table>"))))
                .containsExactly("3.|Семинар");
    }
}
