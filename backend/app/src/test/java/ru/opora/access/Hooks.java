package ru.opora.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.People;

/** Webhooks of the matrix: nobody answers at their address. */
final class Hooks {

    private static final String NOWHERE = "http://127.0.0.1:9/nowhere";

    /** Rows inside another row. */
    static final Map<String, BiFunction<WebTestClient, String, String>> INSIDE =
            Map.of("/webhooks/{}/deliveries", Hooks::delivery);

    private Hooks() {}

    static String webhook(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/webhooks", webhookBody(place))
                .is(201)
                .at("/webhook/id");
    }

    private static String delivery(WebTestClient web, String webhook) {
        return Api.as(web, People.ALICE).post(webhook + "/test").is(200).id();
    }

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "createWebhook" -> webhookBody(place);
                    case "updateWebhook" -> Map.of("name", "Новое имя");
                    case "replayWebhook" -> Map.of("since", "2999-01-01T00:00:00Z");
                    default -> null;
                });
    }

    private static Map<String, Object> webhookBody(UUID place) {
        return Map.of(
                "organizationId", place, "name", "Витрина", "url", NOWHERE, "eventTypes", List.of("roadmap.closed"));
    }
}
