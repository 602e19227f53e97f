package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

@ApiTest
class SavedViewTest {

    private static final String VIEWS = Api.V1 + "/saved-views";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void nobodySeesChangesOrForgetsAnothersViews() {
        Api.as(web, CHELSEA).get(VIEWS).problem(403, "forbidden");
        Api.client(web, "organizations:read").post(VIEWS, view("Чужая")).problem(403, "forbidden");
        Answer made =
                Api.as(web, BOB).post(VIEWS, view("Своя " + UUID.randomUUID())).is(201);
        String path = VIEWS + "/" + made.id();
        assertThat(Api.as(web, DORA).get(VIEWS).is(200).text()).doesNotContain(made.id());
        put(DORA, path, made.tag(), Map.of("name", "Моя")).problem(404, "not-found");
        Api.as(web, DORA).delete(path, made.tag()).problem(404, "not-found");
        Api.as(web, BOB).delete(path, made.tag()).is(204);
    }

    @Test
    void aViewIsKeptRenamedAndForgotten() {
        String name = "Красные " + UUID.randomUUID();
        Api bob = Api.as(web, BOB);
        Answer made = bob.post(VIEWS, view(name)).is(201);
        String path = VIEWS + "/" + made.id();
        assertThat(bob.get(VIEWS).is(200).json().at("/items")).anySatisfy(item -> {
            assertThat(item.at("/name").asString()).isEqualTo(name);
            assertThat(item.at("/screen").asString()).isEqualTo("/engagement");
            assertThat(item.at("/query").asString()).isEqualTo("level=RED");
        });
        put(BOB, path, null, Map.of("name", "Другое")).problem(428, "precondition-required");
        Answer renamed =
                put(BOB, path, made.tag(), Map.of("name", "Другое имя")).is(200);
        assertThat(renamed.at("/query")).isEqualTo("level=RED");
        put(BOB, path, made.tag(), Map.of("name", "Третье")).problem(412, "stale");
        assertThat(put(BOB, path, renamed.tag(), Map.of("name", "Желтые", "query", "level=YELLOW"))
                        .is(200)
                        .at("/query"))
                .isEqualTo("level=YELLOW");
        bob.delete(path, null).problem(428, "precondition-required");
        bob.delete(path, "\"0\"").problem(412, "stale");
        bob.delete(path, "\"2\"").is(204);
        bob.delete(path, "\"2\"").problem(404, "not-found");
    }

    @Test
    void onlyAnAddressInsideTheApplicationIsTaken() {
        Api bob = Api.as(web, BOB);
        for (String screen : List.of("https://example.org/", "//example.org", "engagement", "/a?b=c", "/a#b", "")) {
            Map<String, Object> body = new HashMap<>(view("Адрес"));
            body.put("screen", screen);
            bob.post(VIEWS, body).problem(422, "invalid-fields").pointing("/screen", "WRONG_FORMAT");
        }
        Map<String, Object> nameless = new HashMap<>(view(" "));
        bob.post(VIEWS, nameless).problem(422, "invalid-fields");
        Map<String, Object> endless = new HashMap<>(view("Адрес"));
        endless.put("query", "q".repeat(2001));
        bob.post(VIEWS, endless).problem(422, "invalid-fields");
    }

    @Test
    void nobodyHasMoreThanAHundred() {
        DatabaseScope.system(database.sql("""
                        INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), 'collector', 'Игорь Полкин')""")
                        .then()
                        .then(database.sql("""
                                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                                        SELECT gen_random_uuid(), p.id, o.id, 'OBSERVER', DATE '2020-01-01' FROM organizations_people p, organizations o
                                        WHERE p.subject = 'collector' AND o.parent_id IS NULL AND o.name = 'Полесская область'""").then())
                        .then(database.sql("""
                                        INSERT INTO reports_saved_views (id, person_id, name, screen, query)
                                        SELECT gen_random_uuid(), p.id, 'Вид ' || n, '/tasks', '' FROM organizations_people p, generate_series(1, 99) n
                                        WHERE p.subject = 'collector'""").then()))
                .block();
        Api collector = Api.as(web, "collector");
        collector.post(VIEWS, view("Сотый")).is(201);
        collector.post(VIEWS, view("Лишний")).problem(422, "invalid-fields").pointing("/name", "TOO_MANY");
    }

    private Answer put(String person, String path, @Nullable String tag, Map<String, Object> body) {
        var request = Api.as(web, person).request(HttpMethod.PUT, path).contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.bodyValue(body));
    }

    private static Map<String, Object> view(String name) {
        return Map.of("name", name, "screen", "/engagement", "query", "level=RED");
    }
}
