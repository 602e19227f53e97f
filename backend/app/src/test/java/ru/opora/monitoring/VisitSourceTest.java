package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Newcomers;
import ru.opora.testing.Visiting;
import ru.opora.visits.VisitCounts;

/** Indicators that come from visits: what is a zero, and what is not known. */
@ApiTest
class VisitSourceTest {

    private static final LocalDate TODAY = Visiting.today();

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private VisitCounts counts;

    @Test
    void noneIsAFactOnlyWhereSomebodyWasToCome() {
        UUID visited = school();
        UUID planned = school();
        UUID curated = school();
        UUID unknown = school();
        Visiting.complete(web, ALICE, Visiting.begun(web, ALICE, visited));
        Visiting.planned(web, ALICE, planned);
        Newcomers.person(database, curated, "CURATOR");
        Map<UUID, Long> found = DatabaseScope.system(counts.completed(path(), TODAY.minusDays(1), TODAY.plusDays(10)))
                .collectMap(VisitCounts.Visited::organization, VisitCounts.Visited::completed)
                .blockOptional()
                .orElseThrow();
        assertThat(found)
                .containsEntry(visited, 1L)
                .containsEntry(planned, 0L)
                .containsEntry(curated, 0L)
                .doesNotContainKey(unknown);
        assertThat(DatabaseScope.system(counts.completed(path(), TODAY.minusDays(60), TODAY.minusDays(50)))
                        .map(VisitCounts.Visited::organization)
                        .collectList()
                        .blockOptional()
                        .orElseThrow())
                .contains(curated)
                .doesNotContain(visited, planned);
    }

    @Test
    void recommendationsCountByTheirDays() {
        UUID school = school();
        String visit = Visiting.begun(web, ALICE, school);
        String text = "в срок";
        for (int i = 0; i < 3; i++) {
            String id = Api.as(web, ALICE)
                    .post(visit + "/recommendations", Visiting.advice())
                    .is(201)
                    .id();
            Visiting.set(
                    database,
                    "visits_recommendations",
                    id,
                    "due = current_date - 5, answered_by = 'x', answered_at = now(), state = '"
                            + (i == 0 ? "DISPUTED', answer = '" + text + "'" : "ACCEPTED'"));
            if (i == 1) {
                Visiting.set(
                        database,
                        "visits_recommendations",
                        id,
                        "state = 'DONE', done_by = 'x', done_at = now() - interval '10 days'");
            }
        }
        assertThat(done(school)).as("the visit is not completed").isNull();
        Visiting.complete(web, ALICE, visit);
        assertThat(done(school)).isEqualTo(new VisitCounts.Done(school, 2, 1));
    }

    private VisitCounts.@org.jspecify.annotations.Nullable Done done(UUID school) {
        return DatabaseScope.system(counts.done(path(), TODAY.minusDays(20), TODAY.minusDays(1)))
                .filter(one -> one.organization().equals(school))
                .next()
                .block();
    }

    private UUID school() {
        return UUID.fromString(Api.as(web, ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Школа " + UUID.randomUUID(), "kind", "SCHOOL", "parentId", NORTH))
                .is(201)
                .id());
    }

    private static String path() {
        return REGION.toString().replace("-", "");
    }
}
