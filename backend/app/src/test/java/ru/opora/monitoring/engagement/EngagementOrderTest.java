package ru.opora.monitoring.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.monitoring.engagement.EngagementQueries.Filter;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Rounds;

/** The list is the same whether it is read in its order, as where many schools are meant, or put together of few. */
@ApiTest
class EngagementOrderTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private EngagementQueries queries;

    @Test
    void manyAndFewAreReadInTheSameOrder() {
        UUID place = Rounds.place(web, ALICE, "MUNICIPALITY", "Район для порядка", REGION);
        UUID good = Rounds.place(web, ALICE, "SCHOOL", "Школа в срок", place);
        UUID unknown = Rounds.place(web, ALICE, "SCHOOL", "Школа без данных", place);
        UUID late = Rounds.place(web, ALICE, "SCHOOL", "Школа с опозданием", place);
        Duties.due(web, database, good, 2, 2);
        Duties.due(web, database, late, 4, 1);
        Api.as(web, RITA)
                .post(Api.V1 + "/engagement/refresh", Map.of("organizationId", place))
                .is(200);
        String path = Objects.requireNonNull(DatabaseScope.system(
                        database.sql("SELECT path::text AS path FROM organizations WHERE id = :id")
                                .bind("id", place)
                                .map(row -> row.get("path", String.class))
                                .one())
                .block());
        LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        UUID[] few = {place, good, unknown, late};
        for (Filter filter :
                List.of(filter(path, null, null), filter(path, month, null), filter(path, null, "Школа"))) {
            assertThat(read(filter, null)).containsExactly(late, good, unknown);
            assertThat(read(filter, few)).containsExactly(late, good, unknown);
        }
        assertThat(read(filter(path, null, "опоздан"), null)).containsExactly(late);
        assertThat(read(filter(path, null, null), new UUID[] {good})).containsExactly(good);
    }

    private static Filter filter(String path, @Nullable LocalDate month, @Nullable String q) {
        return new Filter(new String[] {path}, path, null, month, q);
    }

    /** A page a row. */
    private List<UUID> read(Filter filter, UUID @Nullable [] few) {
        List<UUID> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<EngagementRow> page = Objects.requireNonNull(
                    DatabaseScope.system(queries.list(filter, few, 1, cursor)).block());
            page.items().forEach(row -> all.add(row.organization().id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
