package ru.opora.organizations.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

@ApiTest
class ProgrammeTest {

    private static final String PROGRAMMES = Api.V1 + "/programmes";

    @Autowired
    private WebTestClient web;

    @Test
    void onlyTheRegionKeepsProgrammes() {
        Answer made = Cohorts.programme(web);
        for (String reader : List.of(BOB, OLEG, SASHA)) {
            Api.as(web, reader).post(PROGRAMMES, Cohorts.body(REGION)).problem(403, "forbidden");
            Answer seen = Api.as(web, reader).get(PROGRAMMES + "/" + made.id()).is(200);
            assertThat(seen.json().at("/allowedActions")).isEmpty();
        }
    }

    @Test
    void aProgrammeIsChangedAgainstTheVersionSeen() {
        Api rita = Api.as(web, RITA);
        Answer made = Cohorts.programme(web);
        String path = PROGRAMMES + "/" + made.id();
        rita.patch(path, null, Map.of("name", "Н")).problem(428, "precondition-required");
        Answer changed = rita.patch(
                        path, made.tag(), Map.of("name", "Новое имя", "cohortYears", List.of(2028, 2027, 2027)))
                .is(200);
        assertThat(changed.at("/name")).isEqualTo("Новое имя");
        assertThat(changed.json().at("/cohortYears").toString()).isEqualTo("[2027,2028]");
        assertThat(changed.json().at("/grounds")).hasSize(2);
        rita.patch(path, made.tag(), Map.of("name", "Н")).problem(412, "stale");
        assertThat(rita.patch(path, changed.tag(), Collections.singletonMap("shortName", null))
                        .at("/shortName"))
                .isEmpty();
        rita.patch(path, "\"2\"", Collections.singletonMap("grounds", null))
                .problem(422, "invalid-fields")
                .pointing("/grounds", "REQUIRED");
        rita.patch(path, "\"2\"", Map.of("grounds", List.of(Map.of("code", "a b", "name", "А"))))
                .problem(422, "invalid-fields");
    }

    @Test
    void groundsAreDistinct() {
        Map<String, String> ground = Map.of("code", "LOW", "name", "А");
        Api.as(web, RITA)
                .post(
                        PROGRAMMES,
                        Map.of(
                                "organizationId",
                                REGION,
                                "kind",
                                "REGIONAL",
                                "name",
                                "А",
                                "grounds",
                                List.of(ground, ground),
                                "cohortYears",
                                List.of()))
                .problem(422, "invalid-fields")
                .pointing("/grounds/1/code", "ALREADY_EXISTS");
    }

    @Test
    void whatParticipationsNameCannotBeTakenAway() {
        Api rita = Api.as(web, RITA);
        Answer made = Cohorts.programme(web);
        String path = PROGRAMMES + "/" + made.id();
        rita.post(Cohorts.PARTICIPATIONS, Cohorts.participation(made.id(), NORTH_SCHOOL))
                .is(201);
        rita.patch(path, made.tag(), Map.of("grounds", List.of(Map.of("code", "LIST", "name", "По списку"))))
                .problem(422, "invalid-fields")
                .pointing("/grounds", "IN_USE");
        rita.patch(path, made.tag(), Map.of("cohortYears", List.of(2026)))
                .problem(422, "invalid-fields")
                .pointing("/cohortYears", "IN_USE");
        rita.delete(path, made.tag()).problem(409, "conflict");
        rita.get(path).is(200);
        Answer unused = Cohorts.programme(web);
        rita.delete(PROGRAMMES + "/" + unused.id(), unused.tag()).is(204);
        rita.get(PROGRAMMES + "/" + unused.id()).problem(404, "not-found");
    }
}
