package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Owed.MONTH;
import static ru.opora.testing.Owed.OBLIGATIONS;
import static ru.opora.testing.Owed.TEMPLATES;
import static ru.opora.testing.Owed.brief;
import static ru.opora.testing.Owed.content;
import static ru.opora.testing.Owed.made;
import static ru.opora.testing.Owed.obligation;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.with;
import static ru.opora.testing.Rounds.write;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Whose a figure of a report is, and whose business its decision. */
@ApiTest
class ReportFigurePlacesTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aValueOfARoundIsOfTheMunicipalityOfItsDayAndAWeightedMeanOfWhatHasAWeight() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край переездов", REGION);
        UUID here = Rounds.place(web, RITA, "MUNICIPALITY", "Район прежний", county);
        UUID there = Rounds.place(web, RITA, "MUNICIPALITY", "Район новый", county);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Переезжая СОШ", here);
        UUID light = Rounds.place(web, RITA, "SCHOOL", "Невесомая СОШ", here);
        String pupils = indicator(county, "moved_pupils", "aggregation", "SUM");
        String share = indicator(county, "moved_share", "aggregation", "WEIGHTED", "weightedBy", "moved_pupils");
        String round = Rounds.opened(web, RITA, county, MONTH.plusDays(3), pupils, share);
        write(web, RITA, form(round, school), List.of(cell(pupils, 40), cell(share, 10)))
                .is(200);
        write(
                        web,
                        RITA,
                        form(round, light),
                        List.of(Map.of("indicatorId", pupils, "missing", "Нет сведений"), cell(share, 90)))
                .is(200);
        Api.as(web, coordinator(here))
                .post(Rounds.ROUNDS + "/" + round + "/confirm", Map.of("within", here))
                .is(200);
        Api.as(web, RITA)
                .post(Api.V1 + "/organizations/" + school + "/move", Map.of("parentId", there))
                .is(200);
        String sum = "indicators.sum" + pupils.replace("-", "");
        String mean = "indicators.mean" + share.replace("-", "");
        Map<String, Object> form = new HashMap<>(content("ежемесячно до 10 числа месяца, следующего за отчетным"));
        form.put("sections", List.of(Map.of("title", "Числа", "text", false, "figures", List.of(sum, mean))));
        form.put("startsOn", MONTH.toString());
        String template = made(web, county, form);
        Api.as(web, RITA).post(TEMPLATES + "/" + template + "/generate").is(200);

        assertThat(filled(template, here)).containsExactly("40.0", "10.0");
        assertThat(filled(template, there)).as("it came later").containsExactly("null", "null");
        JsonNode rows = Api.as(web, RITA)
                .get(OBLIGATIONS + "/" + obligation(web, template, here) + "/figures/" + mean + "/rows")
                .is(200)
                .json()
                .at("/items");
        assertThat(rows).as("without a weight it is in no weighted mean").hasSize(1);
        assertThat(rows.at("/0/organizationId").asString()).isEqualTo(school.toString());
        assertThat(rows.at("/0/whole").asDouble()).isEqualTo(40);
    }

    private List<String> filled(String template, UUID municipality) {
        return Api.as(web, coordinator(municipality))
                .post(OBLIGATIONS + "/" + obligation(web, template, municipality) + "/fill")
                .is(200)
                .json()
                .at("/sections/0/figures")
                .valueStream()
                .map(figure -> figure.at("/value").toString())
                .toList();
    }

    @Test
    void aSurveyIsOfTheMonthOfItsLastDayWheneverItWasClosed() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район с опросом", REGION);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "СОШ с опросом", district);
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", school);
        Forms.answers(web, Forms.token(web, RITA, campaign, school), 6, "a");
        DatabaseScope.system(database.sql("""
                        UPDATE surveys_campaigns SET opens_on = :opens, closes_on = :closes, state = 'CLOSED', closed_on = :closed
                        WHERE id = :id""")
                        .bind("opens", MONTH)
                        .bind("closes", MONTH.plusMonths(1).minusDays(1))
                        .bind("closed", MONTH.plusMonths(1))
                        .bind("id", UUID.fromString(campaign))
                        .then())
                .block();
        Map<String, Object> form = new HashMap<>(brief());
        form.put(
                "sections",
                List.of(Map.of(
                        "title", "Опросы", "text", false, "figures", List.of("surveys.answered", "surveys.rate"))));
        form.put("startsOn", MONTH.toString());
        String template = made(web, REGION, form);
        Api.as(web, RITA).post(TEMPLATES + "/" + template + "/generate").is(200);
        assertThat(filled(template, district))
                .as("of 20, those among them that were not counted yet")
                .containsExactly("6.0", "0.3");
    }

    @Test
    void whoHasLeftIsToldNothingOfTheReportAndWhoCameAfterIs() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район смены", REGION);
        Map<String, Object> form = new HashMap<>(brief());
        form.put("startsOn", MONTH.toString());
        String template = made(web, REGION, form);
        Api.as(web, RITA).post(TEMPLATES + "/" + template + "/generate").is(200);
        String id = obligation(web, template, district);
        String former = coordinator(district);
        Api.as(web, former).post(OBLIGATIONS + "/" + id + "/fill").is(200);
        Api.as(web, former).post(OBLIGATIONS + "/" + id + "/submit").is(200);
        DatabaseScope.system(database.sql("""
                        UPDATE organizations_memberships SET valid_to = :day
                        WHERE person_id = (SELECT p.id FROM organizations_people p WHERE p.subject = :former)""")
                        .bind("day", LocalDate.now().minusDays(2))
                        .bind("former", former)
                        .then())
                .block();
        String next = coordinator(district);
        Api.as(web, RITA)
                .post(OBLIGATIONS + "/" + id + "/return", Map.of("remark", "Поясните"))
                .is(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(next, id)).containsExactly("OBLIGATION_RETURNED"));
        assertThat(told(former, id)).isEmpty();
    }

    /** Past the API: who has left does not get in. */
    private List<String> told(String subject, String report) {
        return DatabaseScope.system(database.sql("""
                        SELECT n.kind FROM notifications n JOIN organizations_people p ON p.id = n.person_id
                        WHERE p.subject = :subject AND n.entity_id = :report""")
                        .bind("subject", subject)
                        .bind("report", report)
                        .mapValue(String.class)
                        .all()
                        .collectList())
                .blockOptional()
                .orElseThrow();
    }

    private String coordinator(UUID municipality) {
        String subject = "coordinator-" + UUID.randomUUID();
        Rounds.member(database, subject, municipality, "MUNICIPAL_COORDINATOR");
        return subject;
    }

    private String indicator(UUID place, String code, Object... fields) {
        return Rounds.indicator(web, RITA, place, code, with(definition("Показатель " + code), fields))
                .id();
    }
}
