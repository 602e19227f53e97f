package ru.opora.roadmaps.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;

/** Whom a copy is made for, and whose schools it means. */
@ApiTest
class CopyForWhomTest {

    private static final String COPIES = Api.V1 + "/roadmap-copies";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Api alice;
    private String district;

    @BeforeEach
    void aDistrictOfItsOwn() {
        alice = Api.as(web, ALICE);
        district = organization("MUNICIPALITY", REGION.toString());
    }

    @Test
    void theCohortMovesWithTheYear() {
        String programme = programme();
        String draft = Roads.draft(web, ALICE, UUID.fromString(district)).id();
        String road = ROADMAPS + "/" + draft;
        alice.patch(road, alice.get(road).tag(), Map.of("programmeId", programme, "cohortYear", 2027))
                .is(200);
        Answer preview = alice.get(road + "/copy-preview").is(200);
        assertThat(preview.json().at("/cohortYear").asInt()).isEqualTo(2027);
        assertThat(preview.json().at("/shiftedCohortYear").asInt()).isEqualTo(2028);
        Answer next = alice.post(road + "/copies", Map.of()).is(201);
        assertThat(next.json().at("/cohortYear").asInt()).isEqualTo(2028);
        Answer same = alice.post(road + "/copies", Map.of("periodStart", "2027-01-01", "periodEnd", "2027-12-31"))
                .is(201);
        assertThat(same.json().at("/cohortYear").asInt()).isEqualTo(2027);
        Answer far = alice.post(road + "/copies", Map.of("periodStart", "2200-01-01", "periodEnd", "2200-12-31"))
                .is(201);
        assertThat(far.json().at("/cohortYear").asInt()).isEqualTo(2027);
    }

    @Test
    void aSubtreeIsCopiedWithoutTheClosed() {
        String open = organization("SCHOOL", district);
        String closed = organization("SCHOOL", district);
        String above = Roads.draft(web, ALICE, UUID.fromString(district)).id();
        for (String school : List.of(open, closed)) {
            String below = Roads.draft(web, ALICE, UUID.fromString(school)).id();
            run("UPDATE roadmaps SET parent_id = '" + above + "' WHERE id = '" + below + "'");
        }
        alice.post(Api.V1 + "/organizations/" + closed + "/close", Map.of("reason", "Ликвидация"))
                .is(200);
        assertThat(given(Map.of("roadmapId", above))).containsExactlyInAnyOrder(district, open);
        alice.post(ROADMAPS + "/" + above + "/copies", Map.of("organizationId", closed))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_ACTIVE");
        alice.post(
                        ROADMAPS,
                        Map.of(
                                "organizationId",
                                closed,
                                "title",
                                "Новая",
                                "periodStart",
                                "2027-01-01",
                                "periodEnd",
                                "2027-12-31"))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_ACTIVE");
    }

    @Test
    void schoolsOfAProgrammeAreThoseThatTakePartInThePeriod() {
        String programme = programme();
        String stays = organization("SCHOOL", district);
        String leaves = organization("SCHOOL", district);
        String left = organization("SCHOOL", district);
        String later = organization("SCHOOL", district);
        enters(programme, stays, "2020-01-15");
        run("UPDATE organizations_participations SET left_on = '2090-06-01', leaving_reason = 'Вывод' WHERE id = '"
                + enters(programme, leaves, "2020-01-15") + "'");
        run("UPDATE organizations_participations SET left_on = '2021-06-01', leaving_reason = 'Вывод' WHERE id = '"
                + enters(programme, left, "2020-01-15") + "'");
        enters(programme, later, "2095-01-15");
        String above = Roads.draft(web, ALICE, UUID.fromString(district)).id();
        Map<String, Object> request = new HashMap<>(Map.of("roadmapId", above, "programmeId", programme));
        request.putAll(Map.of("periodStart", "2090-01-01", "periodEnd", "2090-12-31"));
        assertThat(given(request)).containsExactlyInAnyOrder(stays, leaves);
        request.putAll(Map.of("periodStart", "2095-01-01", "periodEnd", "2095-12-31"));
        assertThat(given(request)).containsExactlyInAnyOrder(stays, later);
    }

    /** For whom copies were made. */
    private List<String> given(Map<String, Object> request) {
        String id = alice.post(COPIES, request).is(201).id();
        Mono.fromCallable(() -> alice.get(COPIES + "/" + id).is(200))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(found -> found.at("/state").equals("DONE"))
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(200)))
                .blockOptional(Duration.ofSeconds(60))
                .orElseThrow();
        return alice.get(COPIES + "/" + id + "/items")
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/organizationId").asString())
                .toList();
    }

    private String organization(String kind, String parent) {
        String name = kind + " " + UUID.randomUUID();
        return alice.post(Api.V1 + "/organizations", Map.of("name", name, "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }

    private String programme() {
        Map<String, Object> body = Map.of(
                "organizationId",
                REGION,
                "kind",
                "REGIONAL",
                "name",
                "Поддержка",
                "grounds",
                List.of(),
                "cohortYears",
                List.of(2027));
        return alice.post(Api.V1 + "/programmes", body).is(201).id();
    }

    private String enters(String programme, String school, String day) {
        Map<String, Object> body = new HashMap<>(Map.of("programmeId", programme, "organizationId", school));
        body.putAll(Map.of("cohortYear", 2027, "grounds", List.of(), "enteredOn", day));
        body.putAll(Map.of("orderNumber", "41-п", "orderDate", "2020-01-14"));
        return alice.post(Api.V1 + "/participations", body).is(201).id();
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }
}
