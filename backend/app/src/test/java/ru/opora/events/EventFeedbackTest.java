package ru.opora.events;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Events.EVENTS;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Events;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;

/** The campaign that asks those who were at an event for their opinion. */
@ApiTest
class EventFeedbackTest {

    @Autowired
    private WebTestClient web;

    @Test
    void anEventNamesACampaignOfItsOwnerAndIsFoundByIt() {
        String path = Events.announced(web, BOB, Events.body(NORTH));
        String campaign = campaign(BOB, NORTH);
        Api bob = Api.as(web, BOB);
        Answer before = bob.get(path).is(200);
        assertThat(before.json().at("/feedbackCampaignId").isNull()).isTrue();
        assertThat(actions(before)).contains("feedback");
        put(path, null, campaign).problem(428, "precondition-required");
        put(path, before.tag(), campaign(RITA, REGION))
                .problem(422, "invalid-fields")
                .pointing("/campaignId", "NOT_FOUND");
        put(path, before.tag(), UUID.randomUUID().toString()).problem(422, "invalid-fields");
        Answer named = put(path, before.tag(), campaign).is(200);
        assertThat(named.at("/feedbackCampaignId")).isEqualTo(campaign);
        put(path, before.tag(), null).problem(412, "stale");
        JsonNode found =
                bob.get(EVENTS + "?feedback=" + campaign).is(200).json().at("/items");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/id").asString()).isEqualTo(named.id());
        assertThat(put(path, named.tag(), null)
                        .is(200)
                        .json()
                        .at("/feedbackCampaignId")
                        .isNull())
                .isTrue();
        assertThat(bob.get(EVENTS + "?feedback=" + campaign).is(200).json().at("/items"))
                .isEmpty();
    }

    @Test
    void whoMayNotReadCampaignsNamesNone() {
        String path = Events.announced(web, BOB, Events.body(NORTH));
        Api client = Api.client(web, "attendance:read", "attendance:write");
        Answer seen = client.get(path).is(200);
        Answer refused = Api.answer(client.request(HttpMethod.PUT, path + "/feedback")
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", seen.tag())
                .bodyValue(Map.of("campaignId", campaign(BOB, NORTH))));
        refused.problem(422, "invalid-fields").pointing("/campaignId", "NOT_FOUND");
    }

    @Test
    void ofWhatDoesNotTakePlaceNobodyIsAsked() {
        String path = Events.announced(web, BOB, Events.body(NORTH));
        Api bob = Api.as(web, BOB);
        bob.post(path + "/cancel", Map.of("reason", "Заболел докладчик")).is(200);
        Answer cancelled = bob.get(path).is(200);
        assertThat(actions(cancelled)).doesNotContain("feedback");
        put(path, cancelled.tag(), campaign(BOB, NORTH)).problem(409, "illegal-state");
    }

    private Answer put(String event, @Nullable String tag, @Nullable String campaign) {
        var request =
                Api.as(web, BOB).request(HttpMethod.PUT, event + "/feedback").contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.bodyValue(Collections.singletonMap("campaignId", campaign)));
    }

    private String campaign(String person, UUID place) {
        String questionnaire = Forms.questionnaire(web, person, place).is(201).id();
        return Api.as(web, person)
                .post(CAMPAIGNS, Forms.campaign(place, questionnaire))
                .is(201)
                .id();
    }

    private static List<String> actions(Answer event) {
        return event.json()
                .at("/allowedActions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
