package ru.opora.organizations.programmes;

import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.util.List;
import java.util.Map;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;

/** Short ways to programmes and participations as tests need them. */
final class Cohorts {

    static final String PARTICIPATIONS = Api.V1 + "/participations";

    private Cohorts() {}

    static Map<String, Object> body(Object owner) {
        return Map.of(
                "organizationId",
                owner,
                "kind",
                "FEDERAL",
                "name",
                "Адресная поддержка школ",
                "shortName",
                "500+",
                "grounds",
                List.of(
                        Map.of("code", "LOW", "name", "Низкие результаты"),
                        Map.of("code", "LIST", "name", "По списку оператора")),
                "cohortYears",
                List.of(2026, 2027));
    }

    /** A programme of the region. */
    static Answer programme(WebTestClient web) {
        return Api.as(web, ALICE).post(Api.V1 + "/programmes", body(REGION)).is(201);
    }

    static Map<String, Object> participation(String programme, Object school) {
        return participation(programme, school, 2027, "LOW");
    }

    static Map<String, Object> participation(String programme, Object school, int year, String ground) {
        return Map.of(
                "programmeId",
                programme,
                "organizationId",
                school,
                "cohortYear",
                year,
                "grounds",
                List.of(ground),
                "orderNumber",
                "41-п",
                "orderDate",
                "2027-01-14",
                "enteredOn",
                "2027-01-15");
    }
}
