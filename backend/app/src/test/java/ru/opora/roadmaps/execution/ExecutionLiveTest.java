package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.EventStream;

/** What one browser does moves the figures in those that may see it, and in no other. What is not told is seen by what comes next. */
@ApiTest
class ExecutionLiveTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сделано");

    @Autowired
    private WebTestClient web;

    @LocalServerPort
    private int port;

    private String checkpoint;
    private String told;

    @BeforeEach
    void aTaskOfASchool() {
        checkpoint = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        told = "checkpoint CHANGED " + checkpoint.substring(Duties.CHECKPOINTS.length() + 1);
    }

    @Test
    void eachStepIsToldTheSchoolAndThoseAboveAndNotTheNeighbours() {
        try (var sasha = EventStream.of(port, SASHA);
                var bob = EventStream.of(port, BOB);
                var oleg = EventStream.of(port, OLEG);
                var dora = EventStream.of(port, DORA)) {
            Api.as(web, SASHA).post(checkpoint + "/submit", DONE).is(200);
            reach(sasha, bob, oleg);
            Api.as(web, BOB)
                    .post(checkpoint + "/return", Map.of("remark", "Дополните"))
                    .is(200);
            reach(sasha, bob, oleg);
            Api.as(web, SASHA).post(checkpoint + "/submit", DONE).is(200);
            reach(sasha, bob, oleg);
            Api.as(web, BOB).post(checkpoint + "/accept", Map.of()).is(200);
            reach(sasha, bob, oleg);
            nothingButARenaming(dora);
        }
    }

    @Test
    void aWordADraftAndAnotherDayAreToldTheSame() {
        try (var sasha = EventStream.of(port, SASHA);
                var bob = EventStream.of(port, BOB);
                var dora = EventStream.of(port, DORA)) {
            Api.as(web, SASHA)
                    .post(checkpoint + "/comments", Map.of("text", "Протокол в понедельник"))
                    .is(201);
            String word = told.replace("CHANGED", "COMMENTED");
            skipTo(sasha, word);
            skipTo(bob, word);
            Answer proposed = Api.as(web, SASHA)
                    .post(checkpoint + "/date-proposals", Map.of("due", "2027-02-10", "reason", "Карантин"))
                    .is(201);
            String proposal = "dateProposal CREATED " + proposed.at("/summary/dateProposal/id");
            skipTo(sasha, proposal);
            skipTo(bob, proposal);
            nothingButARenaming(dora);
        }
    }

    @Test
    void aWordDoesNotMakeTheDraftThatIsBeingWrittenStale() {
        String tag = Api.as(web, SASHA).get(checkpoint).is(200).tag();
        Api.as(web, BOB)
                .post(checkpoint + "/comments", Map.of("text", "Ждем протокол"))
                .is(201);
        Api.answer(Api.as(web, SASHA)
                        .request(org.springframework.http.HttpMethod.PUT, checkpoint + "/report")
                        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                        .header("If-Match", tag)
                        .bodyValue(DONE))
                .is(200);
    }

    private void reach(EventStream... streams) {
        for (EventStream stream : streams) {
            skipTo(stream, told);
        }
    }

    /** The report itself and the record of a change are told too, in this or that order. */
    private static void skipTo(EventStream stream, String wanted) {
        String found = stream.changed();
        for (int i = 0; i < 50 && !found.equals(wanted); i++) {
            found = stream.changed();
        }
        assertThat(found).isEqualTo(wanted);
    }

    private void nothingButARenaming(EventStream stream) {
        Api dora = Api.as(web, DORA);
        String place = Api.V1 + "/organizations/" + SOUTH_SCHOOL;
        dora.patch(place, dora.get(place).tag(), Map.of("shortName", "Школа " + UUID.randomUUID()))
                .is(200);
        assertThat(stream.changed()).isEqualTo("organization CHANGED " + SOUTH_SCHOOL);
    }
}
