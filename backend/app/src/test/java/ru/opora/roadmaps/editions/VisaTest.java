package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
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
import ru.opora.testing.Roads;

/** Those before whom a draft lies agree to it without remarks; the owner sees who has, and who has not answered. */
@ApiTest
class VisaTest {

    private static final Map<String, Object> TO_DISTRICTS =
            Map.of("everybodyBelow", false, "organizationIds", List.of(NORTH, SOUTH));

    @Autowired
    private WebTestClient web;

    private Api rita;
    private Api bob;
    private String road;

    @BeforeEach
    void proposed() {
        rita = Api.as(web, RITA);
        bob = Api.as(web, BOB);
        road = ROADMAPS + "/" + Roads.draft(web, RITA, REGION).id();
        rita.post(road + "/propose", TO_DISTRICTS).is(200);
    }

    @Test
    void whoIsNotAskedDoesNotAgree() {
        String agree = road + "/proposal/agree";
        rita.post(agree).problem(403, "forbidden");
        Api.as(web, OLEG).post(agree).problem(403, "forbidden");
        Api.as(web, SASHA).post(agree).problem(404, "not-found");
        Api.as(web, SASHA).get(road + "/proposal/answers").problem(404, "not-found");
        Api.as(web, OLEG).post(road + "/proposal/disagree").problem(403, "forbidden");
        assertThat(bob.post(road + "/proposal/disagree").is(200).at("/state")).isEqualTo("SILENT");
        String draft = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        bob.post(draft + "/proposal/agree").problem(409, "illegal-state");
    }

    @Test
    void aVisaHasItsPersonAndDayAndNeighboursDoNotReadIt() {
        assertThat(counts(rita)).isEqualTo("0 0 0 2");
        Answer given = bob.post(road + "/proposal/agree").is(200);
        assertThat(given.at("/state")).isEqualTo("AGREED");
        assertThat(given.at("/person")).isEqualTo("Борис Котов");
        assertThat(given.at("/agreedAt")).isNotEmpty();
        assertThat(counts(rita)).isEqualTo("1 0 0 1");
        assertThat(names(rita, "SILENT")).containsExactly(SOUTH.toString());
        assertThat(names(rita, "AGREED")).containsExactly(NORTH.toString());
        Answer mine = bob.get(road + "/proposal").is(200);
        assertThat(mine.at("/mine/organization/id")).isEqualTo(NORTH.toString());
        assertThat(counts(Api.as(web, DORA))).isEqualTo("0 0 0 1");
        assertThat(names(Api.as(web, DORA), "AGREED")).isEmpty();
        assertThat(rita.get(road + "/proposal").json().at("/mine").isNull()).isTrue();
        bob.post(road + "/proposal/disagree").is(200);
        assertThat(counts(rita)).isEqualTo("0 0 0 2");
    }

    @Test
    void aVisaOnATextThatWasChangedSaysSo() {
        bob.post(road + "/proposal/agree").is(200);
        Api.as(web, DORA).post(road + "/proposal/agree").is(200);
        rita.post(road + "/withdraw").is(200);
        rita.post(road + "/propose", TO_DISTRICTS).is(200);
        assertThat(counts(rita)).as("the text is the same").isEqualTo("2 0 0 0");
        rita.post(road + "/withdraw").is(200);
        Answer row = rita.get(road + "/activities").is(200);
        rita.patch(
                        road + "/activities/" + row.at("/items/0/id"),
                        "\"" + row.json().at("/items/0/version").asLong() + "\"",
                        Map.of("title", "Иначе"))
                .is(200);
        rita.post(road + "/propose", TO_DISTRICTS).is(200);
        assertThat(counts(rita)).isEqualTo("0 2 0 0");
        assertThat(bob.post(road + "/proposal/agree").is(200).at("/state")).isEqualTo("AGREED");
        assertThat(counts(rita)).isEqualTo("1 1 0 0");
    }

    @Test
    void whoseRemarksAreOpenHasNotAgreed() {
        bob.post(road + "/proposal/agree").is(200);
        String remark = bob.post(road + "/comments", Map.of("text", "Перенести срок"))
                .is(201)
                .id();
        assertThat(counts(rita)).isEqualTo("0 0 1 1");
        bob.post(road + "/proposal/agree").problem(409, "remarks-open");
        bob.post(road + "/comments/" + remark + "/resolve").is(200);
        assertThat(counts(rita)).isEqualTo("1 0 0 1");
    }

    @Test
    void ofEverybodyBelowEachIsAsked() {
        String own = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        bob.post(own + "/propose", Map.of("everybodyBelow", true)).is(200);
        assertThat(Api.as(web, SASHA).post(own + "/proposal/agree").is(200).at("/organization/id"))
                .isEqualTo(NORTH_SCHOOL.toString());
        assertThat(bob.get(own + "/proposal").json().at("/answers/agreed").asInt())
                .isEqualTo(1);
    }

    private String counts(Api who) {
        var answers = who.get(road + "/proposal").is(200).json().at("/answers");
        return answers.at("/agreed") + " " + answers.at("/agreedBefore") + " " + answers.at("/remarks") + " "
                + answers.at("/silent");
    }

    private List<String> names(Api who, String state) {
        return who.get(road + "/proposal/answers?state=" + state)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(one -> one.at("/organization/id").asString())
                .toList();
    }
}
