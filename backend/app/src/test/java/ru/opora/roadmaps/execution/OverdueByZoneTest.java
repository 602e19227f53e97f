package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.People;

/** «Today» is the executor's: in Vladivostok a day ends ten hours before it does in London. */
@ApiTest
class OverdueByZoneTest {

    private static final CheckpointScope.Places EVERYWHERE =
            new CheckpointScope.Places(true, new UUID[0], new UUID[0], new UUID[0], new UUID[0]);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private CheckpointQueries queries;

    @Test
    void aDayIsOverWhereTheExecutorIs() {
        Api alice = Api.as(web, ALICE);
        UUID place = UUID.fromString(alice.post(
                        Api.V1 + "/organizations",
                        Map.of(
                                "name",
                                "Приморский район " + UUID.randomUUID(),
                                "kind",
                                "MUNICIPALITY",
                                "parentId",
                                People.REGION))
                .is(201)
                .id());
        UUID roadmap = UUID.fromString(Duties.roadmap(web, ALICE, place));
        var due = Duties.of(web, ALICE, roadmap.toString(), place)
                .json()
                .at("/items/0/due")
                .asString();
        assertThat(due).isEqualTo("2027-03-31");
        Instant evening = Instant.parse("2027-03-31T13:59:59Z");
        Instant night = Instant.parse("2027-03-31T14:00:00Z");
        assertThat(overdue(roadmap, night)).isZero();
        DatabaseScope.system(database.sql("UPDATE organizations SET time_zone = 'Asia/Vladivostok' WHERE id = :id")
                        .bind("id", place)
                        .then())
                .block();
        assertThat(overdue(roadmap, evening)).isZero();
        assertThat(today(roadmap, evening)).isEqualTo(1);
        assertThat(overdue(roadmap, night)).isEqualTo(1);
        assertThat(today(roadmap, night)).isZero();
    }

    private long overdue(UUID roadmap, Instant now) {
        return count(roadmap, now, CheckpointFilter.View.OVERDUE);
    }

    private long today(UUID roadmap, Instant now) {
        return count(roadmap, now, CheckpointFilter.View.TODAY);
    }

    private long count(UUID roadmap, Instant now, CheckpointFilter.View view) {
        var looking = new CheckpointQueries.Looking(
                now,
                new String[] {""},
                new CheckpointScope.Looked(EVERYWHERE, EVERYWHERE, EVERYWHERE, new UUID[0], null));
        var filter = new CheckpointFilter(
                roadmap, null, null, null, null, null, null, null, null, null, false, false, null, null);
        return Objects.requireNonNull(
                        DatabaseScope.system(queries.counts(looking, filter)).block())
                .get(view.ordinal());
    }
}
