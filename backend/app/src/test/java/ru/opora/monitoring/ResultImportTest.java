package ru.opora.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.monitoring.ResultFiles.HEADER;
import static ru.opora.monitoring.ResultFiles.PATH;
import static ru.opora.monitoring.ResultFiles.row;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** From a file of results to results: what is understood, what is refused row by row, what is written, and how it goes on after a crash. */
@ApiTest
class ResultImportTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private OrganizationNames names;

    private ResultFiles files;

    @BeforeEach
    void files() {
        files = new ResultFiles(web);
    }

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotImport() {
        byte[] file = HEADER.getBytes(UTF_8);
        Map<String, String> region = Map.of("organizationId", REGION.toString());
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api.as(web, person).uploadTo(PATH, "file", "r.csv", file, region).problem(403, "forbidden");
        }
        String id = files.upload(HEADER + row("МБОУ «Северная СОШ № 1»", "Химия", "6", "2021/22", "10;1;2;3;4"))
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
        DatabaseScope.system(names.renewStale()).block(); // of schools that were written past the API
        Answer checked = files.checked(files.upload(HEADER
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
        Answer faults =
                Api.as(web, RITA).get(PATH + "/" + checked.id() + "/faults").is(200);
        assertThat(faults.json().at("/items"))
                .extracting(fault ->
                        fault.at("/number").asInt() + " " + fault.at("/code").asString())
                .containsExactly("4 MARKS_SUM", "5 UNKNOWN_SCHOOL", "6 REPEATED", "7 WRONG_NUMBER");
        assertThat(files.assessments(2022)).isZero();
    }

    @Test
    void whatIsWrittenIsSeenAndANewFileCorrectsIt() {
        Answer first = files.applied(files.upload(HEADER
                        + row("МБОУ «Северная СОШ № 1»", "Русский язык", "5", "2024/25", "20;8;6;4;2")
                        + row("МБОУ «Южная СОШ № 1»", "Русский язык", "5", "2024/25", "40;4;16;12;8"))
                .id());
        assertThat(first.json().at("/counts/added").asInt()).isEqualTo(2);
        Api rita = Api.as(web, RITA);
        String assessment = rita.get(Results.ASSESSMENTS + "?schoolYear=2024").at("/items/0/id");
        Answer results =
                rita.get(Results.ASSESSMENTS + "/" + assessment + "/results").is(200);
        assertThat(results.json().at("/items/0/below").asInt()).as("mark 2").isEqualTo(8);
        assertThat(results.json().at("/items/0/mean").asDouble()).isEqualTo(3.0);
        Answer second = files.checked(files.upload(HEADER
                        + row("МБОУ «Северная СОШ № 1»", "Русский язык", "5", "2024/25", "20;7;7;4;2")
                        + row("МБОУ «Южная СОШ № 1»", "Русский язык", "5", "2024/25", "40;4;16;12;8"))
                .id());
        assertThat(second.at("/remembered")).isEqualTo("true");
        assertThat(second.json().at("/counts/changed").asInt()).isEqualTo(1);
        assertThat(second.json().at("/counts/same").asInt()).isEqualTo(1);
        Answer reasoned = rita.patch(
                        PATH + "/" + second.id(), ResultFiles.tag(second), Map.of("reason", "Перепроверка работ"))
                .is(200);
        assertThat(reasoned.at("/status")).isEqualTo("CHECKING");
        files.applied(second.id());
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
        Answer read = files.upload("А;Б;В\nСтарая школа у реки;31;9\n");
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
        Answer checked = files.checked(read.id());
        assertThat(checked.json().at("/counts/added").asInt())
                .as("the first row is a row, for none is a header")
                .isEqualTo(1);
        rita.patch(PATH + "/" + read.id(), "\"0\"", said).problem(412, "stale");
        files.applied(read.id());
        assertThat(Api.as(web, DORA)
                        .get(Api.V1 + "/organizations/" + SOUTH_SCHOOL + "/assessment-results")
                        .is(200)
                        .json()
                        .at("/items"))
                .filteredOn(item -> item.at("/assessment/subject").asString().equals("Чтение"))
                .extracting(item -> item.at("/participants").asInt())
                .containsExactly(31);
        assertThat(files.upload("Г;Д;Е\nШкола за рекой;12;3\n").at("/status"))
                .as("without headers nothing says that it is such a table")
                .isEqualTo("PREVIEW");
    }

    @Test
    void whatAFileWasAboutIsNotTakenForTheNext() {
        String header = "Школа;Писали;Ниже порога\n";
        Api rita = Api.as(web, RITA);
        Answer first = files.checked(
                files.upload(header + "МБОУ «Северная СОШ № 1»;20;8\n").id());
        assertThat(first.json().at("/counts/faults").asInt()).isEqualTo(1);
        Map<String, Object> about = Map.of("kind", "VPR", "subject", " История ", "grade", 6, "schoolYear", 2033);
        Answer said = rita.patch(PATH + "/" + first.id(), ResultFiles.tag(first), Map.of("defaults", about))
                .is(200);
        assertThat(said.at("/defaults/subject")).isEqualTo("История");
        files.applied(first.id());
        Answer next = files.checked(
                files.upload(header + "МБОУ «Северная СОШ № 1»;25;3\n").id());
        assertThat(next.at("/remembered")).isEqualTo("true");
        assertThat(next.json().at("/defaults/subject").isNull()).isTrue();
        assertThat(next.json().at("/counts/changed").asInt()).isZero();
        assertThat(next.json().at("/counts/faults").asInt())
                .as("a person has to say what this file is about")
                .isEqualTo(1);
        assertThat(files.below(2033)).containsExactly(8);
    }

    @Test
    void aSchoolIsChosenForANameInItsMunicipality() {
        String figures = "20;8;6;4;2";
        Answer read = files.checked(files.upload(HEADER
                        + "Северный район" + row("Школа у старой мельницы", "Право", "9", "2034/35", figures)
                        + "Южный район" + row("Школа у старой мельницы", "Право", "9", "2034/35", figures)
                        + "Южный район" + row("МБОУ «Северная СОШ № 1»", "Право", "9", "2034/35", figures)
                        + row("Северная СОШ № 1", "Право", "9", "2034/35", figures))
                .id());
        assertThat(read.json().at("/counts/added").asInt()).isEqualTo(1);
        assertThat(read.json().at("/unknown"))
                .extracting(one -> one.at("/municipality").asString() + ": "
                        + one.at("/name").asString())
                .as("the only school of a name is not meant where another municipality is named")
                .containsExactlyInAnyOrder(
                        "Северный район: Школа у старой мельницы",
                        "Южный район: Школа у старой мельницы",
                        "Южный район: МБОУ «Северная СОШ № 1»");
        List<Map<String, Object>> chosen = List.of(
                Map.of(
                        "name",
                        "Школа у старой мельницы",
                        "municipality",
                        "Северный район",
                        "organizationId",
                        SOUTH_SCHOOL),
                Map.of("name", "Северная СОШ № 1", "organizationId", SOUTH_SCHOOL));
        Api.as(web, RITA)
                .patch(PATH + "/" + read.id(), ResultFiles.tag(read), Map.of("schools", chosen))
                .is(200);
        Answer again = files.checked(read.id());
        assertThat(again.json().at("/counts/added").asInt())
                .as("a row whose school was found keeps it")
                .isEqualTo(2);
        assertThat(again.json().at("/unknown")).hasSize(2);
    }

    @Test
    void sharesArePartsOfAWholeUnlessTheirColumnSaysMore() {
        String header = "Школа;Предмет;Класс;Учебный год;Вид работы;Писали;Доля не преодолевших порог\n";
        String north = "МБОУ «Северная СОШ № 1»;Химия;8;";
        String south = "МБОУ «Южная СОШ № 1»;Химия;8;";
        files.applied(files.upload(header + north + "2045/46;ВПР;20;0,4\n" + south + "2045/46;ВПР;20;1\n")
                .id());
        assertThat(files.below(2045)).containsExactly(8, 20);
        files.applied(files.upload(header + north + "2046/47;ВПР;20;40\n" + south + "2046/47;ВПР;20;1\n")
                .id());
        assertThat(files.below(2046)).as("one percent of twenty").containsExactly(8, 0);
    }

    @Test
    void noTwoColumnsHoldTheSame() {
        Answer read = files.checked(
                files.upload(HEADER + row("МБОУ «Северная СОШ № 1»", "Химия", "6", "2038/39", "10;1;2;3;4"))
                        .id());
        Answer said = Api.as(web, RITA)
                .patch(
                        PATH + "/" + read.id(),
                        ResultFiles.tag(read),
                        Map.of("columns", List.of(Map.of("index", 7, "role", "PARTICIPANTS"))))
                .is(200);
        assertThat(said.at("/columns/6/role")).isEqualTo("IGNORED");
        assertThat(said.at("/columns/7/role")).isEqualTo("PARTICIPANTS");
    }

    @Test
    void whoeverGoesOnAfterACrashBeginsBehindWhatWasWritten() {
        StringBuilder file = new StringBuilder(HEADER);
        for (String letter : List.of("А", "Б", "В", "Г")) {
            file.append(row("МБОУ «Северная СОШ № 1»", "Физика", "7" + letter, "2027/28", "20;8;6;4;2"));
        }
        Answer sent = files.upload(file.toString());
        assertThat(sent.json().at("/total").asInt())
                .as("known before it is read")
                .isEqualTo(4);
        String id = files.checked(sent.id()).id();
        // As it is when a node is killed behind its second row: these two were written, and that they were.
        DatabaseScope.system(database.sql("""
                                UPDATE monitoring_results_imports SET status = 'APPLYING', processed = 2, applied_by = 'rita',
                                    counts = '{"rows": 2, "added": 2, "changed": 0, "same": 0, "faults": 0, "assessments": 1}' WHERE id = $1::uuid""").bind(0, id).then()).block();
        Answer done = files.reached(id, "APPLIED");
        assertThat(done.json().at("/processed").asInt()).isEqualTo(4);
        assertThat(done.json().at("/counts/added").asInt()).isEqualTo(4);
        Api rita = Api.as(web, RITA);
        String assessment = rita.get(Results.ASSESSMENTS + "?schoolYear=2027").at("/items/0/id");
        assertThat(rita.get(Results.ASSESSMENTS + "/" + assessment + "/results")
                        .json()
                        .at("/items"))
                .extracting(item -> item.at("/classLetter").asString())
                .containsExactly("В", "Г");
    }
}
