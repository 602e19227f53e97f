package ru.opora.roadmaps.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;

@ApiTest
class FeedsTest {

    private static final String FEEDS = Api.V1 + "/calendar-feeds";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotMakeReadOrRevoke() {
        Api.anonymous(web).post(FEEDS, body("PERSON", null)).problem(401, "unauthenticated");
        Api.as(web, CHELSEA).post(FEEDS, body("PERSON", null)).problem(403, "forbidden");
        Api.client(web, "checkpoints:read").post(FEEDS, body("PERSON", null)).problem(403, "forbidden");
        Api.as(web, DORA).post(FEEDS, body("ORGANIZATION", NORTH_SCHOOL)).problem(404, "not-found");
        Api.as(web, SASHA).post(FEEDS, body("ORGANIZATION", NORTH)).problem(403, "forbidden");
        Api.as(web, DORA)
                .post(FEEDS, body("ROADMAP", UUID.fromString(Duties.roadmap(web, BOB, NORTH))))
                .problem(404, "not-found");
        Answer made = Api.as(web, SASHA).post(FEEDS, body("PERSON", null)).is(201);
        Api.as(web, BOB).delete(FEEDS + "/" + made.at("/feed/id"), null).problem(404, "not-found");
        assertThat(Api.as(web, BOB).get(FEEDS).is(200).text()).doesNotContain(made.at("/feed/id"));
        read("/feeds/" + "A".repeat(43) + ".ics").problem(404, "not-found");
        read("/feeds/.ics").is(404);
    }

    @Test
    void nonsenseIsRefusedByName() {
        Api sasha = Api.as(web, SASHA);
        sasha.post(FEEDS, Map.of()).problem(422, "invalid-fields").pointing("/kind", "REQUIRED");
        sasha.post(FEEDS, body("ORGANIZATION", null))
                .problem(422, "invalid-fields")
                .pointing("/targetId", "REQUIRED");
        sasha.post(FEEDS, body("PERSON", NORTH)).problem(422, "invalid-fields").pointing("/targetId", "INVALID");
        sasha.post(FEEDS, body("ROADMAP", UUID.randomUUID())).problem(404, "not-found");
    }

    @Test
    void theSchoolsTasksAreACalendarForEverybodyWhoHasTheLink() throws Exception {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        Answer made = Api.as(web, SASHA)
                .post(FEEDS, body("ORGANIZATION", NORTH_SCHOOL))
                .is(201);
        String path = path(made);
        Answer calendar = read(path).is(200);
        assertThat(String.valueOf(calendar.headers().getContentType())).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(calendar.headers().getCacheControl()).contains("no-store");
        List<VEvent> events = events(calendar);
        var items = Duties.of(web, BOB, roadmap, NORTH_SCHOOL).json().at("/items");
        String title = items.at("/0/title").asString();
        assertThat(events).anyMatch(event -> event.getSummary().getValue().contains(title));
        assertThat(events)
                .extracting(event -> event.getUid().orElseThrow().getValue())
                .doesNotContainNull();
        assertThat(read(path).text()).isEqualTo(calendar.text());
        Api.answer(web.get().uri(path).header("If-None-Match", calendar.tag())).is(304);
        assertThat(text("SELECT secret_hash FROM roadmaps_feeds WHERE id = '" + made.at("/feed/id") + "'"))
                .hasSize(64)
                .isNotEqualTo(path);
        assertThat(Api.as(web, SASHA).get(FEEDS).at("/items/0/readAt")).isNotEmpty();
        assertThat(Api.as(web, SASHA).get(FEEDS).text()).doesNotContain(path.substring(7, 30));
    }

