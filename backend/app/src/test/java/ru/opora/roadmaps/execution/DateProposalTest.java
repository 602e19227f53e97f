package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Duties;

/** Of a checkpoint one other day is asked for at a time, and everybody concerned sees that it is. */
@ApiTest
class DateProposalTest {

    private static final Map<String, Object> ASK = Map.of("due", "2027-02-10", "reason", "Карантин до 5 февраля");

    @Autowired
    private WebTestClient web;

    private Api sasha;
    private Api bob;
    private String roadmap;
    private String first;

    @BeforeEach
    void aCheckpoint() {
        sasha = Api.as(web, SASHA);
        bob = Api.as(web, BOB);
        roadmap = Duties.roadmap(web, BOB, NORTH);
        first = Duties.CHECKPOINTS + "/"
                + Duties.of(web, SASHA, roadmap, NORTH_SCHOOL).at("/items/0/id");
    }

    @Test
    void whoMayNotAskOrDecide() {
        String path = first + "/date-proposals";
        Api.as(web, DORA).post(path, ASK).problem(404, "not-found");
        for (String other : new String[] {BOB, OLEG}) {
            Api.as(web, other).post(path, ASK).problem(403, "forbidden");
        }
        String proposal = sasha.post(path, ASK).is(201).at("/summary/dateProposal/id");
        for (String verdict : new String[] {"/accept", "/refuse"}) {
            Api.as(web, DORA).post(path + "/" + proposal + verdict).problem(404, "not-found");
            sasha.post(path + "/" + proposal + verdict).problem(403, "forbidden");
            Api.as(web, OLEG).post(path + "/" + proposal + verdict).problem(403, "forbidden");
        }
    }

    @Test
    void aSecondOneIsRefusedWithTheFirst() {
        assertThat(actions(sasha.get(first))).contains("proposeDate");
        assertThat(actions(bob.get(first))).doesNotContain("decideDate");
        assertThat(sasha.get(first).json().at("/summary/dateProposal").isNull()).isTrue();
        sasha.post(first + "/date-proposals", ASK).is(201);
        Answer again = sasha.post(first + "/date-proposals", Map.of("due", "2027-02-20", "reason", "Еще позже"))
                .problem(409, "date-proposal-open");
        assertThat(again.at("/detail")).contains("10.02.2027");
        assertThat(again.at("/dateProposal/due")).isEqualTo("2027-02-10");
        assertThat(again.at("/dateProposal/reason")).isEqualTo("Карантин до 5 февраля");
        assertThat(sasha.get(first).json().at("/dateProposals").size()).isEqualTo(1);
    }

    @Test
    void whileItIsOpenListsSayWhoAsksForWhichDayAndWhy() {
        sasha.post(first + "/date-proposals", ASK).is(201);
        for (Api reader : List.of(sasha, bob, Api.as(web, OLEG))) {
            Answer list = reader.get(Duties.CHECKPOINTS + "?roadmap=" + roadmap + "&organization=" + NORTH_SCHOOL)
                    .is(200);
            assertThat(list.at("/items/0/dateProposal/due")).isEqualTo("2027-02-10");
            assertThat(list.at("/items/0/dateProposal/reason")).isEqualTo("Карантин до 5 февраля");
            assertThat(list.at("/items/0/dateProposal/author/name")).isEqualTo("Александра Вершинина");
            assertThat(list.json().at("/items/1/dateProposal").isNull()).isTrue();
        }
        assertThat(sasha.get(first).at("/summary/dateProposal/author/you")).isEqualTo("true");
        assertThat(bob.get(first).at("/summary/dateProposal/author/you")).isEqualTo("false");
        assertThat(actions(sasha.get(first))).doesNotContain("proposeDate", "decideDate");
        assertThat(actions(bob.get(first))).contains("decideDate");
    }

    @Test
    void afterADecisionAnotherMayBeAskedFor() {
        String path = first + "/date-proposals";
        String proposal = sasha.post(path, ASK).is(201).at("/summary/dateProposal/id");
        Answer refused = bob.post(path + "/" + proposal + "/refuse", Map.of("remark", "Срок по приказу"))
                .is(200);
        assertThat(refused.json().at("/summary/dateProposal").isNull()).isTrue();
        assertThat(refused.at("/dateProposals/0/state")).isEqualTo("REFUSED");
        assertThat(actions(sasha.get(first))).contains("proposeDate");
        sasha.post(path, ASK).is(201);
    }

    @Test
    void whatNobodyDecidedOnLapsesWithItsCheckpoint() {
        String path = first + "/date-proposals";
        String proposal = sasha.post(path, ASK).is(201).at("/summary/dateProposal/id");
        sasha.post(first + "/submit", Map.of("text", "Успели в срок")).is(200);
        assertThat(sasha.get(first).at("/dateProposals/0/state")).isEqualTo("PROPOSED");
        Answer accepted = bob.post(first + "/accept", Map.of()).is(200);
        assertThat(accepted.json().at("/summary/dateProposal").isNull()).isTrue();
        assertThat(accepted.at("/dateProposals/0/state")).isEqualTo("LAPSED");
        assertThat(accepted.at("/dateProposals/0/decidedAt")).isNotEmpty();
        assertThat(accepted.json().at("/dateProposals/0/decidedBy").isNull()).isTrue();
        bob.post(path + "/" + proposal + "/accept").problem(404, "not-found");
    }

    @Test
    void ofACancelledCheckpointItLapsesToo() {
        sasha.post(first + "/date-proposals", ASK).is(201);
        Answer cancelled =
                bob.post(first + "/cancel", Map.of("reason", "Приказ отменен")).is(200);
        assertThat(cancelled.at("/dateProposals/0/state")).isEqualTo("LAPSED");
    }

    @Test
    void ofSeveralAtOnceOneIsAskedFor() {
        Callable<Integer> ask =
                () -> Api.as(web, SASHA).post(first + "/date-proposals", ASK).status();
        assertThat(AtOnce.call(List.of(ask, ask, ask))).containsOnlyOnce(201).contains(409);
        sasha.post(first + "/date-proposals", ASK).problem(409, "date-proposal-open");
    }

    private static List<String> actions(Answer answer) {
        return answer.is(200)
                .json()
                .at("/allowedActions")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }
}
