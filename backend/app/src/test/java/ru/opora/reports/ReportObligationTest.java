package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Owed.CONSOLIDATED;
import static ru.opora.testing.Owed.MONTH;
import static ru.opora.testing.Owed.OBLIGATIONS;
import static ru.opora.testing.Owed.change;
import static ru.opora.testing.Owed.correction;
import static ru.opora.testing.Owed.figure;
import static ru.opora.testing.Owed.obligation;
import static ru.opora.testing.Owed.put;
import static ru.opora.testing.Owed.tag;
import static ru.opora.testing.Owed.template;
import static ru.opora.testing.Owed.written;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.RITA;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import tools.jackson.databind.JsonNode;

/** A report on its way: figures, words, up, back and into the sums. */
@ApiTest
class ReportObligationTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReportJobs jobs;

    @Test
    void aReportIsFilledWrittenSubmittedReturnedAndAccepted() {
        due(NORTH, 3, 2);
        String template = template(web);
        String north = OBLIGATIONS + "/" + obligation(web, template, NORTH);
        Api bob = Api.as(web, BOB);
        JsonNode filled = bob.post(north + "/fill").is(200).json();
        assertThat(figure(filled, "checkpoints.due").at("/value").asInt()).isGreaterThanOrEqualTo(3);
        int accepted = figure(filled, "checkpoints.accepted").at("/value").asInt();
        assertThat(accepted).isGreaterThanOrEqualTo(2);
        assertThat(figure(filled, "surveys.rate").at("/value").isNull())
                .as("no zero for what is missing")
                .isTrue();
        assertThat(rows(north, "checkpoints.accepted")).hasSize(accepted);
        bob.post(north + "/submit").problem(422, "invalid-fields").pointing("/sections/1/text", "REQUIRED");
        put(bob, north, null, written(List.of(), List.of())).problem(428, "precondition-required");
        put(bob, north, "\"99\"", written(List.of(), List.of())).problem(412, "stale");
        put(bob, north, tag(bob, north), written(List.of(), List.of(correction(0.5, "checkpoints.nope"))))
                .problem(422, "invalid-fields")
                .pointing("/corrections/0/code", "NOT_FOUND");
        put(bob, north, tag(bob, north), written(List.of(), List.of(correction(1.5, "checkpoints.acceptedShare"))))
                .problem(422, "invalid-fields")
                .pointing("/corrections/0/value", "OUT_OF_RANGE");
        JsonNode written = put(
                        bob,
                        north,
                        tag(bob, north),
                        written(
                                List.of(Map.of("section", 1, "text", "Работа велась по плану")),
                                List.of(correction(accepted + 1, "checkpoints.accepted"))))
                .is(200)
                .json();
        assertThat(written.at("/summary/state").asString()).isEqualTo("IN_PROGRESS");
        JsonNode again = bob.post(north + "/fill").is(200).json();
        assertThat(figure(again, "checkpoints.accepted").at("/corrected").asInt())
                .as("a correction outlives computing anew")
                .isEqualTo(accepted + 1);
        assertThat(figure(again, "checkpoints.accepted").at("/reason").asString())
                .isEqualTo("Принят на бумаге");
        bob.post(north + "/submit").is(200);
        put(bob, north, tag(bob, north), written(List.of(), List.of())).problem(409, "illegal-state");
        bob.post(north + "/fill").problem(409, "illegal-state");
        Api rita = Api.as(web, RITA);
        rita.post(north + "/return", Map.of("remark", " ")).problem(422, "invalid-fields");
        JsonNode back = rita.post(north + "/return", Map.of("remark", "Поясните"))
                .is(200)
                .json();
        assertThat(back.at("/remark").asString()).isEqualTo("Поясните");
        bob.post(north + "/comments", Map.of("text", "Пояснили в тексте")).is(201);
        assertThat(rita.get(north + "/comments").at("/items/0/text")).isEqualTo("Пояснили в тексте");
        bob.post(north + "/submit").is(200);
        JsonNode done = rita.post(north + "/accept").is(200).json();
        assertThat(done.at("/summary/state").asString()).isEqualTo("ACCEPTED");
        rita.post(north + "/accept").problem(409, "illegal-state");
        bob.post(north + "/withdraw").problem(409, "illegal-state");
        inTheSums(template, accepted + 1);
        onPaper(north);
    }

    private void inTheSums(String template, int accepted) {
        Api rita = Api.as(web, RITA);
        JsonNode sums =
                rita.get(CONSOLIDATED + template + "?period=" + MONTH).is(200).json();
        assertThat(sums.at("/head/accepted").asInt()).isEqualTo(1);
        assertThat(sums.at("/head/owed").asInt()).isGreaterThanOrEqualTo(2);
        JsonNode figure = null;
        for (JsonNode one : sums.at("/figures")) {
            figure = one.at("/code").asString().equals("checkpoints.accepted") ? one : figure;
        }
        assertThat(Objects.requireNonNull(figure).at("/value").asInt()).isEqualTo(accepted);
        assertThat(figure.at("/reports").asInt()).isEqualTo(1);
        JsonNode own = Api.as(web, DORA)
                .get(CONSOLIDATED + template + "?period=" + MONTH)
                .is(200)
                .json();
        assertThat(own.at("/head/accepted").asInt())
                .as("a neighbour's report is in nobody else's sums")
                .isZero();
        assertThat(Api.as(web, DORA)
                        .get(CONSOLIDATED + template + "/rows?period=" + MONTH)
                        .is(200)
                        .text())
                .doesNotContain("Северный");
        assertThat(rita.get(CONSOLIDATED + template + "/rows?limit=500&period=" + MONTH)
                        .is(200)
                        .text())
                .contains("Северный", "Южный");
    }

    private void onPaper(String report) {
        byte[] file = Objects.requireNonNull(web.get()
                .uri(report + "/file?format=DOCX")
                .headers(headers -> headers.setBearerAuth(ru.opora.testing.TestTokens.of(BOB)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        try (var document = new XWPFDocument(new ByteArrayInputStream(file));
                var text = new XWPFWordExtractor(document)) {
            assertThat(text.getText())
                    .contains(
                            "Северный район",
                            "Работа велась по плану",
                            "из них исполнены и приняты",
                            "Принят на бумаге");
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void figuresFilledWhileThePeriodRanAreFilledAnewWhenItIsOver() {
        due(NORTH, 2, 1);
        String template = template(web);
        Api bob = Api.as(web, BOB);
        String begun = obligation(web, template, NORTH, MONTH.plusMonths(1));
        // Also on the last evening of a month, when in some places it is over already.
        change(database, begun, "period_end = current_date + 40");
        String running = OBLIGATIONS + "/" + begun;
        JsonNode early = bob.post(running + "/fill").is(200).json();
        assertThat(early.at("/allowedActions").toString()).contains("\"write\"").doesNotContain("\"submit\"");
        put(bob, running, tag(bob, running), written(List.of(Map.of("section", 1, "text", "Рано")), List.of()))
                .is(200);
        bob.post(running + "/submit").problem(409, "illegal-state");

        String id = obligation(web, template, NORTH);
        String over = OBLIGATIONS + "/" + id;
        JsonNode filled = bob.post(over + "/fill").is(200).json();
        int due = figure(filled, "checkpoints.due").at("/value").asInt();
        put(bob, over, tag(bob, over), written(List.of(), List.of(correction(41, "checkpoints.accepted"))))
                .is(200);
        change(database, id, "filled_at = period_start + interval '4 days 12 hours'");
        DatabaseScope.system(database.sql(
                                "UPDATE reports_figures SET value = 777 WHERE obligation_id = :id AND code = 'checkpoints.due'")
                        .bind("id", UUID.fromString(id))
                        .then())
                .block();
        jobs.run().block();
        JsonNode anew = bob.get(over).is(200).json();
        assertThat(figure(anew, "checkpoints.due").at("/value").asInt()).isEqualTo(due);
        assertThat(figure(anew, "checkpoints.accepted").at("/corrected").asInt())
                .as("what was corrected stays")
                .isEqualTo(41);
        assertThat(anew.at("/filledAt").asString().substring(0, 10))
                .isGreaterThanOrEqualTo(MONTH.plusMonths(1).toString());
        String tag = tag(bob, over);
        jobs.run().block();
        assertThat(tag(bob, over)).as("once is enough").isEqualTo(tag);
    }

    @Test
    void aShareThatWasCorrectedWithoutItsWholeIsInNoSum() {
        String template = template(web);
        String north = OBLIGATIONS + "/" + obligation(web, template, NORTH);
        Api bob = Api.as(web, BOB);
        JsonNode filled = bob.post(north + "/fill").is(200).json();
        assertThat(figure(filled, "surveys.rate").at("/denominator").isNull()).isTrue();
        put(
                        bob,
                        north,
                        tag(bob, north),
                        written(List.of(Map.of("section", 1, "text", "Да")), List.of(correction(0.5, "surveys.rate"))))
                .is(200);
        bob.post(north + "/submit").is(200);
        Api.as(web, RITA).post(north + "/accept").is(200);
        JsonNode sums = Api.as(web, RITA)
                .get(CONSOLIDATED + template + "?period=" + MONTH)
                .is(200)
                .json();
        JsonNode rate = StreamSupport.stream(sums.at("/figures").spliterator(), false)
                .filter(one -> one.at("/code").asString().equals("surveys.rate"))
                .findFirst()
                .orElseThrow();
        assertThat(rate.at("/value").isNull()).isTrue();
        assertThat(rate.at("/reports").asInt()).as("counted as it is summed").isZero();
    }

    private JsonNode rows(String report, String code) {
        return Api.as(web, BOB)
                .get(report + "/figures/" + code + "/rows?limit=500")
                .is(200)
                .json()
                .at("/items");
    }

    /** Checkpoints of the municipality that fell due in the month that is over. */
    private void due(UUID organization, int all, int accepted) {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        DatabaseScope.system(database.sql("""
                        WITH given AS (
                            SELECT * FROM roadmaps_assignments a WHERE a.roadmap_id = :roadmap ORDER BY a.id LIMIT 1)
                        INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id,
                            time_zone, occurrence, due, state)
                        SELECT g.id, g.roadmap_id, g.activity_id, :organization, g.owner_id, g.municipality_id, 'Europe/Moscow', 'R' || n, :day,
                               CASE WHEN n <= :accepted THEN 'ACCEPTED' ELSE 'PLANNED' END
                        FROM given g CROSS JOIN generate_series(1, :many) n""")
                        .bind("roadmap", UUID.fromString(roadmap))
                        .bind("organization", organization)
                        .bind("day", MONTH.plusDays(14))
                        .bind("accepted", accepted)
                        .bind("many", all)
                        .then())
                .block();
    }
}
