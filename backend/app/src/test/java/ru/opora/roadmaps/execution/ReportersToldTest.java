package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** Whoever reports for an executor is told, also where nobody works in it, and when the one who had the task has left. */
@ApiTest
class ReportersToldTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сделано");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private CentreStage stage;

    @BeforeEach
    void aDistrict() {
        stage = new CentreStage(web, database);
    }

    @Test
    void ofACentreWhereNobodyWorksItsMunicipalityIsTold() {
        await(stage.coordinator, "TASKS_ASSIGNED", stage.roadmap, stage.centre);
        String second = stage.person(UUID.randomUUID(), stage.district, "MUNICIPAL_COORDINATOR");
        String task = stage.checkpoint(stage.centre);
        Api.as(web, stage.coordinator).post(task + "/submit", DONE).is(200);
        Api.as(web, second)
                .post(task + "/return", Map.of("remark", "Дополните"))
                .is(200);
        await(stage.coordinator, "REPORT_RETURNED", id(task), stage.centre);
        assertThat(count(second, "REPORT_RETURNED", id(task), stage.centre)).isZero();
    }

    @Test
    void ofACentreWithPeopleOfItsOwnTheyAreTold() {
        String own = stage.person(UUID.randomUUID(), stage.centre, "MUNICIPAL_COORDINATOR");
        String task = stage.checkpoint(stage.centre);
        Api.as(web, own).post(task + "/submit", DONE).is(200);
        Api.as(web, stage.coordinator)
                .post(task + "/return", Map.of("remark", "Дополните"))
                .is(200);
        await(own, "REPORT_RETURNED", id(task), stage.centre);
    }

    @Test
    void whenWhoHadTheTaskHasLeftTheOthersAreTold() {
        String head = stage.person(UUID.randomUUID(), stage.school, "SCHOOL_HEAD");
        UUID deputyId = UUID.randomUUID();
        String deputy = stage.person(deputyId, stage.school, "SCHOOL_COORDINATOR");
        String task = stage.checkpoint(stage.school);
        Api.as(web, head)
                .post(
                        Duties.ASSIGNMENTS + "/" + Api.as(web, head).get(task).at("/summary/assignmentId")
                                + "/delegate",
                        Map.of("personId", deputyId))
                .is(200);
        Api.as(web, deputy).post(task + "/submit", DONE).is(200);
        stage.leaves(deputyId);
        Api.as(web, stage.coordinator)
                .post(task + "/return", Map.of("remark", "Дополните"))
                .is(200);
        await(head, "REPORT_RETURNED", id(task), stage.school);
        assertThat(count(deputy, "REPORT_RETURNED", id(task), stage.school)).isZero();
    }

    private static String id(String task) {
        return task.substring(Duties.CHECKPOINTS.length() + 1);
    }

    private void await(String person, String kind, String about, UUID organization) {
        Objects.requireNonNull(Mono.fromSupplier(() -> count(person, kind, about, organization) == 1 ? true : null)
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(20))
                .block());
    }

    private long count(String person, String kind, String about, UUID organization) {
        return Objects.requireNonNull(DatabaseScope.system(database.sql("""
                        SELECT count(*) FROM notifications n JOIN organizations_people p ON p.id = n.person_id
                        WHERE p.subject = $1 AND n.kind = $2 AND n.entity_id = $3 AND n.organization_id = $4""")
                        .bind(0, person)
                        .bind(1, kind)
                        .bind(2, about)
                        .bind(3, organization)
                        .mapValue(Long.class)
                        .one())
                .block());
    }
}
