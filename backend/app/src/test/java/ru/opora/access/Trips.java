package ru.opora.access;

import static ru.opora.testing.Visiting.CHECKLISTS;
import static ru.opora.testing.Visiting.VISITS;
import static ru.opora.testing.Visiting.advice;
import static ru.opora.testing.Visiting.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.People;
import ru.opora.testing.Visiting;

/** Visits of the matrix, to a school of the place. */
final class Trips {

    static final Map<String, BiFunction<WebTestClient, UUID, String>> MAKERS = Map.of(
            "/visits", Trips::visit, "/recommendations", Trips::recommendation, "/visit-checklists", Trips::checklist);

    private Trips() {}

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "createVisit" -> plan(Schools.school(place));
                    case "updateVisit" -> Map.of("purpose", "Другая цель");
                    case "beginVisit", "completeVisit", "acceptRecommendation" -> Map.of();
                    case "cancelVisit" -> Map.of("reason", "Карантин");
                    case "addRecommendation" -> advice();
                    case "updateRecommendation" -> Map.of("text", "Провести два урока");
                    case "disputeRecommendation", "doneRecommendation" -> Map.of("text", "Уже проведен");
                    case "returnRecommendation", "withdrawRecommendation" -> Map.of("remark", "Нужен еще один");
                    case "createVisitChecklist" -> list(place);
                    case "updateVisitChecklist" -> Map.of("name", "Посещение двух уроков");
                    default -> null;
                });
    }

    private static String visit(WebTestClient web, UUID place) {
        String visit = Visiting.begun(web, People.ALICE, Schools.school(place));
        Api alice = Api.as(web, People.ALICE);
        alice.patch(visit, alice.get(visit).tag(), Map.of("findings", "Видно движение"))
                .is(200);
        return last(visit);
    }

    /** Of a completed visit: the school sees it too. */
    private static String recommendation(WebTestClient web, UUID place) {
        String visit = VISITS + "/" + visit(web, place);
        String id = Api.as(web, People.ALICE)
                .post(visit + "/recommendations", advice())
                .is(201)
                .id();
        Visiting.complete(web, People.ALICE, visit);
        return id;
    }

    private static String checklist(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE).post(CHECKLISTS, list(place)).is(201).id();
    }

    private static Map<String, Object> list(UUID place) {
        return Map.of("organizationId", place, "name", "Посещение урока", "items", List.of("Цель урока названа"));
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
