package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.roadmaps.progress.PastLife.Past;
import ru.opora.roadmaps.progress.PastLife.Step;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

/** What progress says of a past day is what happened until its end, counted anew from what this test did. */
@ApiTest
class PastDaysTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private final LocalDate today = LocalDate.now(PastLife.ZONE);
    private final List<Past> all = new ArrayList<>();
    private final Map<UUID, UUID> places = new HashMap<>();
    private Stage stage;
    private UUID section;
    private String road;
    private Api observer;

    @BeforeEach
    void aMonthOfWork() {
        stage = new Stage(database);
        UUID region = stage.organization(null, "REGION", "Таежный край");
        List<UUID> executors = new ArrayList<>(List.of(region));
        places.put(region, region);
        for (int m = 0; m < 2; m++) {
            UUID district = stage.organization(region, "MUNICIPALITY", "Район " + m);
            executors.add(district);
            places.put(district, district);
            for (int s = 0; s < 2; s++) {
                UUID school = stage.organization(district, "SCHOOL", "Школа " + m + s);
                executors.add(school);
                places.put(school, district);
            }
        }
        PastLife life = new PastLife(stage, database, today);
        UUID roadmap = stage.roadmap(region, "План края", 1, 3);
        for (UUID executor : executors) {
            stage.assign(roadmap, executor, today.minusDays(20), today.minusDays(7), today.plusDays(10));
        }
        for (UUID executor : executors) {
            for (UUID checkpoint : stage.checkpoints(roadmap, executor)) {
                all.add(life.live(checkpoint, executor, places.get(executor)));
            }
        }
        section = stage.system(database.sql("SELECT id FROM roadmaps_sections WHERE roadmap_id = $1")
                .bind(0, roadmap)
                .mapValue(UUID.class)
                .one());
        road = V1 + "/roadmaps/" + roadmap + "/progress?limit=100";
        observer = Api.as(web, stage.person(region, "OBSERVER"));
    }

    @Test
    void everyGroupingOfEveryPastDayIsWhatARecountOfHistoryGives() {
        for (int back = PastLife.DAYS; back >= 2; back--) {
            LocalDate day = today.minusDays(back);
            same(day, "SECTION", past -> section.toString());
            same(day, "EXECUTOR_KIND", Past::kind);
            same(day, "MUNICIPALITY", past -> past.place().toString());
            same(
                    day,
                    "SCHOOL",
                    past -> past.kind().equals("SCHOOL") ? past.organization().toString() : "");
        }
        List<String> ways = all.stream()
                .map(past -> past.steps().stream().map(Step::state).collect(Collectors.joining(" ")))
                .toList();
        assertThat(ways).as("a report was taken back").anyMatch(way -> way.contains("SUBMITTED IN_PROGRESS"));
        assertThat(ways).as("what was cancelled was needed again").anyMatch(way -> way.matches(".*CANCELLED .+"));
        assertThat(all.stream().map(past -> past.on(today)).distinct())
                .as("the month had everything in it")
                .contains("PLANNED", "IN_PROGRESS", "SUBMITTED", "ACCEPTED", "RETURNED", "CANCELLED");
    }

    @Test
    void theBurnUpOfAPastDayEndsWithWhatStoodThen() {
        for (int back = PastLife.DAYS; back >= 2; back--) {
            LocalDate day = today.minusDays(back);
            JsonNode points = observer.get(road.replace("/progress?limit=100", "/burn-up?by=DAY&asOf=") + day)
                    .is(200)
                    .json()
                    .at("/items");
            JsonNode end = points.get(points.size() - 1);
            assertThat(end.at("/planned").asLong())
                    .as("planned on %s", day)
                    .isEqualTo(those(day, "PLANNED", "IN_PROGRESS", "RETURNED", "SUBMITTED", "ACCEPTED"));
            assertThat(end.at("/submitted").asLong())
                    .as("submitted by %s", day)
                    .isEqualTo(those(day, "SUBMITTED", "ACCEPTED"));
            assertThat(end.at("/accepted").asLong()).as("accepted by %s", day).isEqualTo(those(day, "ACCEPTED"));
            long doneBy = 0;
            for (JsonNode point : points) {
                if (!LocalDate.parse(point.at("/from").asString()).isAfter(day)) {
                    doneBy = point.at("/submitted").asLong();
                }
            }
            assertThat(doneBy)
                    .as("nothing is done after %s", day)
                    .isEqualTo(end.at("/submitted").asLong());
        }
    }

    private long those(LocalDate day, String... states) {
        return all.stream()
                .filter(past -> List.of(states).contains(past.on(day)))
                .count();
    }

    @Test
    void aPageOfSchoolsOfAPastDayGoesOnWithThatDay() {
        LocalDate day = today.minusDays(6);
        Answer first = observer.get(road.replace("limit=100", "limit=3") + "&by=SCHOOL&asOf=" + day)
                .is(200);
        Answer next = observer.get(
                        road.replace("limit=100", "limit=3") + "&by=SCHOOL&asOf=" + day + "&cursor={c}",
                        first.at("/nextCursor"))
                .is(200);
        JsonNode last = next.json().at("/items/0");
        List<Past> own = all.stream()
                .filter(past ->
                        past.organization().toString().equals(last.at("/id").asString()))
                .toList();
        assertThat(counts(last.at("/counts"))).isEqualTo(recount(own, day));
    }

    private void same(LocalDate day, String by, Function<Past, String> key) {
        JsonNode answer =
                observer.get(road + "&by=" + by + "&asOf=" + day).is(200).json();
        assertThat(counts(answer.at("/total"))).as("total by %s on %s", by, day).isEqualTo(recount(all, day));
        Map<String, List<Long>> found = new HashMap<>();
        answer.at("/items")
                .forEach(item -> found.put(
                        item.at(by.equals("EXECUTOR_KIND") ? "/kind" : "/id").asString(), counts(item.at("/counts"))));
        Map<String, List<Long>> expected = new HashMap<>();
        all.stream()
                .filter(past -> !key.apply(past).isEmpty())
                .collect(Collectors.groupingBy(key))
                .forEach((group, own) -> expected.put(group, recount(own, day)));
        assertThat(found).as("by %s on %s", by, day).isEqualTo(expected);
    }

    private static List<Long> recount(List<Past> some, LocalDate day) {
        List<Long> counts = new ArrayList<>();
        for (String state : List.of("PLANNED", "IN_PROGRESS", "SUBMITTED", "ACCEPTED", "RETURNED", "CANCELLED")) {
            counts.add(some.stream().filter(past -> past.on(day).equals(state)).count());
        }
        counts.add(some.stream()
                .filter(past -> past.due().isBefore(day)
                        && List.of("PLANNED", "IN_PROGRESS", "RETURNED").contains(past.on(day)))
                .count());
        return counts;
    }

    private static List<Long> counts(JsonNode counts) {
        return List.of("planned", "inProgress", "submitted", "accepted", "returned", "cancelled", "overdue").stream()
                .map(name -> counts.at("/" + name).asLong())
                .toList();
    }
}
