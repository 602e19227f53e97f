package ru.opora.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.monitoring.ResultFiles.HEADER;
import static ru.opora.monitoring.ResultFiles.PATH;
import static ru.opora.monitoring.ResultFiles.row;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceTable;
import ru.opora.platform.documents.writing.XlsxBook;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** What files of results there are: encodings, workbooks and their sheets, odd texts. */
@ApiTest
class ResultFileTest {

    @Autowired
    private WebTestClient web;

    private ResultFiles files;

    @BeforeEach
    void files() {
        files = new ResultFiles(web);
    }

    @Test
    void rowsInErrorAreAWorkbookWithReasons() throws IOException {
        Answer checked = files.checked(
                files.upload(HEADER + row("МБОУ «Нездешняя СОШ № 77»", "Математика", "6", "2023/24", "30;5;10;10;5"))
                        .id());
        byte[] book = Api.as(web, RITA)
                .request(HttpMethod.GET, PATH + "/" + checked.id() + "/errors")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        SourceTable table = (SourceTable)
                new SourceReader().read("errors.xlsx", book).blocks().get(0);
        assertThat(table.rows().get(0).cells()).last().extracting("text").isEqualTo("Что исправить");
        assertThat(table.rows().get(1).cells())
                .extracting("text")
                .contains("МБОУ «Нездешняя СОШ № 77»")
                .anySatisfy(text -> assertThat(String.valueOf(text)).startsWith("Школа не найдена"));
    }

    @Test
    void anOddLetterIsAFaultOfItsRowOnly() {
        Answer read = files.checked(
                files.upload("\uFEFF\"Школа\";Предмет;Параллель;Литера;Учебный год;Вид работы;Писали;Ниже порога\n"
                                + "МБОУ «Северная СОШ № 1»;Химия;8;\"А\nБ\";2037/38;ВПР;20;4\n"
                                + "МБОУ «Северная СОШ № 1»;Химия;8;\\.;2037/38;ВПР;20;4\n"
                                + "МБОУ «Северная СОШ № 1»;Химия;8;в;2037/38;ВПР;20;4\n")
                        .id());
        assertThat(read.at("/columns/0/header")).isEqualTo("Школа");
        assertThat(read.json().at("/counts/added").asInt()).isEqualTo(1);
        assertThat(Api.as(web, RITA)
                        .get(PATH + "/" + read.id() + "/faults")
                        .is(200)
                        .json()
                        .at("/items"))
                .extracting(fault -> fault.at("/code").asString())
                .containsExactly("WRONG_CLASS", "WRONG_CLASS");
    }

    @Test
    void twoFilesAtOnceAreNotOne() {
        var parts = new MultipartBodyBuilder();
        parts.part("organizationId", REGION.toString());
        for (String name : List.of("one.csv", "two.csv")) {
            parts.part("file", new ByteArrayResource(HEADER.getBytes(UTF_8))).filename(name);
        }
        Api.answer(Api.as(web, RITA)
                        .request(HttpMethod.POST, PATH)
                        .body(BodyInserters.fromMultipartData(parts.build())))
                .problem(422, "invalid-fields")
                .pointing("/file", "TOO_MANY");
    }

    @Test
    void encodingsAndWorkbooksAreRead() throws IOException {
        byte[] old = (HEADER + row("МБОУ «Северная СОШ № 1»", "Химия", "8", "2028/29", "20;8;6;4;2"))
                .getBytes(Charset.forName("windows-1251"));
        assertThat(files.checked(files.upload("old.csv", old).id())
                        .json()
                        .at("/counts/added")
                        .asInt())
                .isEqualTo(1);
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (XlsxBook xlsx = new XlsxBook()) {
            var sheet = xlsx.list("ВПР", List.of("Школа", "Предмет", "Учебный год", "Писали", "% «2»", "Вид работы"));
            sheet.row(List.of("МБОУ «Северная СОШ № 1»", "Химия", "2028/29", "20", "40,0", "ВПР"));
            xlsx.write(book);
        }
        Answer read = files.checked(files.upload("vpr.xlsx", book.toByteArray()).id());
        assertThat(read.json().at("/counts/added").asInt()).isEqualTo(1);
        assertThat(read.at("/columns/4/role")).isEqualTo("PERCENT2");
        Api.as(web, RITA)
                .uploadTo(
                        PATH,
                        "file",
                        "broken.xlsx",
                        "PK\u0003\u0004 no workbook".getBytes(UTF_8),
                        Map.of("organizationId", REGION.toString()))
                .problem(422, "file-damaged");
    }

