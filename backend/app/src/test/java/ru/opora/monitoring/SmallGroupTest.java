package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.NORTH_SCHOOL;
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

/** What is not told of few pupils does not follow from what is told beside it. */
@ApiTest
class SmallGroupTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aHiddenClassIsNotTheWholeLessTheOthers() {
        String path = Results.recorded(web, "Астрономия", 2071, NORTH_SCHOOL, 22, 6);
        record(path, NORTH_SCHOOL, Map.of("А", 20, "Б", 2));
        assertThat(told(path, Api.client(web, "monitoring:read")))
                .as("the whole alone")
                .containsExactly("22");
        assertThat(told(path, Api.as(web, SASHA))).containsExactlyInAnyOrder("22", "А 20", "Б 2");
        String large = Results.recorded(web, "Астрономия", 2074, NORTH_SCHOOL, 26, 6);
        record(large, NORTH_SCHOOL, Map.of("А", 20, "Б", 6));
        assertThat(told(large, Api.client(web, "monitoring:read"))).containsExactlyInAnyOrder("26", "А 20", "Б 6");
    }

    @Test
    void aRestThatNobodyWroteDownIsHiddenToo() {
        String path = Results.recorded(web, "Астрономия", 2072, NORTH_SCHOOL, 22, 6);
        record(path, NORTH_SCHOOL, Map.of("А", 20));
        assertThat(told(path, Api.client(web, "monitoring:read"))).containsExactly("22");
        String whole = Results.recorded(web, "Астрономия", 2073, NORTH_SCHOOL, 20, 6);
        record(whole, NORTH_SCHOOL, Map.of("А", 20));
        assertThat(told(whole, Api.client(web, "monitoring:read"))).containsExactlyInAnyOrder("20", "А 20");
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
