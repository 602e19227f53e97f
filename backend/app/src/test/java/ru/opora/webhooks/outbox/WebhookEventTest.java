package ru.opora.webhooks.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Jobs;
import ru.opora.testing.Owed;
import ru.opora.testing.People;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import ru.opora.testing.Rounds;

/** What is told: of rounds, forms, roadmaps and reports, of own places alone, signed. */
@ApiTest
class WebhookEventTest extends Subscribers {

    @Autowired
    private Clock clock;

    @Autowired
    @Qualifier("campaignDaysJob")
    private RecurringJob campaignDays;

    @Test
    void whatHappensInOwnPlacesIsToldAndSigned() {
        Answer made = subscribed(bob, People.NORTH, "monitoringRound.opened", "monitoringRound.closed");
        String secret = made.at("/secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(bob.get(WEBHOOKS + "/" + made.at("/webhook/id")).text()).doesNotContain(secret);
        String elsewhere = round(People.SOUTH);
        String round = round(People.NORTH);

        await(() -> receiver.calls.size() == 1);
        Receiver.Call told = receiver.calls.get(0);
        assertThat(told.signature()).isEqualTo(signature(secret, told));
        assertThat(Instant.ofEpochSecond(Long.parseLong(told.timestamp())))
                .isBetween(clock.instant().minusSeconds(60), clock.instant().plusSeconds(1));
        assertThat(told.body())
                .contains("\"type\":\"monitoringRound.opened\"", "\"address\":\"" + Rounds.ROUNDS + "/" + round + "\"")
                .doesNotContain(elsewhere);

        alice.post(Rounds.ROUNDS + "/" + round + "/close").is(200);
        await(() -> receiver.calls.size() == 2);
        assertThat(receiver.calls.get(1).body()).contains("monitoringRound.closed");
        assertThat(
                        sqlText(
                                "SELECT coalesce(string_agg(concat(before, after), ''), '') FROM audit_entries WHERE entity = 'webhook'"))
                .doesNotContain(secret.substring("whsec_".length()));
    }

    @Test
    void aFormOnItsWayUpIsTold() {
        subscribed(
                alice, People.SOUTH, "monitoringForm.submitted", "monitoringForm.confirmed", "monitoringForm.returned");
        String indicator =
                Rounds.indicator(web, People.ALICE, People.SOUTH, code()).id();
        String round = Rounds.opened(web, People.ALICE, People.SOUTH, LocalDate.now(), indicator);
        String form = Rounds.form(round, People.SOUTH_SCHOOL);
        Rounds.write(web, People.ALICE, form, List.of(Rounds.cell(indicator, 5)));
        Api dora = Api.as(web, People.DORA);

        dora.post(Rounds.ROUNDS + "/" + round + "/confirm", Map.of("within", People.SOUTH))
                .is(200);
        alice.post(
                        Rounds.ROUNDS + "/" + round + "/return",
                        Map.of("schoolId", People.SOUTH_SCHOOL, "remark", "Проверьте"))
                .is(200);

        await(() -> receiver.calls.size() == 2);
        assertThat(receiver.calls.stream().map(Receiver.Call::body).collect(Collectors.joining()))
                .contains("monitoringForm.confirmed", "monitoringForm.returned", "\"roundId\":\"" + round + "\"")
                .doesNotContain("Проверьте");
    }

    @Test
    void aRoadmapIsToldWhenItIsApprovedAndWhenItIsClosed() {
        subscribed(bob, People.NORTH, "roadmap.approved", "roadmap.closed");
        String elsewhere = Roads.approved(web, People.ALICE, People.SOUTH).id();
        String roadmap = Roads.active(web, People.BOB, People.NORTH).id();
        bob.post(Roads.ROADMAPS + "/" + roadmap + "/close", Map.of("reason", "Выполнено"))
                .is(200);

        await(() -> calls(roadmap) == 2);
        List<String> told = told(roadmap);
        assertThat(told.get(0))
                .contains(
                        "\"type\":\"roadmap.approved\"",
                        "\"state\":\"APPROVED\"",
                        "\"organizationId\":\"" + People.NORTH + "\"",
                        "\"address\":\"" + Roads.ROADMAPS + "/" + roadmap + "\"")
                .doesNotContain(Roads.ORDER.get("signatory"), Plans.TITLE);
        assertThat(told.get(1)).contains("\"type\":\"roadmap.closed\"").doesNotContain("Выполнено");
        assertThat(calls(elsewhere)).isZero();
    }

    @Test
    void aReportOnItsWayIsToldAtEachStep() {
        subscribed(bob, People.NORTH, "report.submitted", "report.returned", "report.accepted");
        String template = Owed.made(web, People.REGION, Owed.brief());
        Api rita = Api.as(web, People.RITA);
        rita.post(Owed.TEMPLATES + "/" + template + "/generate").is(200);
        String report = Owed.obligation(web, template, People.NORTH);
        String path = Owed.OBLIGATIONS + "/" + report;
        bob.post(path + "/fill").is(200);
        bob.post(path + "/submit").is(200);
        rita.post(path + "/return", Map.of("remark", "Поясните снижение")).is(200);
        bob.post(path + "/submit").is(200);
        rita.post(path + "/accept").is(200);
        String neighbours = Owed.obligation(web, template, People.SOUTH);
        Api dora = Api.as(web, People.DORA);
        dora.post(Owed.OBLIGATIONS + "/" + neighbours + "/fill").is(200);
        dora.post(Owed.OBLIGATIONS + "/" + neighbours + "/submit").is(200);

        await(() -> calls(report) == 4);
        assertThat(told(report).stream().map(body -> body.replaceAll("(?s).*\"type\":\"([a-z.]+)\".*", "$1")))
                .containsExactly("report.submitted", "report.returned", "report.submitted", "report.accepted");
        assertThat(told(report))
                .allSatisfy(body -> assertThat(body)
                        .contains("\"address\":\"" + path + "\"")
                        .doesNotContain("Поясните", "checkpoints.due"));
        assertThat(calls(neighbours)).isZero();
    }

    @Test
    void aCampaignIsToldOnItsFirstDayAndAfterItsLast() {
        subscribed(bob, People.NORTH, "campaign.opened", "campaign.closed");
        String elsewhere = Forms.started(web, People.DORA, People.SOUTH, "TEACHER", People.SOUTH_SCHOOL);
        String campaign = Forms.started(web, People.BOB, People.NORTH, "TEACHER", People.NORTH_SCHOOL);
        String path = Forms.CAMPAIGNS + "/" + campaign;
        Jobs.run(database, campaignDays);
        await(() -> calls(campaign) == 1);
        assertThat(told(campaign).get(0))
                .contains(
                        "\"type\":\"campaign.opened\"",
                        "\"organizationId\":\"" + People.NORTH + "\"",
                        "\"address\":\"" + path + "\"");

        bob.post(path + "/close").is(200);
        Jobs.run(database, campaignDays);
        await(() -> calls(campaign) == 2);
        assertThat(told(campaign).get(1)).contains("\"type\":\"campaign.closed\"");
        assertThat(calls(elsewhere)).isZero();
    }

    /** What was told of a record, in the order of what happened: a receiver may get two at once. */
    private List<String> told(String part) {
        return receiver.calls.stream()
                .map(Receiver.Call::body)
                .filter(body -> body.contains(part))
                .sorted(Comparator.comparing(
                        body -> Instant.parse(body.replaceAll("(?s).*\"timestamp\":\"([^\"]+)\".*", "$1"))))
                .toList();
    }
}
