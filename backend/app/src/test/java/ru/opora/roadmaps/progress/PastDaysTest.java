package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

/** What progress says of a past day is what happened until its end, counted anew from what this test did. */
@ApiTest
class PastDaysTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");
    private static final int DAYS = 30;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    /** From a day on a checkpoint was in a state. */
    private record Step(LocalDate day, String state) {}

    /** A checkpoint with its whole past. */
    private record Past(UUID organization, UUID place, String kind, LocalDate due, List<Step> steps) {

        String on(LocalDate day) {
            return steps.stream()
                    .filter(step -> !step.day().isAfter(day))
                    .reduce((earlier, later) -> later)
                    .map(Step::state)
                    .orElse("PLANNED");
        }
    }

    private final Random random = new Random(41);
    private final LocalDate today = LocalDate.now(ZONE);
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
        UUID roadmap = stage.roadmap(region, "План края", 1, 3);
        for (UUID executor : executors) {
            stage.assign(roadmap, executor, today.minusDays(20), today.minusDays(7), today.plusDays(10));
        }
        for (UUID executor : executors) {
            for (UUID checkpoint : stage.checkpoints(roadmap, executor)) {
                all.add(live(checkpoint, executor));
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
        for (int back = DAYS; back >= 2; back--) {
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

    /** Gives a checkpoint a past: it goes some steps of its life on days of the last month. */
    private Past live(UUID checkpoint, UUID executor) {
        List<Step> steps = new ArrayList<>();
        LocalDate day = today.minusDays(random.nextInt(3, DAYS));
        if (random.nextInt(6) > 0) {
            draft(checkpoint, day);
            steps.add(new Step(day, "IN_PROGRESS"));
            for (int round = random.nextInt(4); round > 0 && day.isBefore(today.minusDays(2)); round--) {
                day = day.plusDays(random.nextInt(1, 4));
                if (decided(checkpoint, day, steps)) {
                    break;
                }
            }
        }
        String now = steps.isEmpty() ? "PLANNED" : steps.get(steps.size() - 1).state();
        if (!List.of("SUBMITTED", "ACCEPTED").contains(now) && random.nextInt(5) == 0 && day.isBefore(today)) {
            LocalDate end = day.plusDays(1);
            stage.run("""
                    UPDATE roadmaps_checkpoints SET state = 'CANCELLED', cancelled_reason = 'BY_CONTROL', updated_at = $2
                    WHERE id = $1""", checkpoint, at(end));
            steps.add(new Step(end, "CANCELLED"));
            if (random.nextBoolean() && end.isBefore(today)) {
                resume(checkpoint, now, end.plusDays(1), steps);
            }
        }
        return new Past(executor, places.get(executor), kind(executor), due(checkpoint), steps);
    }

    /** What was cancelled is needed again: the state before it, without the returned, which a generation does not cancel. */
    private void resume(UUID checkpoint, String before, LocalDate day, List<Step> steps) {
        if (before.equals("RETURNED")) {
            return;
        }
        stage.run(
                "UPDATE roadmaps_checkpoints SET state = $2, cancelled_reason = NULL WHERE id = $1",
                checkpoint,
                before);
        undone(checkpoint, day);
        steps.add(new Step(day, before));
    }

    /** What is undone is noted as of now; here it was on a past day. */
    private void undone(UUID checkpoint, LocalDate day) {
        stage.run("""
                DO $$ BEGIN
                    UPDATE roadmaps_undone_states SET until = '%s' WHERE id = (
                        SELECT max(id) FROM roadmaps_undone_states WHERE checkpoint_id = '%s');
                END $$""".formatted(at(day), checkpoint));
    }

    private void draft(UUID checkpoint, LocalDate day) {
        stage.run("""
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, author, created_at)
                VALUES (gen_random_uuid(), $1, 'DRAFT', 'Черновик', 'author', $2)""", checkpoint, at(day));
        stage.run(
                "UPDATE roadmaps_checkpoints SET state = 'IN_PROGRESS' WHERE id = $1 AND state = 'PLANNED'",
                checkpoint);
    }

    /** Submits, and the day after leaves it, accepts it or sends it back; gives whether that was the end. */
    private boolean decided(UUID checkpoint, LocalDate day, List<Step> steps) {
        stage.run("""
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, author, created_at)
                SELECT gen_random_uuid(), $1, 'DRAFT', 'Черновик', 'author', $2
                WHERE NOT EXISTS (SELECT 1 FROM roadmaps_reports WHERE checkpoint_id = $1 AND state = 'DRAFT')""", checkpoint, at(day));
        stage.run("""
                UPDATE roadmaps_reports SET state = 'SUBMITTED', submitted_by = 'author', submitted_at = $2
                WHERE checkpoint_id = $1 AND state = 'DRAFT'""", checkpoint, at(day));
        state(checkpoint, "SUBMITTED", day, null);
        steps.add(new Step(day, "SUBMITTED"));
        String verdict = List.of("", "ACCEPTED", "RETURNED", "BACK").get(random.nextInt(4));
        if (verdict.isEmpty()) {
            return true;
        }
        LocalDate next = day.plusDays(1);
        if (verdict.equals("BACK")) {
            takeBack(checkpoint, next, steps);
            return false;
        }
        stage.run("""
                UPDATE roadmaps_reports SET state = $3, decided_by = 'judge', decided_at = $2, remark = 'Нет протокола'
                WHERE checkpoint_id = $1 AND state = 'SUBMITTED'""", checkpoint, at(next), verdict);
        boolean accepted = verdict.equals("ACCEPTED");
        state(checkpoint, verdict, accepted ? day : null, accepted ? next : null);
        steps.add(new Step(next, verdict));
        return accepted;
    }

    /** The executor takes the report back: a remark that was there before is unanswered again. */
    private void takeBack(UUID checkpoint, LocalDate day, List<Step> steps) {
        boolean returned = steps.stream().anyMatch(step -> step.state().equals("RETURNED"));
        stage.run("""
                UPDATE roadmaps_reports SET state = 'DRAFT', submitted_by = NULL, submitted_at = NULL
                WHERE checkpoint_id = $1 AND state = 'SUBMITTED'""", checkpoint);
        undone(checkpoint, day);
        state(checkpoint, returned ? "RETURNED" : "IN_PROGRESS", null, null);
        steps.add(new Step(day, returned ? "RETURNED" : "IN_PROGRESS"));
    }

    private void state(
            UUID checkpoint,
            String state,
            @org.jspecify.annotations.Nullable LocalDate submitted,
            @org.jspecify.annotations.Nullable LocalDate accepted) {
        stage.run(
                "UPDATE roadmaps_checkpoints SET state = $2, submitted_at = $3::timestamptz, accepted_at = $4::timestamptz WHERE id = $1",
                checkpoint,
                state,
                text(submitted),
                text(accepted));
    }

    private static Object text(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? io.r2dbc.spi.Parameters.in(String.class) : at(day).toString();
    }

    /** Late in the evening there: in the west of the country it is still the same day, in UTC too. */
    private static java.time.OffsetDateTime at(LocalDate day) {
        return day.atTime(LocalTime.of(23, 30)).atZone(ZONE).toOffsetDateTime();
    }

    private String kind(UUID organization) {
        return stage.system(database.sql("SELECT kind FROM organizations WHERE id = $1")
                .bind(0, organization)
                .mapValue(String.class)
                .one());
    }

    private LocalDate due(UUID checkpoint) {
        return stage.system(database.sql("SELECT due FROM roadmaps_checkpoints WHERE id = $1")
                .bind(0, checkpoint)
                .mapValue(LocalDate.class)
                .one());
    }
}
