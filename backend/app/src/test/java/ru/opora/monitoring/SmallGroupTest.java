package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

/** What is not told of few pupils does not follow from what is told beside it. */
@ApiTest
class SmallGroupTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aHiddenClassIsNotTheWholeLessTheOthers() {
        String path = Results.recorded(web, "Астрономия", 2001, NORTH_SCHOOL, 22, 6);
        record(path, NORTH_SCHOOL, Map.of("А", 20, "Б", 2));
        assertThat(told(path, Api.client(web, "monitoring:read")))
                .as("the whole alone")
                .containsExactly("22");
        assertThat(told(path, Api.as(web, SASHA))).containsExactlyInAnyOrder("22", "А 20", "Б 2");
        String large = Results.recorded(web, "Астрономия", 2004, NORTH_SCHOOL, 26, 6);
        record(large, NORTH_SCHOOL, Map.of("А", 20, "Б", 6));
        assertThat(told(large, Api.client(web, "monitoring:read"))).containsExactlyInAnyOrder("26", "А 20", "Б 6");
    }

    @Test
    void aRestThatNobodyWroteDownIsHiddenToo() {
        String path = Results.recorded(web, "Астрономия", 2002, NORTH_SCHOOL, 22, 6);
        record(path, NORTH_SCHOOL, Map.of("А", 20));
        assertThat(told(path, Api.client(web, "monitoring:read"))).containsExactly("22");
        String whole = Results.recorded(web, "Астрономия", 2003, NORTH_SCHOOL, 20, 6);
        record(whole, NORTH_SCHOOL, Map.of("А", 20));
        assertThat(told(whole, Api.client(web, "monitoring:read"))).containsExactlyInAnyOrder("20", "А 20");
    }

    @Test
    void aSumSaysNoMoreThanTheSchoolsThatAreTold() {
        Api outside = Api.client(web, "monitoring:read");
        String small = Results.recorded(web, "Астрономия", 2005, NORTH_SCHOOL, 3, 2);
        assertThat(sum(small, outside)).isEqualTo("0 0 0");
        assertThat(sum(small, Api.as(web, RITA))).isEqualTo("1 3 2");
        String large = Results.recorded(web, "Астрономия", 2006, NORTH_SCHOOL, 22, 6);
        assertThat(sum(large, outside)).isEqualTo("1 22 6");
        String classes = Results.ASSESSMENTS + "/" + assessment(2007);
        record(classes, NORTH_SCHOOL, Map.of("А", 20, "Б", 3));
        assertThat(told(classes, outside)).isEmpty();
        assertThat(sum(classes, outside)).as("without a whole too").isEqualTo("0 0 0");
        assertThat(sum(classes, Api.as(web, RITA))).isEqualTo("1 23 2");
    }

    @Test
    void whatHeldBeforeIsNotToldOutside() {
        String path = Results.recorded(web, "Астрономия", 2008, NORTH_SCHOOL, 22, 6);
        record(path, NORTH_SCHOOL, Map.of("А", 2));
        record(path, NORTH_SCHOOL, Map.of("А", 20));
        Api outside = Api.client(web, "monitoring:read");
        assertThat(told(path, outside)).as("two are left").containsExactly("22");
        Results.record(web, path, NORTH_SCHOOL, 20, 6);
        assertThat(told(path, outside))
                .as("and a slip that was mended hides nothing")
                .containsExactlyInAnyOrder("20", "А 20");
        String versions = Api.V1 + "/assessment-results/"
                + outside.get(path + "/results")
                        .is(200)
                        .json()
                        .at("/items/0/id")
                        .asLong() + "/versions";
        assertThat(outside.get(versions).is(200).json().at("/items")).hasSize(1);
        assertThat(Api.as(web, RITA).get(versions).is(200).json().at("/items")).hasSizeGreaterThan(1);
    }

    private String assessment(int year) {
        return Api.as(web, RITA)
                .post(Results.ASSESSMENTS, Results.assessment(REGION, "Астрономия", year))
                .is(201)
                .id();
    }

    /** Schools, participants and those below. */
    private static String sum(String path, Api caller) {
        JsonNode sum = caller.get(path + "/summary").is(200).json();
        return sum.at("/schools").asInt() + " " + sum.at("/participants").asInt(0) + " "
                + sum.at("/below").asInt(0);
    }

    private void record(String path, UUID school, Map<String, Integer> classes) {
        List<Map<String, Object>> items = classes.entrySet().stream()
                .map(one -> Map.<String, Object>of(
                        "organizationId",
                        school,
                        "classLetter",
                        one.getKey(),
                        "participants",
                        one.getValue(),
                        "below",
                        1))
                .toList();
        Api.as(web, RITA).post(path + "/results", Map.of("items", items)).is(200);
    }

    private static List<String> told(String path, Api caller) {
        return caller.get(path + "/results?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> (item.at("/classLetter").asString() + " "
                                + item.at("/participants").asInt())
                        .strip())
                .toList();
    }
}
