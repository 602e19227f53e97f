package ru.opora.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.People;
import ru.opora.testing.Roads;

/** Drafts, editions, amendments, templates and copies of the matrix. */
final class Plots {

    private static final Map<String, Object> ROW =
            Map.of("title", "Провести совещание", "tasks", List.of(), "termText", "март");

    /** Bodies that are the same in all places. */
    static final Map<String, Object> BODIES = Map.ofEntries(
            Map.entry("addSection", Map.of("title", "Новый раздел")),
            Map.entry("updateSection", Map.of("title", "Другой раздел")),
            Map.entry("moveSection", Map.of()),
            Map.entry("addActivity", ROW),
            Map.entry("moveActivity", Map.of()),
            Map.entry("copyActivities", Map.of("activityIds", List.of(Territories.PLAN_ROW))),
            Map.entry("proposeRoadmap", Map.of("everybodyBelow", true)),
            Map.entry("closeRoadmap", Map.of("reason", "Выполнено")),
            Map.entry("withdrawRoadmapApproval", Map.of("reason", "Приказ отменен")),
            Map.entry("commentRoadmap", Map.of("text", "Замечание")),
            Map.entry("amendRoadmap", Map.of()),
            Map.entry("confirmAmendmentMatches", Map.of()),
            Map.entry("copyRoadmap", Map.of()),
            Map.entry("copyRoadmapTemplate", Map.of()),
            Map.entry("updateRoadmapTemplate", Map.of("title", "Новое имя")),
            Map.entry("adoptActivities", Map.of("activityIds", List.of(Territories.ABOVE_ROW))),
            Map.entry("keepOwnAdopted", Map.of("deviationReason", "Так принято в районе")),
            Map.entry("chooseAggregation", Map.of("rule", "SUM")),
            Map.entry("beginRoadmapCopies", Map.of("roadmapId", Territories.PLAN)),
            Map.entry("createRoadmapTemplate", Map.of("roadmapId", Territories.PLAN)));

    /** Rows inside another row, made there by the administrator; what is made is given by its id or number. */
    static final Map<String, BiFunction<WebTestClient, String, String>> INSIDE = Map.of(
            "/roadmaps/{}/comments",
            Plots::comment,
            "/roadmaps/{}/editions",
            Plots::edition,
            "/roadmaps/{}/activities/{}/children-numbers",
            Plots::number);

    private Plots() {}

    /** Bodies that name the place. */
    static Optional<Object> body(String operation, UUID place) {
        return operation.equals("createRoadmap")
                ? Optional.of(Map.of(
                        "organizationId",
                        place,
                        "title",
                        "Новая дорожная карта",
                        "periodStart",
                        "2027-01-01",
                        "periodEnd",
                        "2027-12-31"))
                : Optional.empty();
    }

    static String template(WebTestClient web, UUID place) {
        Map<String, Object> body = new HashMap<>();
        body.put("roadmapId", Roads.draft(web, People.ALICE, place).id());
        body.put("title", "Шаблон " + Instant.now());
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/roadmap-templates", body)
                .is(201)
                .id();
    }

    static String copies(WebTestClient web, UUID place) {
        String roadmap = Roads.draft(web, People.ALICE, place).id();
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/roadmap-copies", Map.of("roadmapId", roadmap))
                .is(201)
                .id();
    }

    private static String comment(WebTestClient web, String roadmap) {
        Api alice = Api.as(web, People.ALICE);
        String there = alice.get(roadmap + "/comments").is(200).at("/items/0/id");
        return there.isEmpty()
                ? alice.post(roadmap + "/comments", Map.of("text", "Замечание"))
                        .is(201)
                        .id()
                : there;
    }

    /** A number of the row, which gets one where it has none and is still a draft's. */
    private static String number(WebTestClient web, String activity) {
        Api alice = Api.as(web, People.ALICE);
        String there = alice.get(activity + "/children-numbers").at("/items/0/targetId");
        if (there.isEmpty()) {
            var row = alice.get(activity).is(200);
            Map<String, Object> target =
                    Map.of("comparator", ">=", "value", 3, "unit", "встреч", "text", "не менее 3 встреч");
            alice.patch(activity, row.tag(), Map.of("targets", List.of(target)));
            there = alice.get(activity + "/children-numbers").at("/items/0/targetId");
        }
        return there.isEmpty() ? UUID.randomUUID().toString() : there;
    }

    private static String edition(WebTestClient web, String roadmap) {
        comment(web, roadmap); // afterwards nothing can be said any more
        Api.as(web, People.ALICE).post(roadmap + "/approve", approval());
        return "1";
    }

    private static Map<String, Object> approval() {
        Map<String, Object> order = new HashMap<>(Roads.ORDER);
        order.put("despiteOpenComments", true);
        return order;
    }

    /** What a word of its own was said to mean at the place, with a choice for a draft of it. */
    static String remembered(WebTestClient web, UUID place) {
        Api alice = Api.as(web, People.ALICE);
        String executors =
                Roads.ROADMAPS + "/" + Roads.draft(web, People.ALICE, place).id() + "/executors";
        String word = "центр " + (UUID.randomUUID().getMostSignificantBits() >>> 1);
        alice.put(
                        executors,
                        alice.get(executors).tag(),
                        Map.of(
                                "items",
                                List.of(Map.of("token", word, "rules", List.of("AUTHORITIES"), "remember", true))))
                .is(200);
        return alice.get(Api.V1 + "/organizations/" + place + "/executor-meanings?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/token").asString().equals(word))
                .map(one -> one.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }
}
