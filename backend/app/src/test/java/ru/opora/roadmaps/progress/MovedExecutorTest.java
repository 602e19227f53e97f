package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

/** A school that moves to another district leaves there what it did; what is still to be done goes along. */
@ApiTest
class MovedExecutorTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Vladivostok"));
    private static final String TERM = """
            {"text": "март", "status": "OPEN", "kind": null, "recurrence": null, "openBasis": null, "windows": [], "truncated": false,
             "participants": [], "times": [], "reasons": [], "proposal": null}""";
    private static final LocalDate MOVED = TODAY.minusDays(10);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Stage stage;
    private UUID former;
    private UUID latter;
    private UUID school;
    private UUID roadmap;
    private List<UUID> tasks;
    private Api region;
    private Api before;
    private Api after;

    @BeforeEach
    void aSchoolThatHasMoved() {
        stage = new Stage(database);
        UUID krai = stage.organization(null, "REGION", "Нагорный край");
        former = stage.organization(krai, "MUNICIPALITY", "Прежний район");
        latter = stage.organization(krai, "MUNICIPALITY", "Новый округ");
        school = stage.organization(former, "SCHOOL", "Нагорная СОШ");
        roadmap = stage.roadmap(krai, "План края", 1, 1);
        stage.assign(roadmap, school, TODAY.minusDays(30), TODAY.minusDays(20), TODAY.minusDays(15), TODAY.plusDays(5));
        tasks = stage.checkpoints(roadmap, school);
        decided(tasks.get(0), "ACCEPTED", TODAY.minusDays(25));
        stage.step(tasks.get(2), "SUBMITTED");
        decided(tasks.get(3), "ACCEPTED", TODAY.minusDays(12));
        stage.run("""
                DO $$ BEGIN
                    PERFORM set_config('opora.effective', '%s', true);
                    UPDATE organizations o SET parent_id = m.id, path = m.path || subpath(o.path, -1)
                    FROM organizations m WHERE o.id = '%s' AND m.id = '%s';
                END $$""".formatted(MOVED, school, latter));
        region = Api.as(web, stage.person(krai, "OBSERVER"));
        before = Api.as(web, stage.person(former, "MUNICIPAL_COORDINATOR"));
        after = Api.as(web, stage.person(latter, "MUNICIPAL_COORDINATOR"));
    }

    @Test
    void whatWasDueBeforeAndIsAcceptedStaysInTheFormerDistrict() {
        JsonNode now = region.get(progress("MUNICIPALITY", "")).is(200).json();
        assertThat(total(now, former)).isEqualTo("1 accepted 1");
        assertThat(total(now, latter)).as("late, handed in, and done early").isEqualTo("3 accepted 1");
        assertThat(ids(region, "within=" + former)).containsExactly(tasks.get(0).toString());
        assertThat(ids(region, "within=" + latter))
                .containsExactly(
                        tasks.get(1).toString(),
                        tasks.get(2).toString(),
                        tasks.get(3).toString());
        assertThat(ids(region, "organization=" + school)).hasSize(4);
    }

    @Test
    void aPastDayShowsItWhereItWas() {
        JsonNode then = region.get(progress("MUNICIPALITY", "&asOf=" + MOVED.minusDays(3)))
                .is(200)
                .json();
        assertThat(total(then, former)).isEqualTo("4 accepted 1");
        assertThat(total(then, latter)).isEqualTo("none");
        JsonNode later = region.get(progress("MUNICIPALITY", "&asOf=" + MOVED.plusDays(1)))
                .is(200)
                .json();
        assertThat(total(later, former)).isEqualTo("1 accepted 1");
        assertThat(total(later, latter)).isEqualTo("3 accepted 1");
        assertThat(within(former, MOVED.minusDays(3))).isEqualTo(4);
        assertThat(within(latter, MOVED.minusDays(3))).isZero();
        assertThat(within(former, MOVED.plusDays(1))).isEqualTo(1);
        assertThat(within(latter, MOVED.plusDays(1))).isEqualTo(3);
    }

    @Test
    void aReportForADayBeforeTheMoveIsThatOfTheFormerDistrict() throws IOException {
        stage.run("""
                DO $$ BEGIN
                    UPDATE roadmaps_activities SET term = '%2$s' WHERE roadmap_id = '%1$s';
                    DELETE FROM roadmaps_refreshes WHERE roadmap_id = '%1$s';
                END $$""".formatted(roadmap, TERM));
        assertThat(report(former, MOVED.minusDays(3))).contains("1 из 4");
        assertThat(report(latter, MOVED.minusDays(3))).doesNotContain("1 из");
        assertThat(report(former, MOVED.plusDays(1))).contains("1 из 1");
        assertThat(report(latter, MOVED.plusDays(1))).contains("1 из 3");
    }

    @Test
    void theFormerDistrictReadsWhatItAcceptedAndNothingElse() {
        assertThat(ids(before, "")).containsExactly(tasks.get(0).toString());
        Answer kept = before.get(V1 + "/checkpoints/" + tasks.get(0)).is(200);
        assertThat(kept.at("/summary/organization/name")).isEqualTo("Нагорная СОШ");
        assertThat(kept.at("/summary/allowedActions/0")).isEmpty();
        assertThat(kept.at("/reports/0/text")).isEqualTo("Сделано");
        before.get(V1 + "/checkpoints/" + tasks.get(1)).problem(404, "not-found");
        before.post(V1 + "/checkpoints/" + tasks.get(0) + "/reopen", Map.of("reason", "Ошибка"))
                .problem(403, "forbidden");
        assertThat(ids(after, "organization=" + school)).hasSize(4);
        assertThat(ids(after, "within=" + latter)).hasSize(3);
    }

    @Test
    void whatIsOpenedAgainIsDoneWhereTheSchoolIsNow() {
        after.post(V1 + "/checkpoints/" + tasks.get(0) + "/reopen", Map.of("reason", "Протокол не тот"))
                .is(200);
        assertThat(ids(before, "")).isEmpty();
        assertThat(ids(after, "within=" + latter)).hasSize(4);
        assertThat(total(region.get(progress("MUNICIPALITY", "")).is(200).json(), former))
                .isEqualTo("none");
    }

    private void decided(UUID checkpoint, String state, LocalDate day) {
        stage.step(checkpoint, "SUBMITTED");
        stage.step(checkpoint, state);
        stage.run(
                "UPDATE roadmaps_checkpoints SET submitted_at = $2::timestamptz, accepted_at = $2::timestamptz WHERE id = $1",
                checkpoint,
                day + "T05:00:00Z");
    }

    private String progress(String by, String more) {
        return V1 + "/roadmaps/" + roadmap + "/progress?by=" + by + more;
    }

    private int within(UUID place, LocalDate day) {
        return region.get(progress("SECTION", "&within=" + place + "&asOf=" + day))
                .is(200)
                .json()
                .at("/total/total")
                .asInt();
    }

    /** What is printed for whoever sees the whole region. */
    private String report(UUID place, LocalDate day) throws IOException {
        byte[] file = region.request(
                        HttpMethod.GET,
                        V1 + "/roadmaps/" + roadmap + "/execution-report?asOf=" + day + "&within=" + place)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        try (var document = new XWPFDocument(new ByteArrayInputStream(Objects.requireNonNull(file)))) {
            return document.getTables().stream().map(XWPFTable::getText).collect(Collectors.joining("\n"));
        }
    }

    private static String total(JsonNode progress, UUID place) {
        return progress.at("/items")
                .valueStream()
                .filter(item -> item.at("/id").asString().equals(place.toString()))
                .map(item -> item.at("/counts/total").asInt() + " accepted "
                        + item.at("/counts/accepted").asInt())
                .findFirst()
                .orElse("none");
    }

    private List<String> ids(Api who, String filter) {
        return who.get(V1 + "/checkpoints?roadmap=" + roadmap + "&" + filter)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