    @Test
    void aReportedInstanceSaysSoInItsPlace() throws Exception {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        var items = Duties.of(web, BOB, roadmap, NORTH_SCHOOL).json().at("/items");
        String path = path(Api.as(web, SASHA).post(FEEDS, body("PERSON", null)).is(201));
        String before = read(path).is(200).text();
        String checkpoint = items.at("/0/id").asString();
        Api.as(web, SASHA)
                .post(Duties.CHECKPOINTS + "/" + checkpoint + "/submit", Map.of("text", "Сделано"))
                .is(200);
        Answer after = read(path).is(200);
        assertThat(after.text()).isNotEqualTo(before);
        assertThat(events(after))
                .anyMatch(event -> event.getSummary().getValue().startsWith("На проверке: ")
                        && event.getUrl().getValue().endsWith("/tasks/" + checkpoint));
    }

    @Test
    void aPlanIsACalendarWithRules() throws Exception {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        Answer calendar = read(path(Api.as(web, BOB)
                        .post(FEEDS, body("ROADMAP", UUID.fromString(roadmap)))
                        .is(201)))
                .is(200);
        List<VEvent> events = events(calendar);
        assertThat(events).isNotEmpty();
        assertThat(calendar.text()).contains("RRULE:FREQ=MONTHLY");
    }

    @Test
    void aLinkIsVoidWhenItIsRevokedOrItsOwnerLosesTheRight() {
        Answer made = Api.as(web, SASHA).post(FEEDS, body("PERSON", null)).is(201);
        read(path(made)).is(200);
        Api.as(web, SASHA).delete(FEEDS + "/" + made.at("/feed/id"), null).is(204);
        read(path(made)).problem(404, "not-found");
        Api.as(web, SASHA).delete(FEEDS + "/" + made.at("/feed/id"), null).problem(404, "not-found");

        String leaver = "feeds-" + UUID.randomUUID();
        run("""
                WITH p AS (INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), '%s', 'Уходящий') RETURNING id)
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT gen_random_uuid(), id, '%s', 'SCHOOL_HEAD', DATE '2020-01-01' FROM p""".formatted(leaver, NORTH_SCHOOL));
        String mine = path(Api.as(web, leaver).post(FEEDS, body("PERSON", null)).is(201));
        String schools = path(Api.as(web, leaver)
                .post(FEEDS, body("ORGANIZATION", NORTH_SCHOOL))
                .is(201));
        read(mine).is(200);
        read(schools).is(200);
        run(
                "UPDATE organizations_memberships SET ended_at = now(), valid_to = current_date WHERE person_id = (SELECT id FROM organizations_people WHERE subject = '"
                        + leaver + "')");
        read(mine).problem(404, "not-found");
        read(schools).problem(404, "not-found");
    }

    @Test
    void nobodyHasLinksWithoutEnd() {
        String person = "feeds-" + UUID.randomUUID();
        run("""
                WITH p AS (INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), '%s', 'Собиратель') RETURNING id),
                m AS (INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                      SELECT gen_random_uuid(), id, '%s', 'SCHOOL_HEAD', DATE '2020-01-01' FROM p)
                INSERT INTO roadmaps_feeds (id, person_id, kind, title, secret_hash, language)
                SELECT gen_random_uuid(), p.id, 'PERSON', 'Мои задачи', p.id || '-' || n, 'ru' FROM p, generate_series(1, 50) n""".formatted(person, NORTH_SCHOOL));
        Api.as(web, person)
                .post(FEEDS, body("PERSON", null))
                .problem(422, "invalid-fields")
                .pointing("/kind", "TOO_MANY");
    }

    private Answer read(String path) {
        return Api.answer(web.method(HttpMethod.GET).uri(URI.create(path).getRawPath()));
    }

    private static String path(Answer made) {
        return URI.create(made.at("/address")).getPath();
    }

    private static List<VEvent> events(Answer calendar) throws Exception {
        var built = new CalendarBuilder()
                .build(new ByteArrayInputStream(calendar.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(built.validate().hasErrors()).as(built.validate().toString()).isFalse();
        return built.getComponents("VEVENT");
    }

    private static Map<String, Object> body(String kind, @Nullable UUID target) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", kind));
        if (target != null) {
            body.put("targetId", target);
        }
        return body;
    }

    private String text(String sql) {
        return Objects.requireNonNull(
                DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                        .block());
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }
}