    @Test
    void oneSheetOfABookIsRead() throws IOException {
        Api rita = Api.as(web, RITA);
        Answer single = files.checked(files.upload(
                        "vpr.xlsx",
                        book(Map.of("Пояснение", List.of("Как читать", "таблицу"), "ВПР", HEADERS), "2051/52", "ВПР"))
                .id());
        assertThat(single.json().at("/sheets")).hasSize(2);
        assertThat(single.json().at("/counts/added").asInt())
                .as("the sheet whose headers are understood is the one")
                .isEqualTo(1);
        Answer open =
                files.upload("vpr.xlsx", book(new TreeMap<>(Map.of("А", HEADERS, "Б", HEADERS)), "2052/53", "А", "Б"));
        assertThat(open.at("/status")).isEqualTo("PREVIEW");
        assertThat(open.json().at("/sheet").isNull()).isTrue();
        assertThat(open.json().at("/columns")).isEmpty();
        assertThat(open.json().at("/sheets"))
                .extracting(sheet ->
                        sheet.at("/name").asString() + " " + sheet.at("/rows").asInt())
                .containsExactly("А 2", "Б 2");
        rita.patch(PATH + "/" + open.id(), ResultFiles.tag(open), Map.of("sheet", 7))
                .problem(422, "invalid-fields")
                .pointing("/sheet", "UNKNOWN_VALUE");
        Answer said = rita.patch(PATH + "/" + open.id(), ResultFiles.tag(open), Map.of("sheet", 1))
                .is(200);
        assertThat(said.at("/columns/0/header")).isEqualTo("Школа");
        Answer applied = files.applied(open.id());
        assertThat(applied.json().at("/counts/added").asInt()).isEqualTo(1);
        assertThat(files.below(2052)).as("of the sheet Б").containsExactly(8);
    }

    @Test
    void headersOfAnotherYearAreTheSameTable() {
        String north = "МБОУ «Северная СОШ № 1»;ВПР;География;8;";
        Answer first = files.checked(files.upload(
                        "Школа;Вид работы;Предмет;Класс;Учебный год;Писали в 2053/2054;Не справились, весна 2054;Прочее\n"
                                + north + "2053/54;20;8;1\n")
                .id());
        Map<String, Object> said = Map.of("columns", List.of(Map.of("index", 7, "role", "MEAN")));
        files.applied(Api.as(web, RITA)
                .patch(PATH + "/" + first.id(), ResultFiles.tag(first), said)
                .is(200)
                .id());
        Answer next = files.upload(
                "Школа;Вид работы;Предмет;Класс;Учебный год;Писали в 2054–55;Не справились, весна 2055;Прочее\n" + north
                        + "2054/55;20;8;1\n");
        assertThat(next.at("/remembered")).isEqualTo("true");
        assertThat(next.at("/columns/7/role")).isEqualTo("MEAN");
    }

    private static final List<String> HEADERS =
            List.of("Школа", "Предмет", "Учебный год", "Писали", "Ниже порога", "Вид работы");

    /** A book whose sheets have these headers, some of them a row of results of the year: 4 below the threshold, then 8, and so on. */
    private static byte[] book(Map<String, List<String>> sheets, String year, String... filled) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxBook book = new XlsxBook()) {
            int below = 0;
            for (var sheet : sheets.entrySet()) {
                var list = book.list(sheet.getKey(), sheet.getValue());
                if (List.of(filled).contains(sheet.getKey())) {
                    below += 4;
                    list.row(List.of("МБОУ «Северная СОШ № 1»", "Химия", year, "20", String.valueOf(below), "ВПР"));
                }
            }
            book.write(out);
        }
        return out.toByteArray();
    }
}
