package ru.opora.roadmaps.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Roads.IMPORTS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class ImportApiTest {

    @Autowired
    private WebTestClient web;

    private Api bob;

    @BeforeEach
    void signIn() {
        bob = Api.as(web, BOB);
    }

    @Test
    void anUploadedDocumentComesBackAsThePreviewOfTheContract() {
        Answer answer = bob.upload("Приказ 21-п.docx", Plans.docx()).is(201);
        assertThat(answer.headers().getLocation()).hasToString(IMPORTS + "/" + answer.id());
        assertThat(answer.tag()).isEqualTo("\"0\"");
        JsonNode preview = answer.json();
        assertThat(fields(preview))
                .contains(
                        "id",
                        "status",
                        "fileName",
                        "title",
                        "periodStart",
                        "periodEnd",
                        "columns",
                        "sectionCount",
                        "activityCount",
                        "sections",
                        "issues");
        assertThat(answer.at("/status")).isEqualTo("PREVIEW");
        assertThat(answer.at("/fileName")).isEqualTo("Приказ 21-п.docx");
        assertThat(answer.at("/periodStart")).isEqualTo("2027-01-01");
        assertThat(answer.at("/periodEnd")).isEqualTo("2027-12-31");
        assertThat(answer.at("/orderNumber")).isEqualTo("21-п");
        assertThat(answer.at("/orderDate")).isEqualTo("2027-01-14");
        assertThat(preview.at("/columns")
                        .valueStream()
                        .map(column -> column.at("/role").asString()))
                .containsExactly("NUMBER", "ACTIVITY", "EXECUTORS", "TERM", "EXPECTED_RESULT");
        assertThat(preview.at("/sectionCount").asInt()).isEqualTo(Plans.SECTIONS);
        assertThat(preview.at("/activityCount").asInt()).isEqualTo(Plans.ACTIVITIES);
        assertThat(preview.at("/reviewCount").asInt()).isEqualTo(1);
    }

    @Test
    void aRowHasTheShapeOfTheContract() {
        JsonNode row = Roads.preview(web, BOB).json().at("/sections/1/activities/0");
        assertThat(fields(row))
                .contains(
                        "number",
                        "title",
                        "row",
                        "tasks",
                        "projectLevels",
                        "direction",
                        "participants",
                        "expectedResult",
                        "targets",
                        "term");
        assertThat(row.at("/number").asString()).isEqualTo("2.1");
        assertThat(row.at("/tasks/0/executors/0").asString()).isEqualTo("ОО");
        JsonNode target = row.at("/targets/0");
        assertThat(target.at("/comparator").asString()).isEqualTo(">=");
        assertThat(target.at("/value").decimalValue()).isEqualByComparingTo("60");
        assertThat(target.at("/unit").asString()).isEqualTo("%");
        assertThat(row.at("/term/text").asString()).isEqualTo(Plans.DOUBTFUL);
        assertThat(row.at("/term/status").asString()).isEqualTo("NEEDS_REVIEW");
        assertThat(row.at("/term/reasons").size()).isPositive();
        assertThat(row.at("/term/proposal/windows").size()).isPositive();
    }

    @Test
    void sheetsAndPastedTextGiveTheSamePlan() {
        Answer sheet = bob.upload("plan.xlsx", Plans.xlsx()).is(201);
        Answer pasted = bob.post(IMPORTS, Map.of("text", Plans.pasted())).is(201);
        for (Answer answer : List.of(sheet, pasted)) {
            assertThat(answer.json().at("/sectionCount").asInt()).isEqualTo(Plans.SECTIONS);
            assertThat(answer.json().at("/activityCount").asInt()).isEqualTo(Plans.ACTIVITIES);
            assertThat(answer.json().at("/reviewCount").asInt()).isEqualTo(1);
        }
    }

    @Test
    void doubtsAreSaidInTheCallersLanguage() {
        String path = IMPORTS + "/" + Roads.preview(web, BOB).id();
        String russian = bob.get(path).json().at("/issues/0/message").asString();
        String english = Api.answer(bob.request(org.springframework.http.HttpMethod.GET, path)
                        .header("Accept-Language", "en"))
                .at("/issues/0/message");
        assertThat(russian).matches("(?s).*[а-яё].*");
        assertThat(english).isNotBlank().doesNotMatch("(?s)^[А-Яа-яё].*");
    }

    @Test
    void correctionsAreKeptAndTheTagIsGuarded() {
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        int doubtful = preview.json().at("/sections/1/activities/0/row").asInt();
        bob.patch(path, null, Map.of("title", "А")).problem(428, "precondition-required");
        Answer accepted = bob.patch(
                        path, preview.tag(), Map.of("terms", List.of(Map.of("row", doubtful, "acceptProposal", true))))
                .is(200);
        assertThat(accepted.json().at("/reviewCount").asInt()).isZero();
        assertThat(accepted.at("/sections/1/activities/0/term/text")).isEqualTo(Plans.DOUBTFUL);
        bob.patch(path, preview.tag(), Map.of("title", "Поздно")).problem(412, "stale");
        Answer titled = bob.patch(path, accepted.tag(), Map.of("title", "План района", "periodEnd", "2027-11-30"))
                .is(200);
        assertThat(titled.at("/title")).isEqualTo("План района");
        assertThat(titled.at("/periodEnd")).isEqualTo("2027-11-30");
        Answer own = bob.patch(
                        path, titled.tag(), Map.of("terms", List.of(Map.of("row", doubtful, "text", "до 20.04.2027"))))
                .is(200);
        assertThat(own.at("/sections/1/activities/0/term/windows/0/due")).isEqualTo("2027-04-20");
        assertThat(own.at("/title")).isEqualTo("План района");
    }

    @Test
    void columnsAndRowsAreTakenForWhatThePersonSays() {
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        Answer without = bob.patch(
                        path, preview.tag(), Map.of("columns", List.of(Map.of("index", 4, "role", "IGNORED"))))
                .is(200);
        assertThat(without.json().at("/sections/1/activities/0/targets").size()).isZero();
        int row = preview.json().at("/sections/0/activities/1/row").asInt();
        Answer fewer = bob.patch(path, without.tag(), Map.of("rows", List.of(Map.of("row", row, "kind", "IGNORED"))))
                .is(200);
        assertThat(fewer.json().at("/activityCount").asInt()).isEqualTo(Plans.ACTIVITIES - 1);
        var back = new java.util.HashMap<String, Object>();
        back.put("row", row);
        back.put("kind", null);
        Answer again =
                bob.patch(path, fewer.tag(), Map.of("rows", List.of(back))).is(200);
        assertThat(again.json().at("/activityCount").asInt()).isEqualTo(Plans.ACTIVITIES);
    }

    @Test
    void correctionsOfWhatIsNotThereAreRefused() {
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        bob.patch(path, preview.tag(), Map.of("columns", List.of(Map.of("index", 40, "role", "TERM"))))
                .problem(422, "invalid-fields")
                .pointing("/columns/0/index", "NOT_FOUND");
        bob.patch(path, preview.tag(), Map.of("rows", List.of(Map.of("row", 400, "kind", "IGNORED"))))
                .problem(422, "invalid-fields")
                .pointing("/rows/0/row", "NOT_FOUND");
        bob.patch(path, preview.tag(), Map.of("terms", List.of(Map.of("row", 0, "acceptProposal", true))))
                .problem(422, "invalid-fields")
                .pointing("/terms/0/row", "NOT_FOUND");
        bob.patch(path, preview.tag(), Map.of("columns", List.of(Map.of("index", 0, "role", "NONSENSE"))))
                .problem(422, "invalid-fields")
                .pointing("/columns/0/role", "WRONG_TYPE");
        bob.patch(path, preview.tag(), Map.of("periodStart", "2028-01-01", "periodEnd", "2027-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/periodEnd", "PERIOD_REVERSED");
        assertThat(bob.get(path).tag()).isEqualTo(preview.tag());
    }

    @Test
    void theGivenPeriodAndTitleWin() {
        Answer answer = bob.upload(
                        "file",
                        "plan.docx",
                        Plans.docx(),
                        Map.of(
                                "periodStart",
                                "2026-09-01",
                                "periodEnd",
                                "2027-08-31",
                                "title",
                                "Наш план",
                                "organizationId",
                                NORTH.toString()))
                .is(201);
        assertThat(answer.at("/periodStart")).isEqualTo("2026-09-01");
        assertThat(answer.at("/periodEnd")).isEqualTo("2027-08-31");
        assertThat(answer.at("/title")).isEqualTo("Наш план");
        assertThat(answer.at("/organizationId")).isEqualTo(NORTH.toString());
        Api.as(web, RITA).get(IMPORTS + "/" + answer.id()).is(200);
    }

    @Test
    void anImportIsForgottenOnDemand() {
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        bob.delete(path, null).problem(428, "precondition-required");
        bob.delete(path, "\"9\"").problem(412, "stale");
        bob.delete(path, preview.tag()).is(204);
        bob.get(path).problem(404, "not-found");
    }

    private static Set<String> fields(JsonNode node) {
        return node.propertyNames().stream().collect(Collectors.toUnmodifiableSet());
    }
}
