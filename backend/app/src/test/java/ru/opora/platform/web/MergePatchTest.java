package ru.opora.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.IMPORTS;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;

/** RFC 7396 on every editable thing: null removes, what is left out stays, what must be there can't be removed. */
@ApiTest
class MergePatchTest {

    private static final String ORGANIZATIONS = "/api/v1/organizations";

    @Autowired
    private WebTestClient web;

    @Test
    void nullRemovesAndWhatIsLeftOutStays() {
        Api bob = Api.as(web, BOB);
        Answer draft = Roads.draft(web, BOB, NORTH);
        String path = ROADMAPS + "/" + draft.id();
        assertThat(draft.at("/orderDate")).isEqualTo("2027-01-14");
        Answer cleared =
                bob.patch(path, draft.tag(), nothing("orderDate", "goal")).is(200);
        assertThat(cleared.json().at("/orderDate").isNull()).isTrue();
        assertThat(cleared.at("/orderNumber"))
                .isEqualTo(draft.at("/orderNumber"))
                .isNotEmpty();
        assertThat(cleared.at("/title")).isEqualTo(draft.at("/title"));
        assertThat(bob.patch(path, cleared.tag(), Map.of()).is(200).at("/periodEnd"))
                .isEqualTo(draft.at("/periodEnd"));
    }

    @Test
    void aRowLosesItsResultAndAnOrganisationItsShortName() {
        Api bob = Api.as(web, BOB);
        String rows = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id() + "/activities";
        String row = rows + "/" + bob.get(rows).at("/items/0/id");
        assertThat(bob.get(row).at("/expectedResult")).isNotEmpty();
        assertThat(bob.patch(row, "\"0\"", nothing("expectedResult")).is(200).at("/expectedResult"))
                .isEmpty();
        Api alice = Api.as(web, ALICE);
        Answer school = alice.post(
                        ORGANIZATIONS,
                        Map.of("name", "Школа на холме", "shortName", "Холм", "kind", "SCHOOL", "parentId", NORTH))
                .is(201);
        Answer changed = alice.patch(ORGANIZATIONS + "/" + school.id(), school.tag(), nothing("shortName"))
                .is(200);
        assertThat(changed.json().at("/shortName").isNull()).isTrue();
        assertThat(changed.at("/name")).isEqualTo("Школа на холме");
    }

    @Test
    void anImportForgetsWhatWasRecognisedOfItsHead() {
        Api bob = Api.as(web, BOB);
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        assertThat(preview.at("/orderDate")).isEqualTo("2027-01-14");
        Answer cleared = bob.patch(path, preview.tag(), nothing("orderDate", "orderNumber", "organizationId"))
                .is(200);
        assertThat(cleared.json().at("/orderDate").isNull()).isTrue();
        assertThat(cleared.json().at("/orderNumber").isNull()).isTrue();
        Answer renamed = bob.patch(path, cleared.tag(), Map.of("title", "План")).is(200);
        assertThat(renamed.json().at("/orderDate").isNull()).isTrue();
        assertThat(bob.patch(path, renamed.tag(), Map.of("orderDate", "2027-02-01"))
                        .is(200)
                        .at("/orderDate"))
                .isEqualTo("2027-02-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "periodStart", "periodEnd"})
    void whatMustBeThereCannotBeRemoved(String field) {
        Answer draft = Roads.draft(web, BOB, NORTH);
        Api.as(web, BOB)
                .patch(ROADMAPS + "/" + draft.id(), draft.tag(), nothing(field))
                .problem(422, "invalid-fields")
                .pointing("/" + field, "REQUIRED");
    }

    @Test
    void anImportForgetsAllCorrectionsOfAKind() {
        Api bob = Api.as(web, BOB);
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        int last = preview.json().at("/columns").size() - 1;
        String role = "/columns/" + last + "/role";
        Answer changed = bob.patch(
                        path, preview.tag(), Map.of("columns", List.of(Map.of("index", last, "role", "IGNORED"))))
                .is(200);
        assertThat(changed.at(role)).isEqualTo("IGNORED").isNotEqualTo(preview.at(role));
        Answer back = bob.patch(path, changed.tag(), Collections.singletonMap("columns", null))
                .is(200);
        assertThat(back.at(role)).isEqualTo(preview.at(role));
    }

    @Test
    void whatIsSentIsCheckedAsBefore() {
        Api bob = Api.as(web, BOB);
        Answer draft = Roads.draft(web, BOB, NORTH);
        String path = ROADMAPS + "/" + draft.id();
        bob.patch(path, draft.tag(), Map.of("title", " "))
                .problem(422, "invalid-fields")
                .pointing("/title", "WRONG_FORMAT");
        bob.patch(path, draft.tag(), Map.of("orderDate", "2027-02-30"))
                .problem(422, "invalid-fields")
                .pointing("/orderDate", "WRONG_TYPE");
        bob.patch(path, draft.tag(), Map.of("title", List.of(1)))
                .problem(422, "invalid-fields")
                .pointing("/title", "WRONG_TYPE");
        Api.as(web, ALICE)
                .patch(ORGANIZATIONS + "/" + NORTH, "\"0\"", Map.of("timeZone", "Mars/Base"))
                .problem(422, "invalid-fields")
                .pointing("/timeZone", "INVALID");
    }

    @Test
    void plainJsonIsReadTheSameWay() {
        Answer draft = Roads.draft(web, BOB, NORTH);
        Answer cleared = Api.answer(Api.as(web, BOB)
                .request(HttpMethod.PATCH, ROADMAPS + "/" + draft.id())
                .header("If-Match", draft.tag())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(nothing("orderDate")));
        assertThat(cleared.is(200).json().at("/orderDate").isNull()).isTrue();
    }

    private static Map<String, ?> nothing(String... fields) {
        Map<String, Object> nulls = new HashMap<>();
        List.of(fields).forEach(field -> nulls.putAll(Collections.singletonMap(field, null)));
        return nulls;
    }
}
