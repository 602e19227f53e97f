package ru.opora.roadmaps.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** What becomes of an adopted row when the row above changes or goes. */
@ApiTest
class ChangesAboveTest {

    private static final String REASON = "Семинары проводит районный методический центр";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Tiers tiers;
    private String above;

    @BeforeEach
    void aPlanAbove() {
        tiers = new Tiers(web, database);
        above = tiers.above();
    }

    @Test
    void whatChangesAboveIsTakenOverOrKeptWithAReason() {
        String first = tiers.row(RITA, above, 1);
        String row = tiers.adopted(BOB, NORTH, first);
        String kept = tiers.adopted(SASHA, NORTH_SCHOOL, first);
        tiers.approve(SASHA, kept);
        String amending = ROADMAPS + "/"
                + Api.as(web, SASHA)
                        .post(kept.substring(0, kept.indexOf("/activities")) + "/amendments", Map.of())
                        .is(201)
                        .id();
        amendAbove("Сверять сведения о пропусках каждую неделю");
        Answer changed = Api.as(web, BOB).get(row).is(200);
        assertThat(changed.json().at("/adoption/aboveChanged").asBoolean()).isTrue();
        assertThat(changed.json().at("/adoption/deviates").asBoolean()).isFalse();
        Answer compared = Api.as(web, BOB).get(row + "/adoption").is(200);
        assertThat(compared.at("/aboveChanges/0/field")).isEqualTo("title");
        assertThat(compared.json().at("/allowedActions").toString()).contains("takeOver", "keepOwn", "detach");
        step(BOB, row, "take-over", "\"99\"", Map.of()).problem(412, "stale");
        Answer taken = step(BOB, row, "take-over", changed.tag(), Map.of()).is(200);
        assertThat(taken.at("/title")).isEqualTo("Сверять сведения о пропусках каждую неделю");
        assertThat(taken.json().at("/adoption/aboveChanged").asBoolean()).isFalse();
        String tag = Api.as(web, SASHA).get(kept).tag();
        step(SASHA, kept, "take-over", tag, Map.of()).problem(409, "illegal-state");
        step(SASHA, kept, "keep-own", tag, Map.of()).problem(422, "invalid-fields");
        step(OLEG, kept, "keep-own", tag, Map.of("deviationReason", REASON)).problem(403, "forbidden");
        step(DORA, kept, "keep-own", tag, Map.of("deviationReason", REASON)).problem(404, "not-found");
        Answer own = step(SASHA, kept, "keep-own", tag, Map.of("deviationReason", REASON))
                .is(200);
        assertThat(own.json().at("/adoption/aboveChanged").asBoolean()).isFalse();
        assertThat(own.json().at("/adoption/deviates").asBoolean()).isTrue();
        assertThat(own.at("/adoption/deviationReason")).isEqualTo(REASON);
        step(SASHA, kept, "keep-own", tag, Map.of("deviationReason", REASON)).problem(412, "stale");
        Answer copy = Api.as(web, SASHA).get(amending + "/activities/" + tiers.row(SASHA, amending, 0));
        assertThat(copy.at("/adoption/deviationReason")).isEqualTo(REASON);
        assertThat(Api.as(web, SASHA)
                        .delete(kept + "/adoption", own.tag())
                        .is(200)
                        .json()
                        .at("/adoption")
                        .isNull())
                .isTrue();
    }

    @Test
    void aRowThatIsGoneAboveIsDetached() {
        String row = tiers.adopted(BOB, NORTH, tiers.row(RITA, above, 1));
        Api rita = Api.as(web, RITA);
        String amendment = ROADMAPS + "/"
                + rita.post(above + "/amendments", Map.of()).is(201).id();
        rita.delete(amendment + "/activities/" + tiers.row(RITA, amendment, 1), "\"0\"")
                .is(204);
        rita.post(amendment + "/approve", order()).is(200);
        Api bob = Api.as(web, BOB);
        Answer gone = bob.get(row + "/adoption").is(200);
        assertThat(gone.json().at("/aboveRemoved").asBoolean()).isTrue();
        String tag = bob.get(row).tag();
        step(BOB, row, "take-over", tag, Map.of()).problem(409, "adopted-row-gone");
        Answer own = bob.delete(row + "/adoption", tag).is(200);
        assertThat(own.json().at("/adoption").isNull()).isTrue();
        bob.delete(row + "/adoption", own.tag()).problem(409, "not-adopted");
        assertThat(bob.get(row.substring(0, row.indexOf("/activities")))
                        .json()
                        .at("/parentId")
                        .isNull())
                .isTrue();
    }

    private void amendAbove(String title) {
        Api rita = Api.as(web, RITA);
        String amendment = ROADMAPS + "/"
                + rita.post(above + "/amendments", Map.of()).is(201).id();
        String row = amendment + "/activities/" + tiers.row(RITA, amendment, 1);
        tiers.change(RITA, row, Map.of("title", title)).is(200);
        rita.post(amendment + "/approve", order()).is(200);
    }

    private static Map<String, String> order() {
        return Map.of("orderNumber", "77-п", "orderDate", "2027-03-01", "signatory", "Начальник отдела");
    }

    private Answer step(
            String person,
            String row,
            String step,
            @org.jspecify.annotations.Nullable String tag,
            Map<String, ?> body) {
        var request = Api.as(web, person)
                .request(HttpMethod.POST, row + "/adoption/" + step)
                .contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.bodyValue(body));
    }
}
