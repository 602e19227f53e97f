package ru.opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.NORTH;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Jobs;
import ru.opora.testing.Newcomers;

/** What people were told is kept for two years. */
@ApiTest
class RetentionTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    @Qualifier("notificationsForgettingJob")
    private RecurringJob job;

    @Test
    void whatIsOlderThanTwoYearsIsForgotten() {
        String subject = Newcomers.person(database, NORTH, "OBSERVER");
        List<String> ages = List.of("731 days", "729 days", "1 day");
        ages.forEach(age -> run("""
                INSERT INTO notifications (id, person_id, kind, entity, entity_id, params, shown, created_at)
                SELECT '%s', p.id, 'MEMBERSHIP_GRANTED', 'membership', '%s', '{}', true, now() - interval '%s'
                FROM organizations_people p WHERE p.subject = '%s'""".formatted(UUID.randomUUID(), age, age, subject)));
        Jobs.run(database, job);
        assertThat(Api.as(web, subject)
                        .get(Api.V1 + "/notifications?limit=500")
                        .is(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/entityId").asString()))
                .contains("729 days", "1 day")
                .doesNotContain("731 days");
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }
}
