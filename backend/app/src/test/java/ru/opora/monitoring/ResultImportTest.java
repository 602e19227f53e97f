package ru.opora.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceTable;
import ru.opora.platform.documents.writing.XlsxBook;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** From a file of results to results: what is understood, what is refused row by row, what is written, and how it goes on after a crash. */
@ApiTest
class ResultImportTest {

    private static final String PATH = Api.V1 + "/assessment-imports";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEADER =
            "Муниципалитет;Наименование ОО;Вид работы;Предмет;Класс;Учебный год;Участников;«2»;«3»;«4»;«5»\n";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotImport() {
        byte[] file = HEADER.getBytes(UTF_8);
        Map<String, String> region = Map.of("organizationId", REGION.toString());
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api.as(web, person).uploadTo(PATH, "file", "r.csv", file, region).problem(403, "forbidden");
        }
        String id = upload(HEADER + row("МБОУ «Северная СОШ № 1»", "Химия", "6", "2021/22", "10;1;2;3;4"))
                .id();
        for (String person : List.of(BOB, DORA, SASHA)) {
            Api.as(web, person).get(PATH + "/" + id).problem(404, "not-found");
            Api.as(web, person).post(PATH + "/" + id + "/apply").problem(404, "not-found");
        }
        Api.as(web, OLEG).get(PATH + "/" + id).problem(403, "forbidden");
        Api.anonymous(web).get(PATH + "/" + id).problem(401, "unauthenticated");
    }

    @Test
    void aDryRunSaysWhatEachRowComesToAndWritesNothing() {
        Answer checked = checked(upload(HEADER
                        + row("МБОУ «Северная СОШ № 1»", "Математика", "6А", "2022/23", "25;10;8;5;2")
                        + row("Северная СОШ № 1", "Математика", "6Б", "2022/23", "20;1;9;8;2")
                        + row("МБОУ «Южная СОШ № 1»", "математика", "6", "2022/23", "30;1;9;8;2")
                        + row("МБОУ «Севернная СОШ № 1»", "Математика", "6", "2022/23", "30;5;10;10;5")
                        + row("МБОУ «Северная СОШ № 1»", "Математика", "6А", "2022/23", "25;10;8;5;2")
                        + row("МБОУ «Южная СОШ № 1»", "Математика", "6", "2022/23", "много;1;9;8;2"))
                .id());
        assertThat(checked.json().at("/counts/rows").asInt()).isEqualTo(6);
        assertThat(checked.json().at("/counts/added").asInt()).isEqualTo(2);
        assertThat(checked.json().at("/counts/faults").asInt()).isEqualTo(4);
        assertThat(checked.json().at("/counts/assessments").asInt()).isEqualTo(1);
        assertThat(checked.at("/unknown/0/name")).isEqualTo("МБОУ «Севернная СОШ № 1»");
        assertThat(checked.at("/unknown/0/candidates/0/id")).isEqualTo(NORTH_SCHOOL.toString());
        Answer faults = Api.as(web, RITA).get(PATH + "/" + checked.id() + "/faults").is(200);
        assertThat(faults.json().at("/items"))
                .extracting(fault -> fault.at("/number").asInt() + " " + fault.at("/code").asString())
                .containsExactly("4 MARKS_SUM", "5 UNKNOWN_SCHOOL", "6 REPEATED", "7 WRONG_NUMBER");
        assertThat(assessments(2022)).isZero();
    }

    @Test
    void rowsInErrorAreAWorkbookWithReasons() throws IOException {
        Answer checked = checked(upload(
                        HEADER + row("МБОУ «Нездешняя СОШ № 77»", "Математика", "6", "2023/24", "30;5;10;10;5"))
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
    void whatIsWrittenIsSeenAndANewFileCorrectsIt() {
        Answer first = applied(upload(HEADER
                        + row("МБОУ «Северная СОШ № 1»", "Русский язык", "5", "2024/25", "20;8;6;4;2")
                        + row("МБОУ «Южная СОШ № 1»", "Русский язык", "5", "2024/25", "40;4;16;12;8"))
                .id());
        assertThat(first.json().at("/counts/added").asInt()).isEqualTo(2);
        Api rita = Api.as(web, RITA);
        String assessment = rita.get(Results.ASSESSMENTS + "?schoolYear=2024").at("/items/0/id");
        Answer results = rita.get(Results.ASSESSMENTS + "/" + assessment + "/results").is(200);
        assertThat(results.json().at("/items/0/below").asInt()).as("mark 2").isEqualTo(8);
        assertThat(results.json().at("/items/0/mean").asDouble()).isEqualTo(3.0);
        Answer second = checked(upload(HEADER
                        + row("МБОУ «Северная СОШ № 1»", "Русский язык", "5", "2024/25", "20;7;7;4;2")
                        + row("МБОУ «Южная СОШ № 1»", "Русский язык", "5", "2024/25", "40;4;16;12;8"))
                .id());
        assertThat(second.at("/remembered")).isEqualTo("true");
        assertThat(second.json().at("/counts/changed").asInt()).isEqualTo(1);
        assertThat(second.json().at("/counts/same").asInt()).isEqualTo(1);
        Answer reasoned = rita.patch(
                        PATH + "/" + second.id(),
                        tag(second),
                        Map.of("reason", "Перепроверка работ"))
                .is(200);
        assertThat(reasoned.at("/status")).isEqualTo("CHECKING");
        applied(second.id());
        Answer history = rita.get(Api.V1
                        + "/assessment-results/"
                        + results.json().at("/items/0/id").asLong()
                        + "/versions")
                .is(200);
        assertThat(history.json().at("/items"))
                .extracting(item -> item.at("/below").asInt())
                .containsExactly(7, 8);
        assertThat(history.at("/items/0/reason")).isEqualTo("Перепроверка работ");
        assertThat(history.at("/items/0/recordedBy")).isEqualTo("Рита Орлова");
    }

    @Test
    void aPersonSaysWhatColumnsHoldAndWhichSchoolIsMeant() {
        Answer read = upload("А;Б;В\nСтарая школа у реки;31;9\n");
        assertThat(read.at("/status")).isEqualTo("PREVIEW");
        Api rita = Api.as(web, RITA);
        rita.post(PATH + "/" + read.id() + "/apply").problem(409, "illegal-state");
        Map<String, Object> said = Map.of(
                "columns",
                List.of(
                        Map.of("index", 0, "role", "SCHOOL"),
                        Map.of("index", 1, "role", "PARTICIPANTS"),
                        Map.of("index", 2, "role", "BELOW")),
                "defaults",
                Map.of("kind", "DIAGNOSTIC", "subject", "Чтение", "grade", 4, "schoolYear", 2026),
                "schools",
                List.of(Map.of("name", "Старая школа у реки", "organizationId", SOUTH_SCHOOL)));
        rita.patch(PATH + "/" + read.id(), null, said).problem(428, "precondition-required");
        rita.patch(
                        PATH + "/" + read.id(),
                        "\"0\"",
                        Map.of("schools", List.of(Map.of("name", "Старая", "organizationId", REGION))))
                .problem(422, "invalid-fields")
                .pointing("/schools", "NOT_FOUND");
        rita.patch(PATH + "/" + read.id(), "\"0\"", said).is(200);
        Answer checked = checked(read.id());
        assertThat(checked.json().at("/counts/added").asInt())
                .as("the first row is a row, for none is a header")
                .isEqualTo(1);
        rita.patch(PATH + "/" + read.id(), "\"0\"", said).problem(412, "stale");
        applied(read.id());
        assertThat(Api.as(web, DORA)
                        .get(Api.V1 + "/organizations/" + SOUTH_SCHOOL + "/assessment-results")
                        .is(200)
                        .json()
                        .at("/items/0/participants")
                        .asInt())
                .isEqualTo(31);
    }

    @Test
    void whoeverGoesOnAfterACrashBeginsBehindWhatWasWritten() {
        StringBuilder file = new StringBuilder(HEADER);
        for (String letter : List.of("А", "Б", "В", "Г")) {
            file.append(row("МБОУ «Северная СОШ № 1»", "Физика", "7" + letter, "2027/28", "20;8;6;4;2"));
        }
        String id = checked(upload(file.toString()).id()).id();
        // As it is when a node is killed behind its second row: these two were written, and that they were.
        DatabaseScope.system(database.sql("""
                                UPDATE monitoring_results_imports SET status = 'APPLYING', processed = 2, applied_by = 'rita',
                                    counts = '{"rows": 2, "added": 2, "changed": 0, "same": 0, "faults": 0, "assessments": 1}' WHERE id = $1::uuid""")
                        .bind(0, id)
                        .then())
                .block();
        Answer done = reached(id, "APPLIED");
        assertThat(done.json().at("/processed").asInt()).isEqualTo(4);
        assertThat(done.json().at("/counts/added").asInt()).isEqualTo(4);
        Api rita = Api.as(web, RITA);
        String assessment = rita.get(Results.ASSESSMENTS + "?schoolYear=2027").at("/items/0/id");
        assertThat(rita.get(Results.ASSESSMENTS + "/" + assessment + "/results").json().at("/items"))
                .extracting(item -> item.at("/classLetter").asString())
                .containsExactly("В", "Г");
    }

    @Test
    void encodingsAndWorkbooksAreRead() throws IOException {
        byte[] old = (HEADER + row("МБОУ «Северная СОШ № 1»", "Химия", "8", "2028/29", "20;8;6;4;2"))
                .getBytes(Charset.forName("windows-1251"));
        assertThat(checked(upload("old.csv", old).id()).json().at("/counts/added").asInt())
                .isEqualTo(1);
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (XlsxBook xlsx = new XlsxBook()) {
            var sheet = xlsx.list("ВПР", List.of("Школа", "Предмет", "Учебный год", "Писали", "% «2»", "Вид работы"));
            sheet.row(List.of("МБОУ «Северная СОШ № 1»", "Химия", "2028/29", "20", "40,0", "ВПР"));
            xlsx.write(book);
        }
        Answer read = checked(upload("vpr.xlsx", book.toByteArray()).id());
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

    private static String row(String school, String subject, String grade, String year, String figures) {
        return ";" + school + ";ВПР;" + subject + ";" + grade + ";" + year + ";" + figures + "\n";
    }

    private Answer upload(String text) {
        return upload("results.csv", text.getBytes(UTF_8));
    }

    private Answer upload(String name, byte[] content) {
        return Api.as(web, RITA)
                .uploadTo(PATH, "file", name, content, Map.of("organizationId", REGION.toString()))
                .is(201);
    }

    private Answer checked(String id) {
        return reached(id, "CHECKED");
    }

    private Answer applied(String id) {
        Answer checked = checked(id);
        Api.answer(Api.as(web, RITA)
                        .request(HttpMethod.POST, PATH + "/" + id + "/apply")
                        .header(HttpHeaders.IF_MATCH, tag(checked)))
                .is(202);
        return reached(id, "APPLIED");
    }

    private Answer reached(String id, String status) {
        return await().atMost(PATIENCE).until(() -> Api.as(web, RITA).get(PATH + "/" + id).is(200), answer -> {
            assertThat(answer.at("/failure")).isEmpty();
            return answer.at("/status").equals(status);
        });
    }

    private static String tag(Answer answer) {
        return '"' + answer.at("/version") + '"';
    }

    private int assessments(int year) {
        return Api.as(web, RITA)
                .get(Results.ASSESSMENTS + "?schoolYear=" + year)
                .is(200)
                .json()
                .at("/items")
                .size();
    }
}
