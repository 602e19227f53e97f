package ru.opora.organizations.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

@ApiTest
class PartnershipTest {

    private static final String PARTNERSHIPS = Api.V1 + "/partnerships";
    private static final Map<String, String> END = Map.of("reason", "Школа вышла из программы");

    @Autowired
    private WebTestClient web;

    private Api rita;
    private String helped;
    private String helper;

    @BeforeEach
    void open() {
        rita = Api.as(web, RITA);
        helped = school("Школа с низкими результатами", NORTH);
        helper = school("Школа-наставник", SOUTH);
    }

    @Test
    void theHelpersSideSeesThePairAndNoMore() {
        Answer made = pair(rita, helped, helper).is(201);
        String path = PARTNERSHIPS + "/" + made.id();
        Api dora = Api.as(web, DORA);
        Answer seen = dora.get(path).is(200);
        assertThat(seen.at("/organization/name")).isEqualTo("Школа с низкими результатами");
        assertThat(seen.at("/organization/parentId")).isEmpty();
        assertThat(seen.at("/partner/parentId")).isEqualTo(SOUTH.toString());
        assertThat(seen.json().at("/allowedActions")).isEmpty();
        assertThat(dora.get(PARTNERSHIPS + "?organization=" + helper).json().at("/items"))
                .hasSize(1);
        assertThat(dora.get(PARTNERSHIPS + "?within=" + SOUTH).text()).contains(made.id());
        dora.get(Api.V1 + "/organizations/" + helped).problem(404, "not-found");
        dora.patch(path, made.tag(), Map.of("agreementNumber", "1")).problem(403, "forbidden");
        dora.post(path + "/end", END).problem(403, "forbidden");
    }

    @Test
    void strangersSeeNothingOfIt() {
        String path = PARTNERSHIPS + "/" + pair(rita, helped, helper).is(201).id();
        Api.as(web, SASHA).get(path).problem(404, "not-found");
        Api.as(web, SASHA).post(path + "/end", END).problem(403, "forbidden");
        assertThat(Api.as(web, SASHA).get(PARTNERSHIPS).text()).doesNotContain(helped);
    }

    @Test
    void aMunicipalityPairsItsOwnSchools() {
        Api bob = Api.as(web, BOB);
        pair(bob, helped, helper).problem(422, "invalid-fields").pointing("/partnerId", "NOT_FOUND");
        pair(bob, helper, helped).problem(422, "invalid-fields").pointing("/organizationId", "NOT_FOUND");
        Answer made = pair(bob, helped, school("Соседняя школа", NORTH)).is(201);
        String path = PARTNERSHIPS + "/" + made.id();
        Answer changed = bob.patch(path, made.tag(), Map.of("agreementNumber", "7/2026", "agreementDate", "2026-09-01"))
                .is(200);
        assertThat(changed.at("/agreementNumber")).isEqualTo("7/2026");
        bob.patch(path, made.tag(), Map.of("agreementNumber", "8")).problem(412, "stale");
        Answer ended = bob.post(path + "/end", END).is(200);
        assertThat(ended.at("/state")).isEqualTo("ENDED");
        bob.post(path + "/end", END).problem(409, "illegal-state");
        assertThat(bob.get(PARTNERSHIPS + "?state=ENDED&kind=MENTORING&organization=" + helped)
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void onlyTwoSchoolsMakeAPair() {
        pair(rita, helped, helped).problem(422, "invalid-fields").pointing("/partnerId", "SAME_ORGANIZATION");
        pair(rita, helped, SOUTH.toString()).problem(422, "invalid-fields").pointing("/partnerId", "WRONG_KIND");
        Map<String, Object> reversed = new HashMap<>(body(helped, helper));
        reversed.put("validTo", "2020-01-01");
        rita.post(PARTNERSHIPS, reversed).problem(422, "invalid-fields").pointing("/validTo", "PERIOD_REVERSED");
        String path = PARTNERSHIPS + "/" + pair(rita, helped, helper).is(201).id();
        rita.post(path + "/end", Map.of("reason", "Рано", "date", "2099-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/date", "IN_FUTURE");
    }

    @Test
    void ofEightAtOnceOnePairIsMade() {
        List<Integer> statuses = AtOnce.call(
                Collections.nCopies(8, () -> pair(rita, helped, helper).status()));
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        pair(rita, helped, helper).problem(409, "periods-overlap");
    }

    private static Answer pair(Api by, String helped, String helper) {
        return by.post(PARTNERSHIPS, body(helped, helper));
    }

    private static Map<String, Object> body(String helped, String helper) {
        return Map.of("kind", "MENTORING", "organizationId", helped, "partnerId", helper, "validFrom", "2026-09-01");
    }

    private String school(String name, UUID municipality) {
        return Api.as(web, ALICE)
                .post(Api.V1 + "/organizations", Map.of("name", name, "kind", "SCHOOL", "parentId", municipality))
                .is(201)
                .id();
    }
}
