package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Owed.CONSOLIDATED;
import static ru.opora.testing.Owed.MONTH;
import static ru.opora.testing.Owed.MONTHLY;
import static ru.opora.testing.Owed.OBLIGATIONS;
import static ru.opora.testing.Owed.TEMPLATES;
import static ru.opora.testing.Owed.content;
import static ru.opora.testing.Owed.made;
import static ru.opora.testing.Owed.obligation;
import static ru.opora.testing.Owed.put;
import static ru.opora.testing.Owed.request;
import static ru.opora.testing.Owed.tag;
import static ru.opora.testing.Owed.template;
import static ru.opora.testing.Owed.written;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SOUTH;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

/** What is owed by whom and by when: what a template may say, and the reports that follow from it. */
@ApiTest
class ReportTemplateTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private ReportJobs jobs;

    @Test
    void aTermThatNamesNoDaysIsRefused() {
        Api rita = Api.as(web, RITA);
        rita.post(TEMPLATES, request(REGION, "по запросу"))
                .problem(422, "invalid-fields")
                .pointing("/template/termText", "TERM_NOT_DATED");
        Map<String, Object> body = new HashMap<>(content(MONTHLY));
        body.put("sections", List.of(Map.of("title", "Раздел", "text", false, "figures", List.of("no.such"))));
        rita.post(TEMPLATES, Map.of("organizationId", REGION, "template", body))
                .problem(422, "invalid-fields")
                .pointing("/template/sections/0/figures/0", "NOT_FOUND");
        body.put("sections", content(MONTHLY).get("sections"));
        body.put("programmeId", UUID.randomUUID());
        rita.post(TEMPLATES, Map.of("organizationId", REGION, "template", body))
                .problem(422, "invalid-fields")
                .pointing("/template/programmeId", "NOT_FOUND");
    }

    @Test
    void generatingAgainChangesNothingAndPeopleFindTheirOwn() {
        String template = template(web);
        assertThat(Api.as(web, RITA)
                        .post(TEMPLATES + "/" + template + "/generate")
                        .is(200)
                        .json()
                        .at("/changed")
                        .asInt())
                .isZero();
        String mine = obligation(web, template, NORTH);
        assertThat(Api.as(web, BOB)
                        .get(OBLIGATIONS + "?view=MINE&template=" + template)
                        .is(200)
                        .text())
                .contains(mine)
                .doesNotContain(obligation(web, template, SOUTH));
        String north = OBLIGATIONS + "/" + mine;
        Api bob = Api.as(web, BOB);
        bob.post(north + "/fill").is(200);
        put(bob, north, tag(bob, north), written(List.of(Map.of("section", 1, "text", "Да")), List.of()))
                .is(200);
        bob.post(north + "/submit").is(200);
        assertThat(Api.as(web, RITA)
                        .get(OBLIGATIONS + "?view=TO_ACCEPT&template=" + template)
                        .is(200)
                        .text())
                .contains(mine);
        JsonNode counts = Api.as(web, RITA)
                .get(OBLIGATIONS + "/counts?template=" + template)
                .is(200)
                .json();
        assertThat(counts.at("/toAccept").asInt()).isEqualTo(1);
        assertThat(counts.at("/mine").asInt()).isZero();
        Api.as(web, BOB).get(OBLIGATIONS + "?sort=name").problem(400, "bad-request");
    }

    @Test
    void aTemplateThatChangesChangesNoFilledReport() {
        String template = template(web);
        String north = OBLIGATIONS + "/" + obligation(web, template, NORTH);
        Api.as(web, BOB).post(north + "/fill").is(200);
        Api rita = Api.as(web, RITA);
        Map<String, Object> changed = new HashMap<>(content(MONTHLY));
        changed.put("sections", List.of(Map.of("title", "Другой раздел", "text", true, "figures", List.of())));
        put(rita, TEMPLATES + "/" + template, tag(rita, TEMPLATES + "/" + template), changed)
                .is(200);
        assertThat(Api.as(web, BOB).get(north).at("/sections/0/title")).isEqualTo("Исполнение");
    }

    @Test
    void nothingIsOwedForTimesBeforeAnOrganisationWasThereNorByOneThatIsClosed() {
        String place = organization("Район новой школы", "MUNICIPALITY", REGION, null);
        LocalDate opened = MONTH.minusMonths(1);
        String school = organization("Школа, открытая недавно", "SCHOOL", UUID.fromString(place), opened);
        String template = made(
                web,
                UUID.fromString(place),
                Map.of("debtorKind", "SCHOOL", "startsOn", MONTH.minusMonths(4).toString()));
        jobs.run().block();
        LocalDate back = LocalDate.now(ZoneOffset.UTC).minusDays(32);
        assertThat(values(template, "due"))
                .as("the job goes back a month")
                .isNotEmpty()
                .allMatch(day -> LocalDate.parse(day).isAfter(back));
        Api rita = Api.as(web, RITA);
        rita.post(TEMPLATES + "/" + template + "/generate").is(200);
        assertThat(values(template, "periodStart"))
                .containsExactly(
                        opened.toString(), MONTH.toString(), MONTH.plusMonths(1).toString());
        String counts = OBLIGATIONS + "/counts?template=" + template;
        assertThat(rita.get(counts).is(200).json().at("/late").asInt()).isPositive();
        String sums = CONSOLIDATED + template + "?period=" + opened;
        assertThat(rita.get(sums).is(200).json().at("/head/late").asInt()).isEqualTo(1);
        Api.as(web, ALICE)
                .post(Api.V1 + "/organizations/" + school + "/close", Map.of("reason", "Ликвидация"))
                .is(200);
        assertThat(rita.get(counts).is(200).json().at("/late").asInt()).isZero();
        assertThat(rita.get(sums).is(200).json().at("/head/late").asInt()).isZero();
        assertThat(rita.get(OBLIGATIONS + "?view=LATE&template=" + template)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void aTemplateWithReportsKeepsItsPeriodAndDaysAreOfThisCentury() {
        Api rita = Api.as(web, RITA);
        Map<String, Object> other = new HashMap<>(content("до 30 января и 20 июля"));
        other.put("period", "HALF_YEAR");
        String used = TEMPLATES + "/" + template(web);
        put(rita, used, tag(rita, used), other).problem(422, "invalid-fields").pointing("/period", "IN_USE");
        String unused = TEMPLATES + "/" + made(web, REGION, Map.of());
        put(rita, unused, tag(rita, unused), other).is(200);
        for (String year : List.of("0001", "9999")) {
            for (String field : List.of("startsOn", "endsOn")) {
                Map<String, Object> body = new HashMap<>(content(MONTHLY));
                body.put(field, year + "-01-01");
                rita.post(TEMPLATES, Map.of("organizationId", REGION, "template", body))
                        .problem(422, "invalid-fields")
                        .pointing("/template/" + field, "OUT_OF_RANGE");
            }
        }
    }

    private String organization(String name, String kind, UUID parent, @Nullable LocalDate opened) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "kind", kind, "parentId", parent));
        if (opened != null) {
            body.put("openedOn", opened.toString());
        }
        return Api.as(web, ALICE).post(Api.V1 + "/organizations", body).is(201).id();
    }

    /** Of all reports of a template, the first due first. */
    private List<String> values(String template, String field) {
        JsonNode page = Api.as(web, RITA)
                .get(OBLIGATIONS + "?limit=500&template=" + template)
                .is(200)
                .json();
        return StreamSupport.stream(page.at("/items").spliterator(), false)
                .map(row -> row.at("/" + field).asString())
                .toList();
    }
}
