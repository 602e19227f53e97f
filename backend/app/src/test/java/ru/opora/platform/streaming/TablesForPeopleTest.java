package ru.opora.platform.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** Lists as tables and workbooks that people open. */
@ApiTest
@Import(ManyRows.class)
class TablesForPeopleTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String ROWS = "/api/v1/many-rows";

    @Autowired
    private WebTestClient web;

    @Autowired
    private ManyRows many;

    @BeforeEach
    void fromTheStart() {
        many.pages().set(0);
    }

    @Test
    void aWorkbookForPeople() throws IOException {
        byte[] bytes = Api.as(web, BOB)
                .request(HttpMethod.GET, ROWS + "?rows=1501&width=3")
                .header("Accept", ListMapping.XLSX)
                .header("Accept-Language", "ru")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(ListMapping.XLSX)
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(many.pages()).hasValue(4);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(Objects.requireNonNull(bytes)))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(1501);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("№ п/п");
            assertThat(sheet.getRow(2).getCell(0).getNumericCellValue()).isEqualTo(2);
            assertThat(sheet.getRow(2).getCell(1).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2021, 3, 15));
            var formula = sheet.getRow(2).getCell(3);
            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getStringCellValue()).isEqualTo("=SUM(A1)");
            assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
        }
        stream(Api.as(web, DORA), "/api/v1/roadmaps/" + NORTH + "/activities", ListMapping.XLSX)
                .problem(404, "not-found");
        stream(Api.anonymous(web), ROWS, ListMapping.XLSX).problem(401, "unauthenticated");
    }

    @Test
    void aTableForPeople() {
        var request = Api.as(web, BOB)
                .request(HttpMethod.GET, ROWS + "?rows=2&width=3&csv=people")
                .header("Accept", CSV);
        Answer answer = Api.answer(request.header("Accept-Language", "ru"));
        assertThat(String.valueOf(answer.headers().getContentType())).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.text().lines())
                .containsExactly(
                        "\ufeffnumber;На день;Текст;part.name;part.good;words".replace("number", "№ п/п"),
                        "1;15.03.2021;xxx;;;\"а; б\"",
                        "2;15.03.2021;xxx;'=SUM(A1);да;\"а; б\"");
        Answer organizations = Api.answer(Api.as(web, BOB)
                .request(HttpMethod.GET, "/api/v1/organizations?kind=SCHOOL&csv=people")
                .header("Accept", CSV)
                .header("Accept-Language", "ru"));
        assertThat(organizations.text().lines().findFirst().orElseThrow())
                .startsWith(
                        "\ufeffНаименование;Краткое наименование;Вид;Вышестоящая организация;Часовой пояс;Состояние;")
                .endsWith(";Подчиненных организаций;Изменено, UTC");
        assertThat(organizations.text()).contains(";школа;");
    }

    @Test
    void everyColumnOfAListHasAHeaderForPeople() {
        String roadmap = ru.opora.testing.Roads.draft(web, BOB, NORTH).id();
        for (String path : List.of(
                "organizations",
                "people",
                "memberships",
                "programmes",
                "participations",
                "partnerships",
                "roadmaps",
                "roadmaps/" + roadmap + "/activities",
                "api-clients",
                "campaigns",
                "notifications",
                "audit-entries")) {
            for (String language : List.of("ru", "en")) {
                String head = Api.answer(Api.as(web, BOB)
                                .request(HttpMethod.GET, "/api/v1/" + path + "?csv=people")
                                .header("Accept", CSV)
                                .header("Accept-Language", language))
                        .is(200)
                        .text()
                        .lines()
                        .findFirst()
                        .orElseThrow();
                assertThat(head).as(path).doesNotContainPattern("[a-z][A-Z]|\\w\\.\\w");
            }
        }
    }

    private static Answer stream(Api api, String path, String type) {
        return Api.answer(api.request(HttpMethod.GET, path).header("Accept", type));
    }
}
