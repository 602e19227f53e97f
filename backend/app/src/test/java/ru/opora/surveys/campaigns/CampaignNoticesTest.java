package ru.opora.surveys.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import ru.opora.notifications.NotificationSource;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Newcomers;
import tools.jackson.databind.JsonNode;

/** Who is told that a campaign has opened and that it has ended. */
@ApiTest
class CampaignNoticesTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private CampaignNotices notices;

    @Autowired
    @Qualifier("campaignDaysJob")
    private RecurringJob days;

    private UUID district;
    private UUID asked;
    private Api coordinator;
    private Api colleague;
    private Api head;
    private Api responsible;
    private Api neighbour;

    @BeforeEach
    void settle() {
        district = organization("MUNICIPALITY", REGION);
        asked = organization("SCHOOL", district);
        coordinator = person(district, "MUNICIPAL_COORDINATOR");
        colleague = person(organization("METHODICAL_CENTRE", district), "MUNICIPAL_COORDINATOR");
        head = person(asked, "SCHOOL_HEAD");
        responsible = person(asked, "SCHOOL_COORDINATOR");
        neighbour = person(organization("SCHOOL", district), "SCHOOL_HEAD");
    }

    @Test
    void schoolsThatAreAskedAndTheirMunicipalityAreToldThatItHasOpened() {
        String campaign = Forms.started(web, ALICE, REGION, "TEACHER", asked);
        job();
        JsonNode told = awaitTold(head, "CAMPAIGN_OPENED", campaign);
        assertThat(told.at("/title").asString()).startsWith("Начался опрос «Опрос ");
        assertThat(told.at("/text").asString()).contains("раздайте ссылки до", "Опрос проводит ");
        awaitTold(responsible, "CAMPAIGN_OPENED", campaign);
        assertThat(awaitTold(coordinator, "CAMPAIGN_OPENED_BELOW", campaign)
                        .at("/text")
                        .asString())
                .contains("спрашивают 1 организацию до ");
        awaitTold(colleague, "CAMPAIGN_OPENED_BELOW", campaign);
        assertThat(told(neighbour, "CAMPAIGN_OPENED", campaign))
                .as("nobody is asked there")
                .isNull();
        assertThat(told(coordinator, "CAMPAIGN_ENDED", campaign)).isNull();
    }

    @Test
    void itsOwnerIsToldThatItHasEndedAndWaits() {
        Api alice = Api.as(web, ALICE);
        String questionnaire = Forms.questionnaire(web, ALICE, REGION).is(201).id();
        String campaign = Forms.started(web, ALICE, Forms.campaign(district, questionnaire), "TEACHER", asked);
        job();
        awaitTold(head, "CAMPAIGN_OPENED", campaign);
        assertThat(told(coordinator, "CAMPAIGN_OPENED_BELOW", campaign))
                .as("whoever asks knows")
                .isNull();
        Forms.answers(web, Forms.token(web, ALICE, campaign, asked), 2, "a");
        alice.post(CAMPAIGNS + "/" + campaign + "/close").is(200);
        job();
        assertThat(awaitTold(coordinator, "CAMPAIGN_ENDED", campaign)
                        .at("/text")
                        .asString())
                .contains("ответов — 2.", "завершите обработку");
        assertThat(told(head, "CAMPAIGN_ENDED", campaign)).isNull();
    }

    @Test
    void whatHappenedBeforeTheRecordBeganIsToldNobody() {
        String campaign = Forms.started(web, ALICE, REGION, "TEACHER", asked);
        assertThat(of(campaign, Map.of())).isPositive();
        assertThat(of(campaign, Map.of(CampaignDays.BEFORE, true))).isZero();
    }

    private long of(String campaign, Map<String, Object> after) {
        var opened = new NotificationSource.Change(
                Instant.EPOCH, null, "OPENED", "campaign", campaign, REGION, Map.of(), after);
        return Objects.requireNonNull(
                DatabaseScope.system(notices.of(opened).count()).block());
    }

    private void job() {
        DatabaseScope.system(days.work()).block();
    }

    private static @Nullable JsonNode told(Api person, String kind, String campaign) {
        return person.get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/kind").asString().equals(kind)
                        && item.at("/entityId").asString().equals(campaign))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode awaitTold(Api person, String kind, String campaign) {
        Supplier<@Nullable JsonNode> ask = () -> told(person, kind, campaign);
        return Objects.requireNonNull(Mono.fromSupplier(ask::get)
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(30))
                .block());
    }

    private Api person(UUID organization, String role) {
        return Api.as(web, Newcomers.person(database, organization, role));
    }

    private UUID organization(String kind, UUID parent) {
        return UUID.fromString(Api.as(web, ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Озерный " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id());
    }
}
