package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.IMPORTS;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

/** An annex to an order is matched with the plan, row by row. */
@ApiTest
class AnnexTest {

    private static final Map<String, Object> ORDER = Map.of(
            "orderNumber", "77-п",
            "orderDate", "2027-03-01",
            "signatory", "Начальник отдела Н. Н. Волкова",
            "reason", "В связи с изменением графика");

    @Autowired
    private WebTestClient web;

    private Api bob;
    private String road;

    @BeforeEach
    void inForce() {
        bob = Api.as(web, BOB);
        road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
    }

    @Test
    void anAnnexIsMatchedAndItsDoubtfulRowsAreConfirmed() {
        String annex = Plans.pasted()
                .replace(
                        "Собрать директоров школ на установочную встречу",
                        "Собрать директоров всех школ на установочную встречу")
                .replace("март 2027", "май 2027");
        String imported = bob.post(IMPORTS, Map.of("text", annex, "organizationId", NORTH))
                .is(201)
                .id();
        bob.post(road + "/amendments", Map.of("importId", imported))
                .problem(422, "invalid-fields")
                .pointing("/annex", "REQUIRED");
        String draft = ROADMAPS + "/"
                + bob.post(road + "/amendments", Map.of("importId", imported, "annex", "WHOLE"))
                        .is(201)
                        .id();
        Answer matches = bob.get(draft + "/matches").is(200);
        assertThat(matches.json().at("/doubtful").size()).isEqualTo(1);
        assertThat(matches.json().at("/doubtful/0/likeness").asInt()).isBetween(80, 99);
        assertThat(matches.json().at("/dropped").size()).isZero();
        Answer asked = bob.post(draft + "/approve", ORDER).problem(409, "open-matches");
        assertThat(asked.at("/openMatches/0/originTitle")).isEqualTo("Собрать директоров школ на установочную встречу");
        assertThat(bob.post(draft + "/matches/confirm", Map.of())
                        .is(200)
                        .json()
                        .at("/doubtful")
                        .size())
                .isZero();
        List<String> before = ids(rows(road));
        bob.post(draft + "/approve", ORDER).is(200);
        List<JsonNode> after = rows(road);
        assertThat(ids(after)).isEqualTo(before);
        assertThat(after.get(0).at("/termText").asString()).isEqualTo("май 2027");
        bob.post(road + "/amendments", Map.of("importId", imported, "annex", "WHOLE"))
                .problem(409, "illegal-state");
    }

    @Test
    void anAnnexOfChangesLeavesOtherRowsAsTheyAre() {
        String text =
                "Изменения\n\n№ п/п\tМероприятие\tОтветственные исполнители\tСрок исполнения\tОжидаемый результат\n"
                        + "1.1\tСобрать директоров школ на установочную встречу\tИМЦ\tиюнь 2027\tВстреча проведена\n"
                        + "1.3\tОпубликовать итоги на сайте района\tАР\tдекабрь 2027\tИтоги опубликованы";
        String imported = bob.post(IMPORTS, Map.of("text", text, "organizationId", NORTH))
                .is(201)
                .id();
        String draft = ROADMAPS + "/"
                + bob.post(road + "/amendments", Map.of("importId", imported, "annex", "CHANGES"))
                        .is(201)
                        .id();
        Answer found = bob.get(draft + "/differences").is(200);
        assertThat(List.of(number(found, "added"), number(found, "removed"), number(found, "changed")))
                .as(found.text())
                .containsExactly(1, 0, 1);
    }

    private String amendment() {
        Answer draft = bob.post(road + "/amendments", Map.of()).is(201);
        assertThat(draft.at("/amendsId")).isEqualTo(road.substring(ROADMAPS.length() + 1));
        return ROADMAPS + "/" + draft.id();
    }

    private List<JsonNode> rows(String roadmap) {
        return bob.get(roadmap + "/activities")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.at("/id").asString()).toList();
    }

    private static int number(Answer answer, String name) {
        return answer.json().at("/" + name).asInt();
    }

    private static String joined(JsonNode fragments, String side) {
        StringBuilder text = new StringBuilder();
        fragments.forEach(fragment -> {
            String presence = fragment.at("/presence").asString();
            text.append(
                    presence.equals("SAME") || presence.equals(side)
                            ? fragment.at("/text").asString()
                            : "");
        });
        return text.toString();
    }
}
