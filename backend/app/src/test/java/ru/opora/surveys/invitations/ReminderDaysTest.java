package ru.opora.surveys.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Newcomers;

/** On which days a campaign reminds, and whom. */
@ApiTest
class ReminderDaysTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReminderDays days;

    private UUID school;
    private Api head;

    @BeforeEach
    void settle() {
        UUID district = organization("MUNICIPALITY", REGION);
        school = organization("SCHOOL", district);
        head = Api.as(web, Newcomers.person(database, school, "SCHOOL_HEAD"));
    }

    @Test
    void itRemindsOnItsDaysFromNineOnceAndBeforeTheyAreOver() {
        LocalDate today = Forms.today();
        String campaign = started(today.plusDays(7), List.of(7, 3));
        invited(campaign, "waits@example.org");
        remind(at(today, 8));
        assertThat(told()).as("before nine").isZero();
        remind(at(today, 9));
        remind(at(today, 15));
        assertThat(told()).as("once").isEqualTo(1);
        assertThat(letter(campaign)).isEqualTo("REMINDER");
        remind(at(today.plusDays(2), 12));
        assertThat(told()).as("no day of it").isEqualTo(1);
    }

    @Test
    void aDayThatNobodyRanOnIsMadeUpForOnTheNextOne() {
        LocalDate today = Forms.today();
        started(today.plusDays(6), List.of(7));
        remind(at(today, 12));
        assertThat(told()).isEqualTo(1);
        started(today.plusDays(5), List.of(7));
        remind(at(today, 13));
        assertThat(told()).as("two days ago is over").isEqualTo(1);
    }

    @Test
    void aCampaignThatIsPausedWithoutDaysOrFullRemindsNobody() {
        LocalDate today = Forms.today();
        started(today.plusDays(3), List.of());
        String paused = started(today.plusDays(3), List.of(3));
        Api.as(web, ALICE).post(Forms.CAMPAIGNS + "/" + paused + "/pause").is(200);
        String full = started(today.plusDays(3), List.of(3));
        Forms.answers(web, Forms.token(web, ALICE, full, school), 20, "a");
        remind(at(today, 12));
        assertThat(told()).isZero();
    }

    private String started(LocalDate closes, List<Integer> remindDays) {
        Map<String, Object> body = Forms.campaign(
                REGION, Forms.questionnaire(web, ALICE, REGION).is(201).id());
        body.put("closesOn", closes.toString());
        body.put("remindDays", remindDays);
        return Forms.started(web, ALICE, body, "TEACHER", school);
    }

    /** Somebody whose letter went out yesterday; the queue is held so that no sender takes it. */
    private void invited(String campaign, String address) {
        run("""
                INSERT INTO surveys_invitations (id, participant_id, email, language, invited_on, created_by)
                SELECT gen_random_uuid(), p.id, '%s', 'ru', opora_today(now(), 'Europe/Moscow') - 1, 'alice'
                FROM surveys_participants p WHERE p.campaign_id = '%s'""".formatted(address, campaign));
    }

    private String letter(String campaign) {
        return DatabaseScope.system(database.sql(
                                "SELECT coalesce(i.due, CASE WHEN i.reminded_on IS NOT NULL THEN 'REMINDER' ELSE '' END) AS due"
                                        + " FROM surveys_invitations i JOIN surveys_participants p ON p.id = i.participant_id WHERE p.campaign_id = $1")
                        .bind(0, UUID.fromString(campaign))
                        .mapValue(String.class)
                        .one())
                .blockOptional()
                .orElse("");
    }

    private void remind(Instant moment) {
        DatabaseScope.system(days.remind(moment)).block();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 5).atZone(ZONE).toInstant();
    }

    private long told() {
        return head.get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/kind").asString().equals("CAMPAIGN_LAGS"))
                .count();
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }

    private UUID organization(String kind, UUID parent) {
        return UUID.fromString(Api.as(web, ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Озерки " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id());
    }
}
