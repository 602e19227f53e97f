package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.time.Duration;
import java.time.LocalDate;
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
import ru.opora.testing.Newcomers;
import ru.opora.testing.Rounds;

/** Who is told that a round has opened and that a form came back. */
@ApiTest
class RoundNoticesTest {

    /** More than are handed on at once. */
    private static final int MANY = 300;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void schoolsAndTheirMunicipalityAreToldOfARoundAndOfAFormThatCameBack() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край известий", REGION);
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район известий", county);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Известная СОШ", district);
        Rounds.place(web, RITA, "SCHOOL", "Другая СОШ известий", district);
        String head = Newcomers.person(database, school, "SCHOOL_HEAD");
        String coordinator = Newcomers.person(database, district, "MUNICIPAL_COORDINATOR");
        String indicator = Rounds.indicator(web, RITA, county, "t_told").id();
        String round = Rounds.opened(web, RITA, county, LocalDate.now(), indicator);
        told(head, round, "ROUND_OPENED: Известная СОШ: заполните и подтвердите форму");
        told(coordinator, round, "ROUND_OPENED_BELOW: Район известий: формы заполняют 2 школы");

        write(web, head, form(round, school), List.of(cell(indicator, 5))).is(200);
        confirm(head, round, school);
        sendBack(coordinator, round, school, "Проверьте число");
        told(head, round, "FORM_RETURNED: Известная СОШ: Проверьте число");
        assertThat(texts(coordinator, round)).as("it knows itself").noneMatch(text -> text.contains("Проверьте"));
        confirm(head, round, school);
        confirm(coordinator, round, district);
        sendBack(RITA, round, school, "Приложите справку");
        told(head, round, "FORM_RETURNED: Известная СОШ: Приложите справку");
        told(coordinator, round, "FORM_RETURNED: Известная СОШ: Приложите справку");
    }

    @Test
    void aRoundOfManySchoolsHoldsNobodysNoticesUp() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район многих школ", REGION);
        String head = Newcomers.person(database, district, "OBSERVER");
        for (int i = 1; i <= MANY; i++) {
            Rounds.place(web, RITA, "SCHOOL", "Одна из многих № " + i, district);
        }
        DatabaseScope.system(database.sql("""
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                        SELECT gen_random_uuid(), p.id, s.id, 'SCHOOL_HEAD', DATE '2020-01-01'
                        FROM organizations s CROSS JOIN organizations_people p WHERE s.parent_id = :district AND p.subject = :head""")
                        .bind("district", district)
                        .bind("head", head)
                        .then())
                .block();
        String indicator = Rounds.indicator(web, RITA, district, "t_many").id();
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), indicator);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts(head, round)).hasSize(MANY));
    }

    private void confirm(String person, String round, UUID within) {
        Api.as(web, person)
                .post(ROUNDS + "/" + round + "/confirm", Map.of("within", within))
                .is(200);
    }

    private void sendBack(String person, String round, UUID school, String remark) {
        Api.as(web, person)
                .post(ROUNDS + "/" + round + "/return", Map.of("schoolId", school, "remark", remark))
                .is(200);
    }

    private void told(String person, String round, String beginning) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts(person, round)).anyMatch(text -> text.startsWith(beginning)));
    }

    private List<String> texts(String person, String round) {
        return Api.as(web, person)
                .get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/entityId").asString().equals(round))
                .map(item ->
                        item.at("/kind").asString() + ": " + item.at("/text").asString())
                .toList();
    }
}
