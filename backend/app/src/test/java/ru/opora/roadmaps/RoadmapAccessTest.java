package ru.opora.roadmaps;

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
import static ru.opora.testing.Roads.IMPORTS;
import static ru.opora.testing.Roads.ORDER;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;

@ApiTest
class RoadmapAccessTest {

    private static final Map<String, String> TITLE = Map.of("title", "Чужое имя");

    @Autowired
    private WebTestClient web;

    @Test
    void aDraftIsNotThereForThoseWhoMayNotWriteIt() {
        String road = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        for (String other : new String[] {DORA, OLEG, SASHA}) {
            Api api = Api.as(web, other);
            api.get(road).problem(404, "not-found");
            api.get(road + "/activities").problem(404, "not-found");
            assertThat(api.get(ROADMAPS + "?limit=500").is(200).text()).doesNotContain(road.substring(17));
        }
        Api.as(web, RITA).get(road).is(200);
        Api.as(web, ALICE).get(road).is(200);
    }

    @Test
    void anothersDraftIsNeitherChangedNorMovedNorDeleted() {
        String road = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        String row = road + "/activities/"
                + Api.as(web, BOB).get(road + "/activities").at("/items/0/id");
        for (String other : new String[] {DORA, SASHA}) {
            Api api = Api.as(web, other);
            api.patch(road, "\"0\"", TITLE).problem(404, "not-found");
            api.delete(road, "\"0\"").problem(404, "not-found");
            api.post(road + "/approve", ORDER).status();
            api.patch(row, "\"0\"", TITLE).problem(404, "not-found");
            api.get(row).problem(404, "not-found");
        }
        Api.as(web, DORA).post(road + "/approve", ORDER).problem(404, "not-found");
        Api.as(web, DORA).post(road + "/activate").problem(404, "not-found");
        assertThat(Api.as(web, BOB).get(road).at("/state")).isEqualTo("DRAFT");
    }

    @Test
    void theObserverWritesNothing() {
        String road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        Api oleg = Api.as(web, OLEG);
        assertThat(oleg.get(road).is(200).json().at("/allowedActions").size()).isZero();
        oleg.patch(road, "\"0\"", TITLE).problem(403, "forbidden");
        oleg.delete(road, "\"0\"").problem(403, "forbidden");
        oleg.post(road + "/approve", ORDER).problem(403, "forbidden");
        oleg.post(road + "/activate").problem(403, "forbidden");
        oleg.get(IMPORTS).problem(403, "forbidden");
        oleg.upload("plan.docx", Plans.docx()).problem(403, "forbidden");
    }

    @Test
    void aSchoolHeadWritesForTheirSchoolOnly() {
        String id = Roads.preview(web, SASHA).id();
        Api sasha = Api.as(web, SASHA);
        String apply = IMPORTS + "/" + id + "/apply";
        sasha.post(apply, Map.of("organizationId", NORTH)).problem(403, "forbidden");
        sasha.post(apply, Map.of("organizationId", REGION)).problem(403, "forbidden");
        sasha.post(apply, Map.of("organizationId", SOUTH_SCHOOL))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_FOUND");
        assertThat(sasha.post(apply).is(201).at("/organization/id")).isEqualTo(NORTH_SCHOOL.toString());
        String above = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        sasha.get(above).is(200);
        sasha.patch(above, "\"0\"", TITLE).problem(403, "forbidden");
        sasha.post(above + "/approve", ORDER).problem(403, "forbidden");
    }

    @Test
    void aMunicipalityCannotMakeAnothersRoadmapNorTheRegions() {
        String apply = IMPORTS + "/" + Roads.preview(web, BOB).id() + "/apply";
        Api bob = Api.as(web, BOB);
        bob.post(apply, Map.of("organizationId", SOUTH)).problem(422, "invalid-fields");
        bob.post(apply, Map.of("organizationId", REGION)).problem(403, "forbidden");
        bob.upload("file", "plan.docx", Plans.docx(), Map.of("organizationId", SOUTH.toString()))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_FOUND");
    }

    @Test
    void anothersImportIsNotThere() {
        String path = IMPORTS + "/" + Roads.preview(web, BOB).id();
        for (String other : new String[] {DORA, SASHA, RITA}) {
            Api api = Api.as(web, other);
            api.get(path).problem(404, "not-found");
            api.patch(path, "\"0\"", TITLE).problem(404, "not-found");
            api.post(path + "/apply").problem(404, "not-found");
            api.delete(path, "\"0\"").problem(404, "not-found");
            assertThat(api.get(IMPORTS + "?limit=500").is(200).text()).doesNotContain(path.substring(IMPORTS.length()));
        }
        Api.as(web, BOB).get(path).is(200);
    }

    @Test
    void anActiveRoadmapIsSeenBelowAndNotBeside() {
        String north = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        String region = ROADMAPS + "/" + Roads.active(web, RITA, REGION).id();
        Api.as(web, SASHA).get(north).is(200);
        Api.as(web, SASHA).get(north + "/activities").is(200);
        Api.as(web, SASHA).get(region).is(200);
        Api.as(web, OLEG).get(north).is(200);
        Api.as(web, DORA).get(region).is(200);
        Api.as(web, DORA).get(north).problem(404, "not-found");
        Api.as(web, DORA).get(north + "/activities").problem(404, "not-found");
        assertThat(Api.as(web, DORA)
                        .get(ROADMAPS + "?limit=500&within={id}", NORTH)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void aClientIsBoundByItsScopesAndItsSubtree() {
        String north = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        String south = ROADMAPS + "/" + Roads.active(web, DORA, SOUTH).id();
        Api reader = Api.client(web, "roadmaps:read");
        reader.get(north).is(200);
        reader.get(south).problem(404, "not-found");
        reader.patch(north, "\"0\"", TITLE).problem(403, "forbidden");
        reader.upload("plan.docx", Plans.docx()).problem(403, "forbidden");
        Api writer = Api.client(web, "roadmaps:write");
        writer.get(ROADMAPS).problem(403, "forbidden");
        writer.post(north + "/approve", ORDER).problem(403, "forbidden");
        Api.client(web, "organizations:read").get(ROADMAPS).problem(403, "forbidden");
    }
}
