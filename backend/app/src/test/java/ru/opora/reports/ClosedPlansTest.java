package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.REGION;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import ru.opora.monitoring.indicators.IndicatorSource;
import ru.opora.monitoring.indicators.IndicatorSources;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationState;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.OnTimeShares;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Rounds;

/** What would have fallen due after the end of its plan never did, whoever counts; engagement has the same in its own test. */
@ApiTest
class ClosedPlansTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static final LocalDate START = TODAY.minusDays(30);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private OnTimeShares shares;

    @Autowired
    private IndicatorSources sources;

    @Autowired
    private CheckpointFigures figures;

    @Test
    void afterTheEndOfAPlanNothingFallsDue() {
        UUID district = Rounds.place(web, ALICE, "MUNICIPALITY", "Район закрытых планов", REGION);
        UUID school = Rounds.place(web, ALICE, "SCHOOL", "СОШ закрытых планов", district);
        close(Duties.due(web, database, school, 4, 1), TODAY);
        close(Duties.due(web, database, school, 3, 1), TODAY.minusDays(20));
        String path = all(database.sql("SELECT path::text AS path FROM organizations WHERE id = :id")
                        .bind("id", district)
                        .map(row -> String.valueOf(row.get("path")))
                        .all())
                .get(0);

        assertThat(all(shares.within(path, START, TODAY)))
                .as("of the second plan only what was done")
                .containsExactly(new OnTimeShares.Share(school, 5, 2));
        Place place =
                new Place(district, path, "", OrganizationKind.MUNICIPALITY, OrganizationState.ACTIVE, "Europe/Moscow");
        assertThat(all(sources.values(new Caller("", List.of()), place, "roadmaps.onTime", START, TODAY)))
                .extracting(IndicatorSource.Value::value)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.valueOf(40));
        var about = new FigureSource.About(START, TODAY, null);
        assertThat(all(figures.values(List.of(district), about)))
                .extracting(FigureSource.Value::code, FigureSource.Value::value)
                .contains(
                        tuple("checkpoints.due", 5.0),
                        tuple("checkpoints.accepted", 2.0),
                        tuple("checkpoints.acceptedShare", 0.4),
                        tuple("checkpoints.overdue", 0.0));
        assertThat(all(figures.rows(district, "checkpoints.due", about, "", 10)))
                .as("each of them can be looked at")
                .hasSize(5);
    }

    private void close(String roadmap, LocalDate day) {
        Api.as(web, BOB)
                .post(
                        Api.V1 + "/roadmaps/" + roadmap + "/close",
                        Map.of("reason", "Год окончен", "closedOn", day.toString(), "despiteOpenCheckpoints", true))
                .is(200);
    }

    private static <T> List<T> all(Flux<T> found) {
        return DatabaseScope.system(found).collectList().blockOptional().orElseThrow();
    }
}
