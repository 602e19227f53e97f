package ru.opora.roadmaps.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class CopyTest {

    private static final String TEMPLATES = Api.V1 + "/roadmap-templates";
    private static final String COPIES = Api.V1 + "/roadmap-copies";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotNeitherKeepsNorCopies() {
        String draft = Roads.draft(web, BOB, NORTH).id();
        Api dora = Api.as(web, DORA);
        dora.post(TEMPLATES, Map.of("roadmapId", draft))
                .problem(422, "invalid-fields")
                .pointing("/roadmapId", "NOT_FOUND");
        dora.post(ROADMAPS + "/" + draft + "/copies", Map.of()).problem(404, "not-found");
        dora.post(COPIES, Map.of("roadmapId", draft))
                .problem(422, "invalid-fields")
                .pointing("/roadmapId", "NOT_FOUND");
        Api.as(web, OLEG).post(TEMPLATES, Map.of("roadmapId", draft)).problem(403, "forbidden");
        String template = template(BOB, draft, null).id();
        dora.get(TEMPLATES + "/" + template).problem(404, "not-found");
        dora.patch(TEMPLATES + "/" + template, "\"0\"", Map.of("title", "Чужое"))
                .problem(404, "not-found");
        Api sasha = Api.as(web, SASHA);
        sasha.get(TEMPLATES + "/" + template).is(200);
        sasha.delete(TEMPLATES + "/" + template, "\"0\"").problem(403, "forbidden");
        sasha.post(TEMPLATES + "/" + template + "/copies", Map.of()).problem(403, "forbidden");
        Api.as(web, BOB)
                .post(TEMPLATES + "/" + template + "/copies", Map.of("organizationId", SOUTH))
                .problem(422, "invalid-fields");
    }

    @Test
    void aTemplateIsKeptChangedAndDeleted() {
        Api bob = Api.as(web, BOB);
        Answer made = template(BOB, Roads.draft(web, BOB, NORTH).id(), "Типовой план");
        assertThat(made.json().at("/activityCount").asInt()).isEqualTo(Plans.ACTIVITIES);
        assertThat(made.json().at("/days/0/windows/0/due").asInt()).isEqualTo(89);
        String path = TEMPLATES + "/" + made.id();
        Answer changed = bob.patch(path, made.tag(), Map.of("title", "Другое имя", "description", "Для всех"))
                .is(200);
        bob.patch(path, made.tag(), Map.of("title", "Поздно")).problem(412, "stale");
        assertThat(bob.get(TEMPLATES + "?q={q}", "другое").text()).contains(made.id());
        String other = bob.post(
                        ROADMAPS,
                        Map.of(
                                "organizationId",
                                NORTH,
                                "title",
                                "Пусто",
                                "periodStart",
                                "2027-01-01",
                                "periodEnd",
                                "2027-12-31"))
                .is(201)
                .id();
        Answer anew = bob.patch(path, changed.tag(), Map.of("roadmapId", other)).is(200);
        assertThat(anew.json().at("/activityCount").asInt()).isZero();
        bob.delete(path, anew.tag()).is(204);
        bob.get(path).problem(404, "not-found");
    }

    @Test
    void aCopyIsOfTheNextYear() {
        Api bob = Api.as(web, BOB);
        Answer copy = bob.post(ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id() + "/copies", Map.of())
                .is(201);
        assertThat(copy.at("/title")).isEqualTo(Plans.TITLE.replace("2027", "2028"));
        assertThat(copy.at("/periodStart")).isEqualTo("2028-01-01");
        assertThat(copy.at("/state")).isEqualTo("DRAFT");
        JsonNode rows =
                bob.get(ROADMAPS + "/" + copy.id() + "/activities").json().at("/items");
        assertThat(rows.at("/0/termText").asString()).isEqualTo("март 2028");
        assertThat(rows.at("/0/term/windows/0/due").asString()).isEqualTo("2028-03-31");
        assertThat(rows.at("/1/term/windows").size()).isEqualTo(12);
        assertThat(rows.at("/2/term/status").asString()).isEqualTo("NEEDS_REVIEW");
        assertThat(rows.at("/2/term/proposal/windows").size()).isPositive();
        assertThat(rows.at("/3/term/status").asString()).isEqualTo("OPEN");
        bob.post(ROADMAPS + "/" + copy.id() + "/copies", Map.of("periodStart", "2029-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/periodEnd", "REQUIRED");
    }

    @Test
    void aPreviewSaysHowTermsWouldReadAndMakesNothing() {
        Api bob = Api.as(web, BOB);
        String draft = Roads.draft(web, BOB, NORTH).id();
        String path = ROADMAPS + "/" + draft + "/copy-preview";
        Api.as(web, DORA).get(path).problem(404, "not-found");
        long before = bob.get(ROADMAPS + "?organization={id}", NORTH)
                .json()
                .at("/items")
                .size();
        Answer preview = bob.get(path).is(200);
        assertThat(preview.at("/title")).isEqualTo(Plans.TITLE.replace("2027", "2028"));
        assertThat(preview.at("/periodEnd")).isEqualTo("2028-12-31");
        JsonNode rows = preview.json().at("/rows");
        assertThat(rows.size()).isEqualTo(Plans.ACTIVITIES);
        assertThat(rows.at("/0/termText").asString()).isEqualTo("март 2027");
        assertThat(rows.at("/0/shiftedText").asString()).isEqualTo("март 2028");
        assertThat(rows.at("/0/term/windows/0/due").asString()).isEqualTo("2028-03-31");
        assertThat(rows.at("/2/term/status").asString()).isEqualTo("NEEDS_REVIEW");
        assertThat(bob.get(ROADMAPS + "?organization={id}", NORTH)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo((int) before);
        bob.get(path + "?periodStart=2029-01-01").problem(422, "invalid-fields").pointing("/periodEnd", "REQUIRED");
    }

    @Test
    void aTemplateIsPreviewedByWhoSeesIt() {
        String own = template(BOB, Roads.draft(web, BOB, NORTH).id(), null).id();
        Api.as(web, DORA).get(TEMPLATES + "/" + own + "/copy-preview").problem(404, "not-found");
        Answer preview = Api.as(web, SASHA)
                .get(TEMPLATES + "/" + own + "/copy-preview?periodStart=2028-09-01&periodEnd=2029-08-31")
                .is(200);
        assertThat(preview.at("/periodStart")).isEqualTo("2028-09-01");
        assertThat(preview.json().at("/rows").size()).isEqualTo(Plans.ACTIVITIES);
    }

    @Test
    void aTemplateFromAboveIsCopiedBelow() {
        String template = template(RITA, Roads.draft(web, RITA, REGION).id(), "Областной шаблон")
                .id();
        Answer copy = Api.as(web, SASHA)
                .post(
                        TEMPLATES + "/" + template + "/copies",
                        Map.of("organizationId", NORTH_SCHOOL, "periodStart", "2027-01-01", "periodEnd", "2027-12-31"))
                .is(201);
        assertThat(copy.at("/organization/id")).isEqualTo(NORTH_SCHOOL.toString());
        assertThat(copy.json().at("/activityCount").asInt()).isEqualTo(Plans.ACTIVITIES);
    }

    @Test
    void everySchoolOfAProgrammeGetsItOnce() {
        String template =
                template(RITA, Roads.draft(web, RITA, REGION).id(), "Для школ").id();
        String programme = programme();
        Api rita = Api.as(web, RITA);
        rita.post(COPIES, Map.of("templateId", template))
                .problem(422, "invalid-fields")
                .pointing("/programmeId", "REQUIRED");
        Map<String, Object> request = Map.of("templateId", template, "programmeId", programme);
        Answer first = done(rita, rita.post(COPIES, request).is(201).id());
        assertThat(first.json().at("/made").asInt()).isEqualTo(2);
        Answer again = done(rita, rita.post(COPIES, request).is(201).id());
        assertThat(again.json().at("/made").asInt()).isZero();
        assertThat(again.json().at("/alreadyThere").asInt()).isEqualTo(2);
        List<String> given = rita.get(COPIES + "/" + again.id() + "/items")
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/roadmapId").asString())
                .toList();
        assertThat(given).hasSize(2).doesNotContain("");
        assertThat(Api.as(web, SASHA)
                        .get(ROADMAPS + "?organization={id}", NORTH_SCHOOL)
                        .text())
                .containsAnyOf(given.toArray(String[]::new));
        Api.as(web, DORA).get(COPIES + "/" + first.id()).problem(404, "not-found");
        rita.post(COPIES, Map.of("templateId", template, "programmeId", UUID.randomUUID()))
                .problem(422, "invalid-fields")
                .pointing("/programmeId", "NOT_FOUND");
    }

    @Test
    void aSubtreeIsCopiedWithItsLinks() {
        String above = Roads.active(web, RITA, REGION).id();
        String below = Roads.draft(web, BOB, NORTH).id();
        String adopted =
                Api.as(web, RITA).get(ROADMAPS + "/" + above + "/activities").at("/items/0/id");
        String own =
                Api.as(web, BOB).get(ROADMAPS + "/" + below + "/activities").at("/items/0/id");
        run("UPDATE roadmaps SET parent_id = '" + above + "' WHERE id = '" + below + "'");
        run("UPDATE roadmaps_activities SET adopted_id = '" + adopted + "' WHERE id = '" + own + "'");
        Api rita = Api.as(web, RITA);
        Answer copies =
                done(rita, rita.post(COPIES, Map.of("roadmapId", above)).is(201).id());
        assertThat(copies.json().at("/made").asInt()).isEqualTo(2);
        JsonNode items = rita.get(COPIES + "/" + copies.id() + "/items").json().at("/items");
        String parent = items.at("/0/roadmapId").asString();
        String child = items.at("/1/roadmapId").asString();
        Long links = DatabaseScope.system(database.sql("""
            SELECT count(*) AS n FROM roadmaps r JOIN roadmaps_activities a ON a.roadmap_id = r.id
            JOIN roadmaps_activities p ON p.id = a.adopted_id
            WHERE r.id = :child::uuid AND r.parent_id = :parent::uuid AND p.roadmap_id = :parent::uuid AND p.copied_from = :adopted::uuid""")
                        .bind("child", child)
                        .bind("parent", parent)
                        .bind("adopted", adopted)
                        .map(row -> java.util.Objects.requireNonNull(row.get("n", Long.class)))
                        .one())
                .block();
        assertThat(links).isEqualTo(1);
    }

    private String programme() {
        Api alice = Api.as(web, ALICE);
        Map<String, Object> body = new HashMap<>(Map.of(
                "organizationId",
                REGION,
                "kind",
                "REGIONAL",
                "name",
                "Поддержка",
                "grounds",
                List.of(),
                "cohortYears",
                List.of(2027)));
        String programme = alice.post(Api.V1 + "/programmes", body).is(201).id();
        for (UUID school : List.of(NORTH_SCHOOL, SOUTH_SCHOOL)) {
            alice.post(
                            Api.V1 + "/participations",
                            Map.of(
                                    "programmeId",
                                    programme,
                                    "organizationId",
                                    school,
                                    "cohortYear",
                                    2027,
                                    "grounds",
                                    List.of(),
                                    "orderNumber",
                                    "41-п",
                                    "orderDate",
                                    "2027-01-14",
                                    "enteredOn",
                                    "2027-01-15"))
                    .is(201);
        }
        return programme;
    }

    private Answer template(String person, String roadmap, @org.jspecify.annotations.Nullable String title) {
        Map<String, Object> body = new HashMap<>(Map.of("roadmapId", roadmap));
        body.put("title", title);
        return Api.as(web, person).post(TEMPLATES, body).is(201);
    }

    private static Answer done(Api api, String id) {
        return Mono.fromCallable(() -> api.get(COPIES + "/" + id).is(200))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(found -> found.at("/state").equals("DONE"))
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(200)))
                .blockOptional(Duration.ofSeconds(60))
                .orElseThrow();
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }
}
