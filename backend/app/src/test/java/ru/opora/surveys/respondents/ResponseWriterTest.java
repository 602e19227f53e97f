package ru.opora.surveys.respondents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.surveys.Intake;
import ru.opora.surveys.respondents.ResponseRow.Outcome;
import ru.opora.surveys.respondents.ResponseRow.Outcome.Kind;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

@ApiTest
class ResponseWriterTest {

    private static final int MANY = 3000;

    @Autowired
    private ResponseStore store;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private WebTestClient web;

    @Test
    void manyAtOnceAreAllStoredAndEachIsToldItsOwn() {
        var writer = new ResponseWriter(store, new Intake(), MANY * 1000L);
        UUID participant = participant();
        List<ResponseRow> rows = new ArrayList<>(IntStream.range(0, MANY)
                .mapToObj(number -> row(participant, UUID.randomUUID(), "{\"n\": " + number + "}"))
                .toList());
        rows.add(rows.get(7)); // a retry that comes beside the first
        rows.add(row(participant, rows.get(8).id(), "{\"n\": -1}"));
        List<Outcome> outcomes = Flux.fromIterable(rows)
                .flatMapSequential(row -> writer.write(row).subscribeOn(Schedulers.parallel()), MANY, 1)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.kind() == Kind.STORED)
                .hasSize(MANY);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.kind() == Kind.REPEATED)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.kind() == Kind.DIFFERS)
                .hasSize(1);
        assertThat(count(participant)).isEqualTo(MANY);
    }

    @Test
    void oneThatTheDatabaseRefusesDoesNotTakeTheOthersWithIt() {
        UUID participant = participant();
        List<ResponseRow> rows = List.of(
                row(participant, UUID.randomUUID(), "{}"),
                row(participant, UUID.randomUUID(), "no json"),
                row(participant, UUID.randomUUID(), "{}"));
        List<Outcome> outcomes = store.write(rows).blockOptional().orElseThrow();
        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Kind.STORED, Kind.FAILED, Kind.STORED);
        assertThat(count(participant)).isEqualTo(2);
    }

    @Test
    void nothingIsStoredForWhoIsAskedNoMore() {
        UUID participant = participant();
        UUID gone = UUID.randomUUID();
        List<ResponseRow> rows = List.of(row(gone, UUID.randomUUID(), "{}"), row(participant, UUID.randomUUID(), "{}"));
        List<Outcome> outcomes = store.write(rows).blockOptional().orElseThrow();
        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Kind.GONE, Kind.STORED);
        assertThat(count(gone)).isZero();
    }

    @Test
    void whenTooManyWaitTheNextIsToldToComeAgainAndNothingIsStored() {
        UUID participant = UUID.randomUUID();
        var full = new ResponseWriter(store, new Intake(), 0);
        assertThatThrownBy(() ->
                        full.write(row(participant, UUID.randomUUID(), "{}")).block())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
                    assertThat(problem.retryAfter()).isNotNull();
                });
        assertThat(count(participant)).isZero();
    }

    @Test
    void whoVanishesKeepsNobodyWaiting() {
        UUID participant = participant();
        var writer = new ResponseWriter(store, new Intake(), MANY * 1000L);
        for (int round = 0; round < 20; round++) {
            Flux.range(0, 10)
                    .flatMap(number -> writer.write(row(participant, UUID.randomUUID(), "{}")), 10)
                    .subscribe()
                    .dispose();
        }
        assertThat(writer.write(row(participant, UUID.randomUUID(), "{}")).block(Duration.ofSeconds(30)))
                .extracting(Outcome::kind)
                .isEqualTo(Kind.STORED);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count(participant)).isEqualTo(201));
    }

    private UUID participant() {
        String campaign = Forms.started(web, BOB, NORTH, "PUPIL", NORTH_SCHOOL);
        return DatabaseScope.system(database.sql("SELECT id FROM surveys_participants WHERE campaign_id = $1")
                        .bind(0, UUID.fromString(campaign))
                        .mapValue(UUID.class)
                        .one())
                .blockOptional()
                .orElseThrow();
    }

    private long count(UUID participant) {
        return DatabaseScope.system(database.sql("SELECT count(*) FROM surveys_responses WHERE participant_id = $1")
                        .bind(0, participant)
                        .mapValue(Long.class)
                        .one())
                .blockOptional()
                .orElseThrow();
    }

    private static ResponseRow row(UUID participant, UUID id, String answers) {
        return new ResponseRow(
                id,
                UUID.randomUUID(),
                participant,
                answers.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8),
                "ru",
                LocalDate.of(2027, 3, 1),
                false,
                null,
                null,
                false);
    }
}
