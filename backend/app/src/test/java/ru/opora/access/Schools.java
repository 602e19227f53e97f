package ru.opora.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.People;

/** Programmes, participations and partnerships of the matrix. */
final class Schools {

    private static final int YEAR = 2027;

    private static final Map<UUID, UUID> BELOW = Map.of(
            People.REGION, People.NORTH_SCHOOL,
            People.NORTH, People.NORTH_SCHOOL,
            People.SOUTH, People.SOUTH_SCHOOL,
            Territories.FAR_REGION, Territories.FAR_SCHOOL,
            Territories.FAR, Territories.FAR_SCHOOL);

    private Schools() {}

    static Answer programme(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/programmes", programme(place))
                .is(201);
    }

    static Map<String, Object> programme(UUID place) {
        return Map.of(
                "organizationId",
                place,
                "kind",
                "REGIONAL",
                "name",
                "Программа поддержки",
                "grounds",
                List.of(),
                "cohortYears",
                List.of(YEAR));
    }

    /** A school of the place in a programme of its own. */
    static String participation(WebTestClient web, UUID place) {
        Map<String, Object> body = new HashMap<>(participation(place));
        body.put("programmeId", programme(web, school(place)).id());
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/participations", body)
                .is(201)
                .id();
    }

    static Map<String, Object> participation(UUID place) {
        return Map.of(
                "programmeId",
                Territories.PROGRAMME,
                "organizationId",
                school(place),
                "cohortYear",
                YEAR,
                "grounds",
                List.of(),
                "orderNumber",
                "41-п",
                "orderDate",
                "2027-01-14",
                "enteredOn",
                "2027-01-15");
    }

    /** A school of the place with a new one beside it. */
    static String partnership(WebTestClient web, UUID place) {
        Api alice = Api.as(web, People.ALICE);
        String above = alice.get(Api.V1 + "/organizations/" + school(place)).at("/parentId");
        String beside = alice.post(
                        Api.V1 + "/organizations", Map.of("name", "Школа-партнер", "kind", "SCHOOL", "parentId", above))
                .is(201)
                .id();
        Map<String, Object> body = new HashMap<>(partnership(place));
        body.put("partnerId", beside);
        return alice.post(Api.V1 + "/partnerships", body).is(201).id();
    }

    static Map<String, Object> partnership(UUID place) {
        return Map.of(
                "kind",
                "MENTORING",
                "organizationId",
                school(place),
                "partnerId",
                Territories.SIBLING_SCHOOL,
                "validFrom",
                "2026-09-01");
    }

    static UUID school(UUID place) {
        return BELOW.getOrDefault(place, place);
    }
}
