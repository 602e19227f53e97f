package ru.opora.webhooks.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;

/** Who lets which system be told what, and how a subscription is changed. */
@ApiTest
class WebhookTest extends Subscribers {

    @Test
    void whoDoesNotManageAPlaceSubscribesToNothingInIt() {
        Api.anonymous(web).get(WEBHOOKS).problem(401, "unauthenticated");
        for (String person : List.of(People.SASHA, People.OLEG, People.CHELSEA)) {
            assertThat(Api.as(web, person).get(WEBHOOKS).status()).isEqualTo(403);
            assertThat(Api.as(web, person)
                            .post(WEBHOOKS, body(People.NORTH_SCHOOL, "roadmap.approved"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(bob.post(WEBHOOKS, body(People.SOUTH, "roadmap.approved")).status())
                .isIn(403, 422);
        assertThat(bob.post(WEBHOOKS, body(People.REGION, "roadmap.approved")).status())
                .isEqualTo(403);
        String id = subscribed(bob, People.NORTH, "roadmap.approved").at("/webhook/id");
        Api dora = Api.as(web, People.DORA);
        dora.get(WEBHOOKS + "/" + id).problem(404, "not-found");
        dora.get(WEBHOOKS + "/" + id + "/deliveries").problem(404, "not-found");
        dora.post(WEBHOOKS + "/" + id + "/renew-secret").problem(404, "not-found");
        assertThat(dora.get(WEBHOOKS).text()).doesNotContain(id);
    }

    @Test
    void nobodySubscribesToWhatTheyMayNotRead() {
        Api client = Api.client(web, "organizations:read", "webhooks:manage", "roadmaps:read");
        client.post(WEBHOOKS, body(People.NORTH, "monitoringRound.opened"))
                .problem(422, "invalid-fields")
                .pointing("/eventTypes", "NOT_HELD");
        client.post(WEBHOOKS, body(People.NORTH, "roadmap.approved")).is(201);
        client.post(WEBHOOKS, body(People.NORTH, "no.such"))
                .problem(422, "invalid-fields")
                .pointing("/eventTypes", "NOT_FOUND");
        assertThat(client.get(WEBHOOKS + "/event-types").is(200).text())
                .contains("roadmap.approved")
                .doesNotContain("monitoringRound");
        for (String url :
                List.of("ftp://example.org", "//example.org", "https://a:b@example.org", "нет", "https:///x")) {
            client.post(
                            WEBHOOKS,
                            Map.of(
                                    "organizationId",
                                    People.NORTH,
                                    "name",
                                    "Система",
                                    "url",
                                    url,
                                    "eventTypes",
                                    List.of("roadmap.approved")))
                    .problem(422, "invalid-fields")
                    .pointing("/url", "WRONG_FORMAT");
        }
    }

    @Test
    void nobodyTurnsOrSignsWhatTheyMayNotRead() {
        String webhook = WEBHOOKS + "/"
                + subscribed(bob, People.NORTH, "monitoringRound.opened").at("/webhook/id");
        Api client = Api.client(web, "organizations:read", "webhooks:manage", "roadmaps:read");
        client.patch(webhook, client.get(webhook).tag(), Map.of("url", receiver.url() + "/other"))
                .problem(422, "invalid-fields")
                .pointing("/eventTypes", "NOT_HELD");
        client.post(webhook + "/renew-secret").problem(422, "invalid-fields").pointing("/eventTypes", "NOT_HELD");
    }

    @Test
    void aSubscriptionIsChangedByWhoHasSeenItAndEnds() {
        Answer made = subscribed(bob, People.NORTH, "roadmap.closed");
        String webhook = WEBHOOKS + "/" + made.at("/webhook/id");
        bob.patch(webhook, null, Map.of("name", "Другая")).problem(428, "precondition-required");
        Answer changed = bob.patch(webhook, bob.get(webhook).tag(), Map.of("name", "Другая"))
                .is(200);
        assertThat(changed.at("/name")).isEqualTo("Другая");
        bob.patch(webhook, made.tag(), Map.of("name", "Третья")).problem(412, "stale");
        bob.delete(webhook, made.tag()).problem(412, "stale");
        bob.delete(webhook, changed.tag()).is(204);
        bob.get(webhook).problem(404, "not-found");
    }
}
