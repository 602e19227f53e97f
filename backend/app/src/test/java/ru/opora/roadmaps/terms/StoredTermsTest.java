package ru.opora.roadmaps.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;
import tools.jackson.databind.json.JsonMapper;

/** Whichever way a row is written, its stored term is whole: what is generated from it reads it without guessing. */
@ApiTest
class StoredTermsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private JsonMapper json;

    @Test
    void everyWayOfWritingARowStoresAWholeTerm() {
        Api bob = Api.as(web, BOB);
        String imported = Roads.draft(web, BOB, NORTH).id();
        String road = ROADMAPS + "/" + imported;
        for (String term : List.of("", "когда-нибудь потом", "постоянно", "Декабрь-январь 2027", "1-го числа")) {
            bob.post(road + "/activities", Map.of("title", "Строка", "tasks", List.of(), "termText", term))
                    .is(201);
        }
        String first = bob.get(road + "/activities").at("/items/0/id");
        bob.patch(road + "/activities/" + first, "\"0\"", Map.of("printedTermText", "по графику"))
                .is(200);
        String copy = bob.post(road + "/copies", Map.of("periodStart", "2028-01-01", "periodEnd", "2028-12-31"))
                .is(201)
                .id();
        bob.post(road + "/approve", Roads.ORDER).is(200);
        String amendment = bob.post(road + "/amendments", Map.of()).is(201).id();
        bob.post(
                        ROADMAPS + "/" + amendment + "/activities",
                        Map.of("title", "Еще строка", "tasks", List.of(), "termText", "май"))
                .is(201);
        bob.post(ROADMAPS + "/" + amendment + "/approve", Roads.ORDER).is(200);
        List<String> stored = DatabaseScope.system(
                        database.sql("SELECT term::text FROM roadmaps_activities WHERE roadmap_id::text = ANY($1)")
                                .bind(0, new String[] {imported, copy, amendment})
                                .mapValue(String.class)
                                .all()
                                .collectList())
                .blockOptional()
                .orElseThrow();
        assertThat(stored).hasSizeGreaterThan(25).allSatisfy(term -> {
            TermView read = json.readValue(term, TermView.class);
            assertThat(read.status()).isNotNull();
            assertThat(read.windows()).isNotNull();
            assertThat(read.participants()).isNotNull();
            assertThat(read.reasons()).isNotNull();
        });
    }
}
