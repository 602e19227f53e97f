package ru.opora.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import tools.jackson.databind.JsonNode;

/** A small country of the benchmarks: every figure of progress, for whoever asks, is what a recount of the checkpoints gives. */
@ApiTest
class CountryTest {

    private static final int REGION = 901;
    private static final int PLANNED = 902;
    private static final int SCHOOLS = 70;

    private static final List<String> FIGURES = List.of(
            "total",
            "planned",
            "inProgress",
            "submitted",
            "accepted",
            "returned",
            "cancelled",
            "overdue",
            "dueSoFar",
            "acceptedOfDue");

    private static final String RECOUNT = """
            SELECT coalesce(%1$s::text, 'none') || ' ' || concat_ws(' ', count(*) FILTER (WHERE c.state <> 'CANCELLED'),
                count(*) FILTER (WHERE c.state = 'PLANNED'), count(*) FILTER (WHERE c.state = 'IN_PROGRESS'),
                count(*) FILTER (WHERE c.state = 'SUBMITTED'), count(*) FILTER (WHERE c.state = 'ACCEPTED'),
                count(*) FILTER (WHERE c.state = 'RETURNED'), count(*) FILTER (WHERE c.state = 'CANCELLED'),
                count(*) FILTER (WHERE c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.due < (now() AT TIME ZONE c.time_zone)::date),
                count(*) FILTER (WHERE c.state <> 'CANCELLED' AND c.due <= (now() AT TIME ZONE c.time_zone)::date),
                count(*) FILTER (WHERE c.state = 'ACCEPTED' AND c.due <= (now() AT TIME ZONE c.time_zone)::date))
            FROM roadmaps_checkpoints c JOIN organizations o ON o.id = c.organization_id JOIN roadmaps_activities a ON a.id = c.activity_id
            WHERE c.roadmap_id = %2$s AND %3$s GROUP BY %1$s""";

    private static final Map<String, String> KEYS = Map.of(
            "SECTION", "a.section_id",
            "EXECUTOR_KIND", "o.kind",
            "MUNICIPALITY", "coalesce(c.municipality_id, c.organization_id)",
            "SCHOOL", "CASE o.kind WHEN 'SCHOOL' THEN o.id END");

    /** Who asks, and which executors are theirs. */
    private static final Map<String, String> SCOPES = Map.of(
            "coordinator " + REGION, "true",
            "district " + REGION + " 3", "c.municipality_id = " + Country.id("municipality " + REGION + " 3"),
            "head " + REGION + " 5", "c.organization_id = " + Country.id("school " + REGION + " 5"));

    @Autowired
    private WebTestClient web;

    @BeforeAll
    static void aCountry() throws SQLException {
        try (var country = new Country()) {
            country.plan(REGION, PLANNED, SCHOOLS);
            country.execute(REGION, REGION);
            country.report(REGION);
        }
    }

    @Test
    void figuresAreWhatARecountGives() throws SQLException {
        try (var country = new Country()) {
            assertThat(Long.parseLong(country.texts("SELECT count(*) FROM roadmaps_checkpoints WHERE roadmap_id = "
                                    + Country.id("roadmap " + REGION))
                            .get(0)))
                    .isEqualTo(expected());
            compare(country);
            country.run("""
                    UPDATE roadmaps_checkpoints SET state = CASE WHEN id::text < '8' THEN 'IN_PROGRESS' ELSE 'CANCELLED' END,
                        cancelled_reason = CASE WHEN id::text >= '8' THEN 'BY_CONTROL' END
                    WHERE roadmap_id = %s AND state = 'PLANNED' AND id::text LIKE '%%7'""".formatted(Country.id("roadmap " + REGION)));
            country.run("SELECT roadmaps_progress_fold(7)");
            compare(country);
        }
    }

    @Test
    void generationAddsNothingToWhatTheCountryHasAndAllToANewPlan() throws SQLException {
        try (var country = new Country()) {
            JsonNode known = generate(country, REGION);
            assertThat(known.at("/assignments/added").asLong()).isZero();
            assertThat(known.at("/checkpoints/added").asLong()).isZero();
            assertThat(known.at("/moved").asLong()).isZero();
            assertThat(known.at("/checkpoints/kept").asLong()).isEqualTo(expected());
            assertThat(generate(country, PLANNED).at("/checkpoints/added").asLong())
                    .isEqualTo(expected());
            assertThat(generate(country, PLANNED).at("/checkpoints/added").asLong())
                    .isZero();
        }
    }

    /** Schools, and what the municipalities do in rows 20, 40 and 60 (monthly) and the institute in 30 and 60. */
    private static long expected() {
        return (long) SCHOOLS * Country.PER_SCHOOL + Country.MUNICIPALITIES * 3 * 12 + 2 * 12;
    }

    private JsonNode generate(Country country, int region) throws SQLException {
        return Duties.generate(web, "coordinator " + region, country.uuid("roadmap " + region));
    }

    private void compare(Country country) throws SQLException {
        String roadmap = country.uuid("roadmap " + REGION);
        for (var scope : SCOPES.entrySet()) {
            Api api = Api.as(web, scope.getKey());
            for (var key : KEYS.entrySet()) {
                JsonNode page = api.get(V1 + "/roadmaps/" + roadmap + "/progress?limit=500&by=" + key.getKey())
                        .is(200)
                        .json();
                Map<String, String> shown = new TreeMap<>();
                page.at("/items")
                        .forEach(item -> shown.put(
                                item.at(key.getKey().equals("EXECUTOR_KIND") ? "/kind" : "/id")
                                        .asString("none"),
                                figures(item.at("/counts"))));
                Map<String, String> counted = recount(country, key.getValue(), scope.getValue());
                if (key.getKey().equals("SCHOOL")) {
                    counted.remove("none");
                }
                assertThat(shown).as(scope.getKey() + " " + key.getKey()).isEqualTo(counted);
                assertThat(figures(page.at("/total")))
                        .as(scope.getKey() + " total")
                        .isEqualTo(recount(country, "c.roadmap_id", scope.getValue())
                                .get(roadmap));
            }
            assertThat(figures(api.get(V1 + "/execution-summary").is(200).json().at("/counts")))
                    .as(scope.getKey() + " summary")
                    .isEqualTo(
                            recount(country, "c.roadmap_id", scope.getValue()).get(roadmap));
        }
    }

    private static Map<String, String> recount(Country country, String key, String scope) throws SQLException {
        Map<String, String> counted = new TreeMap<>();
        for (String line : country.texts(RECOUNT.formatted(key, Country.id("roadmap " + REGION), scope))) {
            counted.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        return counted;
    }

    private static String figures(JsonNode counts) {
        return String.join(
                " ",
                FIGURES.stream()
                        .map(figure -> counts.at("/" + figure).asString())
                        .toList());
    }
}
