package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole lists of tasks and of what is late, as programs read them: every row once, nothing of neighbours, and the end is seen. */
@ApiTest
class ExecutionStreamsTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final int DAYS = 130;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private UUID school;
    private UUID foreign;
    private UUID roadmap;
    private Api region;
    private Api district;
    private Api other;

    @BeforeEach
    void moreThanAPage() {
        Stage stage = new Stage(database);
        UUID root = stage.organization(null, "REGION", "Степной край");
        UUID first = stage.organization(root, "MUNICIPALITY", "Первый район");
        UUID second = stage.organization(root, "MUNICIPALITY", "Второй район");
        school = stage.organization(first, "SCHOOL", "Первая СОШ");
        foreign = stage.organization(second, "SCHOOL", "Вторая СОШ");
        roadmap = stage.roadmap(root, "План края", 1, 5);
        LocalDate[] days = new LocalDate[DAYS];
        for (int day = 0; day < DAYS; day++) {
            days[day] = LocalDate.now().minusDays(day + 2L);
        }
        stage.assign(roadmap, school, days);
        stage.assign(roadmap, foreign, days[0]);
        region = Api.as(web, stage.person(root, "OBSERVER"));
        district = Api.as(web, stage.person(first, "MUNICIPAL_COORDINATOR"));
        other = Api.as(web, stage.person(second, "OBSERVER"));
    }

    @Test
    void whoSeesNothingOfItTakesNothingAway() {
        for (String type : List.of(NDJSON, ListMapping.CSV, ListMapping.XLSX)) {
            stream(Api.anonymous(web), "/checkpoints", type).problem(401, "unauthenticated");
            stream(Api.client(web, "roadmaps:read"), "/overdue", type).problem(403, "forbidden");
            stream(Api.client(web, "roadmaps:read"), "/checkpoints", type).problem(403, "forbidden");
        }
        assertThat(stream(other, "/checkpoints", NDJSON).is(200).text())
                .contains(foreign.toString())
                .doesNotContain(school.toString());
        assertThat(stream(other, "/overdue?by=SCHOOL", ListMapping.CSV).is(200).text())
                .contains("Вторая СОШ")
                .doesNotContain("Первая СОШ");
    }

    @Test
    void everyTaskIsInItOnceAndTheEndSaysHowMany() {
        List<JsonNode> lines =
                lines(stream(region, "/checkpoints?roadmap=" + roadmap, NDJSON).is(200));
        JsonNode end = lines.get(lines.size() - 1);
        assertThat(end.at("/end").asBoolean()).isTrue();
        assertThat(end.at("/count").asInt()).isEqualTo(5 * DAYS + 5).isEqualTo(lines.size() - 1);
        assertThat(lines.stream().map(line -> line.at("/id").asString()).distinct())
                .hasSize(lines.size());
        assertThat(lines.stream()
                        .limit(lines.size() - 1)
                        .map(line -> line.at("/due").asString()))
                .isSorted();
        List<JsonNode> own = lines(
                stream(district, "/checkpoints?roadmap=" + roadmap, NDJSON).is(200));
        assertThat(own).hasSize(5 * DAYS + 1);
        assertThat(own.stream().map(JsonNode::toString)).noneMatch(line -> line.contains(foreign.toString()));
    }

    @Test
    void aTableHasTheSameRows() {
        String table = stream(district, "/checkpoints?view=OVERDUE&roadmap=" + roadmap, ListMapping.CSV)
                .is(200)
                .text();
        assertThat(table.lines().findFirst().orElseThrow())
                .contains("id,", "organization.name", "due", "dateProposal.due", "state");
        assertThat(table.lines()).hasSize(5 * DAYS + 1);
        assertThat(table).doesNotContain("Вторая СОШ");
    }

    @Test
    void whoIsLateIsAStreamToo() {
        List<JsonNode> late = lines(
                stream(region, "/overdue?by=SCHOOL&roadmap=" + roadmap, NDJSON).is(200));
        assertThat(late).hasSize(3);
        assertThat(late.get(0).at("/overdue").asInt()).isEqualTo(5 * DAYS);
        assertThat(late.get(1).at("/name").asString()).isEqualTo("Вторая СОШ");
        assertThat(late.get(2).at("/count").asInt()).isEqualTo(2);
        String table =
                stream(district, "/overdue?by=SCHOOL", ListMapping.CSV).is(200).text();
        assertThat(table.lines()).hasSize(2);
        assertThat(table).contains("Первая СОШ," + "SCHOOL," + 5 * DAYS);
    }

    @Test
    void pagesAreNotCutOutOfAStream() {
        stream(region, "/checkpoints?limit=5", NDJSON).problem(400, "bad-request");
        stream(region, "/overdue?cursor=abc", ListMapping.CSV).problem(400, "bad-request");
    }

    private static List<JsonNode> lines(Answer answer) {
        return answer.text()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static Answer stream(Api api, String path, String type) {
        return Api.answer(api.request(HttpMethod.GET, V1 + path).header("Accept", type));
    }
}
