package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.QUESTIONNAIRES;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

@ApiTest
class XlsFormApiTest {

    private static final String FORM = """
            type,name,label::ru,required
            text,q1,Как вас найти?,yes
            geopoint,where,Где вы?,
            begin_repeat,kids,Дети,
            integer,age,Возраст,
            end_repeat,,,
            """;

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotBringOrTake() {
        take(CHELSEA, NORTH, FORM).problem(403, "forbidden");
        take(OLEG, REGION, FORM).problem(403, "forbidden");
        take(SASHA, NORTH, FORM).problem(403, "forbidden");
        take(DORA, NORTH, FORM).problem(422, "invalid-fields").pointing("/organizationId", "NOT_FOUND");
        String id = Forms.questionnaire(web, BOB, NORTH).is(201).id();
        Api.as(web, DORA).get(QUESTIONNAIRES + "/" + id + "/xlsform").problem(404, "not-found");
        Api.as(web, CHELSEA).get(QUESTIONNAIRES + "/" + id + "/xlsform").problem(403, "forbidden");
        Api.as(web, BOB).get(QUESTIONNAIRES + "/" + id + "/versions/1/xlsform").problem(404, "not-found");
        Api.as(web, DORA).get(QUESTIONNAIRES + "/" + id + "/xlsform/losses").problem(404, "not-found");
        Api.as(web, CHELSEA).get(QUESTIONNAIRES + "/" + id + "/xlsform/losses").problem(403, "forbidden");
        Api.as(web, BOB)
                .get(QUESTIONNAIRES + "/" + id + "/versions/1/xlsform/losses")
                .problem(404, "not-found");
    }

    @Test
    void whatOthersWillNotUnderstandIsNamedByItsRow() {
        Answer made = Forms.questionnaire(web, BOB, NORTH).is(201);
        String path = QUESTIONNAIRES + "/" + made.id();
        Answer losses = Api.as(web, SASHA).get(path + "/xlsform/losses").is(200);
        assertThat(losses.json().at("/items"))
                .anySatisfy(issue -> {
                    assertThat(issue.at("/code").asString()).isEqualTo("ONLY_IN_OPORA");
                    assertThat(issue.at("/loss").asString()).isEqualTo("NOTHING");
                    assertThat(issue.at("/sheet").asString()).isEqualTo("survey");
                    assertThat(issue.at("/row").asInt()).isEqualTo(3);
                    assertThat(issue.at("/column").asString()).isEqualTo("opora_cannot_say");
                    assertThat(issue.at("/detail").asString()).isEqualTo("mood");
                })
                .anySatisfy(issue -> assertThat(issue.at("/sheet").asString()).isEqualTo("settings"));
        Api.as(web, BOB).post(path + "/versions").is(201);
        assertThat(Api.as(web, SASHA).get(path + "/versions/1/xlsform/losses").json())
                .isEqualTo(losses.json());
    }

    @Test
    void whatDoesNotPassIsNamedByItsRow() {
        Answer made = take(BOB, NORTH, FORM).is(201);
        assertThat(made.at("/questionnaire/organization/id")).isEqualTo(NORTH.toString());
        assertThat(made.headers().getFirst("Location")).endsWith(made.at("/questionnaire/id"));
        assertThat(made.json().at("/issues"))
                .anySatisfy(issue -> {
                    assertThat(issue.at("/code").asString()).isEqualTo("UNSUPPORTED_TYPE");
                    assertThat(issue.at("/row").asInt()).isEqualTo(3);
                    assertThat(issue.at("/loss").asString()).isEqualTo("LEFT_OUT");
                })
                .anySatisfy(issue -> assertThat(issue.at("/code").asString()).isEqualTo("REPEAT_ASKED_ONCE"));
        Api.as(web, BOB)
                .get(QUESTIONNAIRES + "/" + made.at("/questionnaire/id"))
                .is(200);
    }

    @Test
    void whatKeepsTheDraftFromBeingUsedIsNamedByItsRowToo() {
        String form = """
                type,name,label,relevant
                begin group,g,Группа,
                select_one nowhere,q1,Где?,
                text,q2,Что?,${gone} = 'x'
                end group,,,
                """;
        Answer made = take(BOB, NORTH, form).is(201);
        assertThat(made.json().at("/issues"))
                .anySatisfy(issue -> {
                    assertThat(issue.at("/code").asString()).isEqualTo("UNSOUND");
                    assertThat(issue.at("/loss").asString()).isEqualTo("TO_MEND");
                    assertThat(issue.at("/row").asInt()).isEqualTo(3);
                    assertThat(issue.at("/column").asString()).isEqualTo("type");
                    assertThat(issue.at("/detail").asString()).isEqualTo("UNKNOWN_CHOICE_LIST nowhere");
                })
                .anySatisfy(issue -> assertThat(issue.at("/detail").asString()).isEqualTo("UNKNOWN_REFERENCE gone"))
                .hasSize(2);
        Api.as(web, BOB)
                .post(QUESTIONNAIRES + "/" + made.at("/questionnaire/id") + "/versions")
                .problem(409, "questionnaire-not-sound");
    }

    @Test
    void whatIsNoFormIsRefusedAndSaysWhy() {
        Answer refused = take(BOB, NORTH, "a;b\n1;2\n").problem(422, "file-not-a-form");
        assertThat(refused.at("/issues/0/code")).isNotBlank();
        Api.as(web, BOB)
                .uploadTo(QUESTIONNAIRES + "/imports", "file", "form.csv", bytes(FORM), Map.of())
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "REQUIRED");
        Api.as(web, BOB)
                .uploadTo(
                        QUESTIONNAIRES + "/imports",
                        "file",
                        "form.csv",
                        bytes(FORM),
                        Map.of("organizationId", NORTH.toString(), "language", "<ru>"))
                .problem(422, "invalid-fields")
                .pointing("/language", "WRONG_TYPE");
    }

    @Test
    void whatWentOutComesInTheSame() throws IOException {
        Answer made = Forms.questionnaire(web, RITA, REGION).is(201);
        String path = QUESTIONNAIRES + "/" + made.id();
        byte[] book = bytes(path + "/xlsform", RITA);
        try (var sheets = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            assertThat(sheets.getSheet("survey").getLastRowNum()).isGreaterThan(6);
        }
        Answer back = Api.as(web, RITA)
                .uploadTo(
                        QUESTIONNAIRES + "/imports",
                        "file",
                        "form.xlsx",
                        book,
                        Map.of(
                                "organizationId",
                                REGION.toString(),
                                "id",
                                UUID.randomUUID().toString()))
                .is(201);
        assertThat(back.json().at("/questionnaire/definition"))
                .isEqualTo(made.json().at("/definition"));
        Api.as(web, RITA).post(path + "/versions").is(201);
        assertThat(bytes(path + "/versions/1/xlsform", BOB)).isNotEmpty();
    }

    private Answer take(String person, UUID place, String form) {
        return Api.as(web, person)
                .uploadTo(
                        QUESTIONNAIRES + "/imports",
                        "file",
                        "form.csv",
                        bytes(form),
                        Map.of("organizationId", place.toString()));
    }

    private byte[] bytes(String path, String person) {
        var answer = Api.as(web, person)
                .request(HttpMethod.GET, path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();
        return answer.getResponseBody() == null ? new byte[0] : answer.getResponseBody();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
