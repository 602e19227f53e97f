package ru.opora.roadmaps.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

/** Whoever changes an adopted row says why; the database asks for it too. */
@ApiTest
class DeviationTest {

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
    void whoChangesAnAdoptedRowSaysWhy() {
        String row = tiers.adopted(BOB, NORTH, tiers.row(RITA, above, 1));
        Map<String, Object> targets = Map.of(
                "targets",
                List.of(Map.of("comparator", ">=", "value", 30, "unit", "семинаров", "text", "не менее 30 семинаров")));
        for (Map<String, Object> change : List.of(
                Map.<String, Object>of("title", "Иначе"),
                targets,
                Map.<String, Object>of("printedTermText", "до 01.06.2027"),
                Map.<String, Object>of("tasks", List.of()))) {
            tiers.change(BOB, row, change)
                    .problem(422, "invalid-fields")
                    .pointing("/deviationReason", "DEVIATION_REASON_REQUIRED");
        }
        tiers.change(BOB, row, Map.of("number", "7")).is(200);
        Map<String, Object> explained = new java.util.HashMap<>(targets);
        explained.put("deviationReason", REASON);
        Answer changed = tiers.change(BOB, row, explained).is(200);
        assertThat(changed.json().at("/adoption/deviates").asBoolean()).isTrue();
        assertThat(changed.at("/adoption/deviationReason")).isEqualTo(REASON);
        Answer compared = Api.as(web, BOB).get(row + "/adoption").is(200);
        assertThat(compared.at("/deviations/0/field")).isEqualTo("targets");
        assertThat(compared.at("/deviations/0/after")).contains("30");
        assertThat(compared.json().at("/aboveChanges").size()).isZero();
        tiers.change(BOB, row, Collections.singletonMap("deviationReason", null))
                .problem(422, "invalid-fields");
        Answer back = tiers.change(BOB, row, Map.of("targets", List.of(Tiers.SEMINARS)))
                .is(200);
        assertThat(back.json().at("/adoption/deviationReason").isNull()).isTrue();
        String own = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        String ownRow = own + "/activities/" + tiers.row(BOB, own, 0);
        tiers.change(BOB, ownRow, Map.of("deviationReason", REASON))
                .problem(422, "invalid-fields")
                .pointing("/deviationReason", "NOT_ADOPTED");
        Api.as(web, BOB).get(ownRow + "/adoption").problem(409, "not-adopted");
    }

    @Test
    void theDatabaseAsksForTheReasonToo() {
        String row = tiers.adopted(BOB, NORTH, tiers.row(RITA, above, 1));
        String id = row.substring(row.lastIndexOf('/') + 1);
        for (String sql : new String[] {
            "UPDATE roadmaps_activities SET title = 'Иначе' WHERE id = '%s'",
            "UPDATE roadmaps_targets SET value = 1 WHERE activity_id = '%s'",
            "DELETE FROM roadmaps_tasks WHERE activity_id = '%s'"
        }) {
            assertThatThrownBy(() -> tiers.run(sql.formatted(id))).hasMessageContaining("says why");
        }
        tiers.run("UPDATE roadmaps_activities SET title = 'Иначе', deviation_reason = 'Так' WHERE id = '" + id + "'");
    }

    @Test
    void anAmendmentBelowCarriesLinksAndReasons() {
        String row = tiers.adopted(BOB, NORTH, tiers.row(RITA, above, 0));
        tiers.approve(BOB, row);
        String road = row.substring(0, row.indexOf("/activities"));
        Api bob = Api.as(web, BOB);
        tiers.change(BOB, row, Map.of("title", "Иначе", "deviationReason", REASON))
                .problem(409, "illegal-state");
        String amendment = ROADMAPS + "/"
                + bob.post(road + "/amendments", Map.of()).is(201).id();
        tiers.adopt(BOB, amendment, tiers.row(RITA, above, 2)).is(200);
        String copy = amendment + "/activities/" + tiers.row(BOB, amendment, 0);
        tiers.change(BOB, copy, Map.of("title", "Иначе"))
                .problem(422, "invalid-fields")
                .pointing("/deviationReason", "DEVIATION_REASON_REQUIRED");
        tiers.change(BOB, copy, Map.of("title", "Иначе", "deviationReason", REASON))
                .is(200);
        bob.post(amendment + "/approve", order()).is(200);
        JsonNode rows = bob.get(road + "/activities").json().at("/items");
        assertThat(rows.at("/0/title").asString()).isEqualTo("Иначе");
        assertThat(rows.at("/0/adoption/deviationReason").asString()).isEqualTo(REASON);
        assertThat(rows.at("/1/adoption/activityId").asString()).isEqualTo(tiers.row(RITA, above, 2));
        assertThat(Api.as(web, ALICE).get(row + "/adoption").is(200).at("/above/roadmapId"))
                .isEqualTo(above.substring(ROADMAPS.length() + 1));
    }

    @Test
    void anAnnexOfAnOrderIsItsOwnReason() {
        String row = tiers.adopted(BOB, NORTH, tiers.row(RITA, above, 0));
        tiers.approve(BOB, row);
        String road = row.substring(0, row.indexOf("/activities"));
        Api bob = Api.as(web, BOB);
        String text =
                "Изменения\n\n№ п/п\tМероприятие\tОтветственные исполнители\tСрок исполнения\tОжидаемый результат\n"
                        + "1.1\tСобрать директоров школ на установочную встречу\tИМЦ, АР\tиюнь 2027\tВстреча проведена";
        String imported = bob.post(Roads.IMPORTS, Map.of("text", text, "organizationId", NORTH))
                .is(201)
                .id();
        String amendment = ROADMAPS + "/"
                + bob.post(road + "/amendments", Map.of("importId", imported, "annex", "CHANGES"))
                        .is(201)
                        .id();
        bob.post(amendment + "/approve", order()).is(200);
        Answer changed = bob.get(row).is(200);
        assertThat(changed.at("/termText")).isEqualTo("июнь 2027");
        assertThat(changed.json().at("/adoption/deviates").asBoolean()).isTrue();
        assertThat(changed.at("/adoption/deviationReason")).contains("приложением к приказу");
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
}
