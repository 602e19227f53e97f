package ru.opora.monitoring;

import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;

/** Rules and lists of schools as tests need them, in the region's name. */
final class Listings {

    static final String RULES = Api.V1 + "/identification-rules";
    static final String LISTS = Api.V1 + "/identifications";

    private final WebTestClient web;

    Listings(WebTestClient web) {
        this.web = web;
    }

    String list(Map<String, Object> rule, int year) {
        Api rita = Api.as(web, RITA);
        String id = rita.post(RULES, rule).is(201).id();
        rita.post(RULES + "/" + id + "/publish").is(200);
        return LISTS
                + "/"
                + rita.post(LISTS, Map.of("ruleId", id, "schoolYear", year))
                        .is(201)
                        .id();
    }

    String entry(String list, String school) {
        return Api.as(web, RITA)
                .get(list + "/schools")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/organization/id").asString().equals(school))
                .map(item -> item.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    List<String> schools(String list, String person) {
        return Api.as(web, person)
                .get(list + "/schools")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/organization/id").asString())
                .toList();
    }

    static Map<String, Object> decision(String programme, int cohort, String... entries) {
        return Map.of(
                "schools",
                List.of(entries),
                "verdict",
                "INCLUDE",
                "orderNumber",
                "41-п",
                "orderDate",
                cohort + "-01-14",
                "programme",
                Map.of(
                        "programmeId",
                        programme,
                        "cohortYear",
                        cohort,
                        "grounds",
                        List.of("LOW"),
                        "enteredOn",
                        cohort + "-02-01"));
    }

    static Map<String, Object> rule(double share, Integer procedures, Integer years, String join) {
        Map<String, Object> body = new HashMap<>();
        body.put("organizationId", REGION);
        body.put("name", "Низкие результаты");
        body.put("source", "Приказ департамента");
        body.put("definition", definition(share, procedures, years, join));
        return body;
    }

    static Map<String, Object> definition(double share, Integer procedures, Integer years, String join) {
        Map<String, Object> low = new HashMap<>();
        low.put("category", "LOW_OUTCOMES");
        low.put("share", share);
        low.put("procedures", procedures);
        low.put("years", years);
        low.put("join", join);
        return Map.of(
                "kinds",
                List.of("VPR"),
                "smallest",
                5,
                "categories",
                List.of(low, Map.of("category", "RISK_ZONE", "share", 0.2, "procedures", 1)));
    }
}
