package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** How documents that rows of plans ask for make engagement. */
@ApiTest
class EngagementDocumentsTest {

    private static final String ENGAGEMENT = Api.V1 + "/engagement";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void documentsCountWhereRowsAskForThem() {
        UUID place = Rounds.place(web, ALICE, "MUNICIPALITY", "Район с документами", REGION);
        UUID school = Rounds.place(web, ALICE, "SCHOOL", "Школа с документами", place);
        String roadmap = Duties.due(web, database, school, 4, 4);
        assertThat(documents(school).at("/missing").asString())
                .as("no row asks for one")
                .isEqualTo("NO_DATA");

        asks(roadmap, "{TEXT,LINK}");
        reports(school, "link = 'https://school.example.org/protocol'", 2);
        JsonNode part = documents(school);
        assertThat(part.at("/evidence").toString())
                .as("two of them have no link: it was asked for afterwards")
                .isEqualTo("{\"asked\":4.0,\"given\":2.0}");
        assertThat(part.at("/value").asDouble()).isEqualTo(0.5);

        asks(roadmap, "{FILE}");
        assertThat(documents(school).at("/evidence/given").asInt())
                .as("a link is no file")
                .isZero();
        assertThat(Api.as(web, RITA).get(ENGAGEMENT + "/" + school).is(200).text())
                .contains("HAND_IN_DOCUMENTS");
        String asking = Duties.CHECKPOINTS + "?organization=" + school;
        assertThat(count(asking + "&documents=true")).isEqualTo(4);
        asks(roadmap, "{TEXT,NUMBERS}");
        assertThat(count(asking + "&documents=true")).isZero();
        assertThat(count(asking)).isEqualTo(4);
        assertThat(documents(school).at("/missing").asString()).isEqualTo("NO_DATA");
    }

    /** What all rows of a roadmap ask for. */
    private void asks(String roadmap, String kinds) {
        run("UPDATE roadmaps_activities SET evidence = '" + kinds + "' WHERE roadmap_id = '" + roadmap + "'");
    }

    /** Reports on what was accepted; as many of them hold something. */
    private void reports(UUID school, String what, int holding) {
        run("""
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, author, submitted_by, submitted_at)
                SELECT gen_random_uuid(), c.id, 'SUBMITTED', 'Сделано', 'x', 'x', now()
                FROM roadmaps_checkpoints c WHERE c.state = 'ACCEPTED' AND c.organization_id = '%s'""".formatted(school));
        run("""
                UPDATE roadmaps_reports r SET %s WHERE r.id IN (
                    SELECT q.id FROM roadmaps_reports q JOIN roadmaps_checkpoints c ON c.id = q.checkpoint_id
                    WHERE c.organization_id = '%s' ORDER BY q.id LIMIT %d)""".formatted(what, school, holding));
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }

    private int count(String address) {
        return Api.as(web, RITA).get(address).is(200).json().at("/items").size();
    }

    private JsonNode documents(UUID school) {
        Api rita = Api.as(web, RITA);
        rita.post(ENGAGEMENT + "/refresh", Map.of("organizationId", school)).is(200);
        return rita.get(ENGAGEMENT + "/" + school)
                .is(200)
                .json()
                .at("/components")
                .valueStream()
                .filter(part -> part.at("/code").asString().equals("DOCUMENTS"))
                .findFirst()
                .orElseThrow();
    }
}
