package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.CentreStage;
import ru.opora.testing.Duties;

/** Who is told what of a report's way, and who is not. */
@ApiTest
class ExecutionNoticesTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сделано");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private String deputy;
    private UUID deputyId;
    private String sibling;
    private String curator;
    private String roadmap;
    private String checkpoint;
    private String id;

    @BeforeEach
    void aTaskOfASchool() {
        deputyId = UUID.randomUUID();
        deputy = person(deputyId, NORTH_SCHOOL, "SCHOOL_COORDINATOR");
        curator = person(UUID.randomUUID(), NORTH_SCHOOL, "CURATOR");
        UUID other = UUID.fromString(Api.as(web, BOB)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Соседняя СОШ " + UUID.randomUUID(), "kind", "SCHOOL", "parentId", NORTH))
                .is(201)
                .id());
        sibling = person(UUID.randomUUID(), other, "SCHOOL_HEAD");
        roadmap = Duties.roadmap(web, BOB, NORTH);
        id = Duties.of(web, SASHA, roadmap, NORTH_SCHOOL).at("/items/0/id");
        checkpoint = Duties.CHECKPOINTS + "/" + id;
    }

    @Test
    void aSubmittedReportIsToldControlAndNobodyElse() {
        Api.as(web, SASHA).post(checkpoint + "/submit", DONE).is(200);
        await(BOB, "REPORT_SUBMITTED", id);
        nobody("REPORT_SUBMITTED", SASHA, deputy, DORA, OLEG, sibling, curator);
    }

    @Test
    void aReportIsToldTheNextAuthorityAboveWhereThePostIsVacant() {
        var stage = new CentreStage(web, database);
        String head = stage.person(UUID.randomUUID(), stage.school, "SCHOOL_HEAD");
        String region = person(UUID.randomUUID(), REGION, "REGIONAL_COORDINATOR");
        List<String> tasks = Duties.of(web, ALICE, stage.roadmap, stage.school)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
        Api.as(web, head)
                .post(Duties.CHECKPOINTS + "/" + tasks.get(0) + "/submit", DONE)
                .is(200);
        await(stage.coordinator, "REPORT_SUBMITTED", tasks.get(0));
        assertThat(told(region, "REPORT_SUBMITTED", tasks.get(0))).isFalse();
        stage.run(
                "UPDATE organizations_memberships SET ended_at = now(), valid_to = DATE '2021-01-01' WHERE organization_id = $1",
                stage.district);
        Api.as(web, head)
                .post(Duties.CHECKPOINTS + "/" + tasks.get(1) + "/submit", DONE)
                .is(200);
        await(region, "REPORT_SUBMITTED", tasks.get(1));
    }

    @Test
    void aDecisionIsToldTheExecutorsPeopleAndNobodyElse() {
        Api.as(web, SASHA).post(checkpoint + "/submit", DONE).is(200);
        Api.as(web, BOB)
                .post(checkpoint + "/return", Map.of("remark", "Дополните"))
                .is(200);
        await(SASHA, "REPORT_RETURNED", id);
        await(deputy, "REPORT_RETURNED", id);
        nobody("REPORT_RETURNED", BOB, DORA, OLEG, sibling, curator);
        Api.as(web, deputy).post(checkpoint + "/submit", DONE).is(200);
        Api.as(web, BOB).post(checkpoint + "/accept", Map.of()).is(200);
        await(SASHA, "REPORT_ACCEPTED", id);
        await(deputy, "REPORT_ACCEPTED", id);
        nobody("REPORT_ACCEPTED", BOB, DORA, OLEG, sibling, curator);
    }

    @Test
    void aWordIsToldThoseOfTheThreadAndNeitherTheRegionNorWhoSaidIt() {
        String region = person(UUID.randomUUID(), REGION, "REGIONAL_COORDINATOR");
        regional();
        Api.as(web, SASHA)
                .post(checkpoint + "/comments", Map.of("text", "Протокол в понедельник"))
                .is(201);
        await(BOB, "CHECKPOINT_COMMENTED", id);
        await(deputy, "CHECKPOINT_COMMENTED", id);
        nobody("CHECKPOINT_COMMENTED", SASHA, DORA, OLEG, sibling, curator, region);
    }

    @Test
    void whoeverWroteInAThreadIsToldWhatIsAnsweredWhileTheyMayReadIt() {
        String region = person(UUID.randomUUID(), REGION, "REGIONAL_COORDINATOR");
        UUID former = UUID.randomUUID();
        String gone = person(former, REGION, "REGIONAL_COORDINATOR");
        regional();
        for (String author : List.of(gone, region)) {
            Api.as(web, author)
                    .post(checkpoint + "/comments", Map.of("text", "Когда будет протокол?"))
                    .is(201);
        }
        awaitCount(gone, 1);
        DatabaseScope.system(database.sql(
                                "UPDATE organizations_memberships SET valid_to = DATE '2021-01-01' WHERE person_id = $1")
                        .bind(0, former)
                        .then())
                .block();
        Api.as(web, SASHA)
                .post(checkpoint + "/comments", Map.of("text", "В понедельник"))
                .is(201);
        awaitCount(region, 1);
        assertThat(count(gone, "CHECKPOINT_COMMENTED")).isEqualTo(1);
    }

    @Test
    void takingAReportBackIsNoReturn() {
        Api.as(web, SASHA).post(checkpoint + "/submit", DONE).is(200);
        Api.as(web, BOB)
                .post(checkpoint + "/return", Map.of("remark", "Дополните"))
                .is(200);
        await(SASHA, "REPORT_RETURNED", id);
        Api.as(web, SASHA).post(checkpoint + "/submit", DONE).is(200);
        assertThat(Api.as(web, SASHA).post(checkpoint + "/withdraw").is(200).at("/summary/state"))
                .as("the remark is unanswered again")
                .isEqualTo("RETURNED");
        Api.as(web, SASHA).post(checkpoint + "/submit", DONE).is(200);
        Api.as(web, BOB).post(checkpoint + "/accept", Map.of()).is(200);
        await(SASHA, "REPORT_ACCEPTED", id);
        assertThat(count(SASHA, "REPORT_RETURNED")).isEqualTo(1);
    }

    @Test
    void whoIsGivenATaskIsToldAndFromThenOnAlone() {
        String task = Api.as(web, SASHA).get(checkpoint).at("/summary/assignmentId");
        Api.as(web, SASHA)
                .post(Duties.ASSIGNMENTS + "/" + task + "/delegate", Map.of("personId", deputyId))
                .is(200);
        await(deputy, "TASK_DELEGATED", task);
        assertThat(told(SASHA, "TASK_DELEGATED", task)).isFalse();
        assertThat(told(BOB, "TASK_DELEGATED", task)).isFalse();
        Api.as(web, deputy).post(checkpoint + "/submit", DONE).is(200);
        Api.as(web, BOB).post(checkpoint + "/accept", Map.of()).is(200);
        await(deputy, "REPORT_ACCEPTED", id);
        nobody("REPORT_ACCEPTED", SASHA, sibling, curator);
    }

    @Test
    void anotherDayIsToldControlAndWhatBecameOfItTheExecutor() {
        Map<String, Object> ask = Map.of("due", "2027-02-10", "reason", "Карантин");
        String proposal = Api.as(web, SASHA)
                .post(checkpoint + "/date-proposals", ask)
                .is(201)
                .at("/summary/dateProposal/id");
        await(BOB, "DATE_PROPOSED", id);
        nobody("DATE_PROPOSED", SASHA, deputy, DORA, OLEG, sibling, curator);
        Api.as(web, BOB)
                .post(checkpoint + "/date-proposals/" + proposal + "/refuse", Map.of("remark", "По приказу"))
                .is(200);
        await(SASHA, "DATE_REFUSED", id);
        await(deputy, "DATE_REFUSED", id);
        nobody("DATE_REFUSED", BOB, DORA, OLEG, sibling, curator);
        String second = Api.as(web, SASHA)
                .post(checkpoint + "/date-proposals", ask)
                .is(201)
                .at("/summary/dateProposal/id");
        Api.as(web, BOB)
                .post(checkpoint + "/date-proposals/" + second + "/accept")
                .is(200);
        await(SASHA, "DATE_ACCEPTED", id);
        nobody("DATE_ACCEPTED", BOB, DORA, OLEG, sibling, curator);
    }

    @Test
    void aRequestIsToldThoseItIsFor() {
        String activity = Api.as(web, SASHA).get(checkpoint).at("/summary/activityId");
        Api.as(web, BOB)
                .post(
                        Api.V1 + "/roadmaps/" + roadmap + "/activities/" + activity + "/requests",
                        Map.of("due", "2027-06-15", "text", "Сводка", "organizations", List.of(NORTH_SCHOOL)))
                .is(201);
        String asked = Api.as(web, SASHA)
                .get(Duties.CHECKPOINTS + "?dueFrom=2027-06-15&dueTo=2027-06-15&roadmap=" + roadmap)
                .at("/items/0/id");
        assertThat(asked).isNotEmpty();
        await(SASHA, "REPORT_REQUESTED", asked);
        await(deputy, "REPORT_REQUESTED", asked);
        for (String other : List.of(BOB, DORA, OLEG, sibling, curator)) {
            assertThat(told(other, "REPORT_REQUESTED", asked)).as(other).isFalse();
        }
    }

    /** A task of the same school in the region's own plan. */
    private void regional() {
        roadmap = Duties.roadmap(web, RITA, REGION);
        id = Duties.of(web, SASHA, roadmap, NORTH_SCHOOL).at("/items/0/id");
        checkpoint = Duties.CHECKPOINTS + "/" + id;
    }

    private void awaitCount(String person, int expected) {
        Objects.requireNonNull(Mono.fromSupplier(() -> count(person, "CHECKPOINT_COMMENTED") == expected ? true : null)
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(20))
                .block());
    }

    /** How often somebody was told of the checkpoint, whatever they may read today. */
    private long count(String person, String kind) {
        return Objects.requireNonNull(DatabaseScope.system(database.sql("""
                        SELECT count(*) FROM notifications n JOIN organizations_people p ON p.id = n.person_id
                        WHERE p.subject = $1 AND n.kind = $2 AND n.entity_id = $3""")
                        .bind(0, person)
                        .bind(1, kind)
                        .bind(2, id)
                        .mapValue(Long.class)
                        .one())
                .block());
    }

    /** What is told of one change is told in one transaction: when one has it, the others would. */
    private void nobody(String kind, String... people) {
        for (String person : people) {
            assertThat(told(person, kind, id)).as(kind + " " + person).isFalse();
        }
    }

    private boolean told(String person, String kind, String about) {
        return Api.as(web, person)
                .get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .anyMatch(item -> item.at("/kind").asString().equals(kind)
                        && item.at("/entityId").asString().equals(about));
    }

    private void await(String person, String kind, String about) {
        Objects.requireNonNull(Mono.fromSupplier(() -> told(person, kind, about) ? true : null)
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(20))
                .block());
    }

    private String person(UUID person, UUID organization, String role) {
        String subject = "told-" + person;
        DatabaseScope.system(database.sql("""
                        WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, 'Инна Светлова') RETURNING id)
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                        SELECT $1, id, $3, $4, DATE '2020-01-01' FROM person""")
                        .bind(0, person)
                        .bind(1, subject)
                        .bind(2, organization)
                        .bind(3, role)
                        .then())
                .block();
        return subject;
    }
}
