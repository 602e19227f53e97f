package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.SASHA;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Courses;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** What teachers completed fills indicators; of a school of which nobody was in a course nothing is said. */
@ApiTest
class CourseIndicatorTest {

    private static final LocalDate DAY = LocalDate.now().minusDays(60);

    @Autowired
    private WebTestClient web;

    @Test
    void coursesFillIndicators() {
        UUID district = Rounds.place(web, ALICE, "MUNICIPALITY", "Округ курсов " + code(), REGION);
        UUID many = school(district, "А");
        UUID none = school(district, "Б");
        UUID earlier = school(district, "В");
        school(district, "Г");
        String course = course(district, DAY.minusDays(5), DAY.plusDays(10));
        List<String> ids = Courses.enrolled(web, ALICE, course, many, "Первая Анна", "Вторая Анна", "Третья Анна");
        String undecided =
                Courses.enrolled(web, ALICE, course, none, "Четвертая Анна").get(0);
        LocalDate end = DAY.plusDays(10);
        complete(
                course,
                Courses.completed(ids.get(0), "1", end),
                Courses.completed(ids.get(1), "2", end),
                Courses.notCompleted(ids.get(2)));
        String another = course(district, DAY.minusDays(5), DAY.plusDays(200));
        String twice =
                Courses.enrolled(web, ALICE, another, many, "первая  анна").get(0);
        complete(another, Courses.completed(twice, "3", DAY.plusDays(20)));
        String before = course(district, DAY.minusDays(40), DAY.minusDays(20));
        String old = Courses.enrolled(web, ALICE, before, earlier, "Пятая Анна").get(0);
        complete(before, Courses.completed(old, "4", DAY.minusDays(20)));

        Map<String, Map<UUID, Double>> values = filled(district);

        assertThat(values.get("courses.teachers")).as("one person twice").isEqualTo(Map.of(many, 2.0, none, 0.0));
        assertThat(values.get("courses.hours")).isEqualTo(Map.of(many, 108.0, none, 0.0));
        assertThat(values.get("courses.completedShare")).isEqualTo(Map.of(many, 66.7, none, 0.0));
        assertThat(undecided).isNotEmpty();
    }

    @Test
    void theyAreOfferedByName() {
        assertThat(Api.as(web, SASHA).get(Api.V1 + "/indicator-sources").is(200).text())
                .contains("courses.teachers", "courses.hours", "courses.completedShare");
    }

    private Map<String, Map<UUID, Double>> filled(UUID district) {
        Map<String, String> sources = new HashMap<>();
        for (String source : List.of("courses.teachers", "courses.hours", "courses.completedShare")) {
            Map<String, Object> definition =
                    Rounds.with(Rounds.definition(source), "origin", "SOURCE", "source", source);
            sources.put(
                    Rounds.indicator(web, ALICE, district, code(), definition).id(), source);
        }
        String round = Rounds.opened(web, ALICE, district, DAY, sources.keySet().toArray(String[]::new));
        Api.as(web, ALICE).post(Rounds.ROUNDS + "/" + round + "/fill").is(200);
        Map<String, Map<UUID, Double>> values = new HashMap<>();
        JsonNode read = Api.as(web, ALICE)
                .get(Api.V1 + "/indicator-values?limit=500&round=" + round)
                .is(200)
                .json()
                .at("/items");
        for (JsonNode value : read) {
            values.computeIfAbsent(
                            sources.getOrDefault(value.at("/indicatorId").asString(), ""), key -> new HashMap<>())
                    .put(
                            UUID.fromString(value.at("/schoolId").asString()),
                            Math.round(value.at("/value").asDouble() * 10) / 10.0);
        }
        return values;
    }

    private UUID school(UUID district, String name) {
        return Rounds.place(web, ALICE, "SCHOOL", "Школа курсов " + name + " " + code(), district);
    }

    private String course(UUID district, LocalDate begins, LocalDate ends) {
        return Courses.announced(web, ALICE, Courses.body(district, begins, ends));
    }

    private void complete(String course, Object... outcomes) {
        Api.as(web, ALICE)
                .post(course + "/enrolments/complete", Map.of("items", List.of(outcomes)))
                .is(200);
    }

    private static String code() {
        return "c_" + UUID.randomUUID().toString().substring(0, 8);
    }
}
