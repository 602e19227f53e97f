package ru.opora.surveys.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Jobs;
import ru.opora.webhooks.WebhookSource.Change;

/** What the record of changes says of the days of campaigns, and systems are told of it. */
@ApiTest
class CampaignDaysTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    @Qualifier("campaignDaysJob")
    private RecurringJob days;

    @Test
    void theFirstDayAndTheOneAfterTheLastArePutDownOnce() {
        LocalDate today = Forms.today();
        String opens = started(today, today.plusDays(9));
        String ended = started(today.minusDays(9), today.minusDays(2));
        String later = started(today.plusDays(2), today.plusDays(9));
        String draft =
                Api.as(web, BOB).post(CAMPAIGNS, body(today, today)).is(201).id();
        for (String run : List.of("first", "second")) {
            Jobs.run(database, days);
            assertThat(told(opens)).as(run).containsExactly("OPENED by nobody");
            assertThat(told(ended)).as(run).containsExactly("ENDED by nobody");
            assertThat(told(later)).as(run).isEmpty();
            assertThat(told(draft)).as(run).isEmpty();
        }
    }

    @Test
    void whoseLastDayIsMovedOpensOnceMore() {
        LocalDate today = Forms.today();
        String campaign = started(today.minusDays(9), today.minusDays(2));
        Jobs.run(database, days);
        Api.as(web, BOB)
                .post(
                        CAMPAIGNS + "/" + campaign + "/extend",
                        Map.of("closesOn", today.plusDays(9).toString()))
                .is(200);
        Jobs.run(database, days);
        Jobs.run(database, days);
        assertThat(told(campaign)).containsExactly("ENDED by nobody", "OPENED by nobody");
        Api.as(web, BOB).post(CAMPAIGNS + "/" + campaign + "/close").is(200);
        Jobs.run(database, days);
        assertThat(told(campaign)).containsExactly("ENDED by nobody", "OPENED by nobody", "ENDED by nobody");
    }

    @Test
    void whatHappenedBeforeTheRecordBeganIsToldNobody() {
        Change before = change("ENDED", Map.of(CampaignDays.BEFORE, true));
        Change today = change("ENDED", Map.of());
        assertThat(new CampaignDays.Days()
                        .of(List.of(before, today, change("CHANGED", Map.of("title", "Новое"))))
                        .collectList()
                        .block())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.change()).isSameAs(today);
                    assertThat(told.type()).isEqualTo("campaign.closed");
                });
    }

    private String started(LocalDate opens, LocalDate closes) {
        return Forms.started(web, BOB, body(opens, closes), "TEACHER", NORTH_SCHOOL);
    }

    private Map<String, Object> body(LocalDate opens, LocalDate closes) {
        String questionnaire = Forms.questionnaire(web, BOB, NORTH).is(201).id();
        Map<String, Object> body = Forms.campaign(NORTH, questionnaire);
        body.put("opensOn", opens.toString());
        body.put("closesOn", closes.toString());
        return body;
    }

    /** What the record says of the campaign's days, in order. */
    private List<String> told(String campaign) {
        return DatabaseScope.system(database.sql("""
                                SELECT action || ' by ' || coalesce(actor, 'nobody') FROM audit_entries
                                WHERE entity = 'campaign' AND entity_id = $1 AND action IN ('OPENED', 'ENDED') ORDER BY id""")
                        .bind(0, campaign)
                        .mapValue(String.class)
                        .all())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Change change(String action, Map<String, Object> after) {
        return new Change(
                1, Instant.EPOCH, action, "campaign", UUID.randomUUID(), UUID.randomUUID(), "a", Map.of(), after);
    }
}
