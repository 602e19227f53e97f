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
import ru.opora.testing.Forms;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** The campaigns that a school's response is counted in are found by their list. */
@ApiTest
class EngagementResponseTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void theCampaignsBehindTheResponseAreTheCountedOnes() {
        UUID place = Rounds.place(web, ALICE, "MUNICIPALITY", "Район с откликом", REGION);
        UUID school = Rounds.place(web, ALICE, "SCHOOL", "Школа с откликом", place);
        UUID other = Rounds.place(web, ALICE, "SCHOOL", "Другая школа с откликом", place);
        String first = ended(3, school, other);
        String second = ended(40, school);
        ended(3, other);
        ended(500, school);
        Forms.started(web, RITA, REGION, "TEACHER", school);

        Api rita = Api.as(web, RITA);
        rita.post(Api.V1 + "/engagement/refresh", Map.of("organizationId", place))
                .is(200);
        JsonNode evidence = rita.get(Api.V1 + "/engagement/" + school)
                .is(200)
                .json()
                .at("/components")
                .valueStream()
                .filter(part -> part.at("/code").asString().equals("RESPONSE"))
                .findFirst()
                .orElseThrow()
                .at("/evidence");
        assertThat(evidence.at("/campaigns").asInt()).isEqualTo(2);
        assertThat(evidence.at("/expected").asInt()).isEqualTo(40);
        String window = "&endedFrom=" + Forms.today().minusDays(365) + "&endedTo="
                + Forms.today().minusDays(1);
        assertThat(rita.get(Forms.CAMPAIGNS + "?asked=" + school + window)
                        .is(200)
                        .json()
                        .at("/items"))
                .extracting(row -> row.at("/id").asString())
                .containsExactlyInAnyOrder(first, second);
        assertThat(rita.get(Forms.CAMPAIGNS + "?asked=" + school).is(200).json().at("/items"))
                .hasSize(4);
    }

    /** A campaign in these schools whose last day was so many days ago. */
    private String ended(int daysAgo, UUID... schools) {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", schools);
        DatabaseScope.system(database.sql(
                                "UPDATE surveys_campaigns SET opens_on = :closes - 30, closes_on = :closes WHERE id = :id")
                        .bind("closes", Forms.today().minusDays(daysAgo))
                        .bind("id", UUID.fromString(campaign))
                        .then())
                .block();
        return campaign;
    }
}
