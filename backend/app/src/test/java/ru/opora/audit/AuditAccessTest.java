package ru.opora.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.live.EventStreams;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

@ApiTest
class AuditAccessTest {

    private static final String ENTRIES = "/api/v1/audit-entries";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void schoolsAndObserversMayNotReadWhatOthersWrote() {
        for (String person : new String[] {SASHA, OLEG}) {
            Api.as(web, person).get(ENTRIES).problem(403, "forbidden");
            Api.as(web, person).get(ENTRIES + "/head").problem(403, "forbidden");
            Api.as(web, person).get(ENTRIES + "/kinds").problem(403, "forbidden");
        }
    }

    @Test
    void aMunicipalitySeesItsOwnOnly() {
        change(DORA, SOUTH, null);
        String list = ENTRIES + "?entity=organization&entityId=";
        assertThat(Api.as(web, BOB).get(list + SOUTH).is(200).json().at("/items"))
                .isEmpty();
        assertThat(Api.as(web, BOB)
                        .get(ENTRIES + "?within=" + SOUTH)
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(Api.as(web, BOB).get(list + REGION).is(200).json().at("/items"))
                .isEmpty();
        assertThat(Api.as(web, DORA).get(list + SOUTH).is(200).json().at("/items"))
                .isNotEmpty();
        assertThat(Api.as(web, RITA).get(list + SOUTH).is(200).json().at("/items"))
                .isNotEmpty();
    }

    @Test
    void whatBelongsToNobodyIsForTheAdministrator() {
        DatabaseScope.system(database.sql(
                                "SELECT audit_append('someone', 'SIGNED_IN', 'account', 'x', NULL, NULL, NULL, NULL)")
                        .then())
                .block();
        assertThat(Api.as(web, RITA)
                        .get(ENTRIES + "?entity=account")
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        Answer seen = Api.as(web, ALICE).get(ENTRIES + "?entity=account").is(200);
        assertThat(seen.at("/items/0/action")).isEqualTo("SIGNED_IN");
        assertThat(seen.at("/items/0/actor/subject")).isEqualTo("someone");
        assertThat(seen.json().at("/items/0/actor/name").isNull()).isTrue();
    }

    @Test
    void anEntrySaysWhoWhatWhenAndWhy() {
        String reason = "По приказу № 7 от 14 января";
        String name = change(RITA, NORTH_SCHOOL, reason);

        Answer entry = Api.as(web, BOB)
                .get(ENTRIES + "?entity=organization&entityId=" + NORTH_SCHOOL + "&limit=1")
                .is(200);
        assertThat(entry.at("/items/0/actor/subject")).isEqualTo(RITA);
        assertThat(entry.at("/items/0/actor/name")).isEqualTo("Рита Орлова");
        assertThat(entry.at("/items/0/actor/organization/id")).isEqualTo(REGION.toString());
        assertThat(entry.at("/items/0/action")).isEqualTo("CHANGED");
        assertThat(entry.at("/items/0/organization/id")).isEqualTo(NORTH_SCHOOL.toString());
        assertThat(entry.at("/items/0/after/short_name")).isEqualTo(name);
        assertThat(entry.json().at("/items/0/after").has("name")).isFalse();
        assertThat(entry.at("/items/0/reason")).isEqualTo(reason);
        assertThat(entry.at("/items/0/operation")).isEqualTo("PATCH /api/v1/organizations/" + NORTH_SCHOOL);
        assertThat(entry.at("/items/0/requestId")).isNotBlank();
        assertThat(Instant.parse(entry.at("/items/0/at"))).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void whatIsRecordedIsOffered() {
        change(BOB, NORTH, null);
        DatabaseScope.system(database.sql("""
                                SELECT audit_append(NULL, 'WEIGHED', 'scales', 'x', NULL, NULL, NULL, NULL),
                                       audit_append(NULL, 'SOLD', 'scales', 'x', NULL, NULL, NULL, NULL),
                                       audit_append(NULL, 'EXPORTED', 'scales/17/weights', NULL, NULL, NULL, NULL, NULL)""").then()).block();
        Answer kinds = Api.as(web, BOB).get(ENTRIES + "/kinds").is(200);
        assertThat(actions(kinds, "organization")).contains("CHANGED");
        assertThat(actions(kinds, "scales")).containsExactly("SOLD", "WEIGHED");
        assertThat(actions(kinds, "scales/17/weights")).isEmpty();
    }

    private static List<String> actions(Answer kinds, String entity) {
        List<String> actions = new ArrayList<>();
        kinds.json().at("/items").forEach(kind -> {
            if (kind.at("/entity").asString().equals(entity)) {
                kind.at("/actions").forEach(action -> actions.add(action.asString()));
            }
        });
        return actions;
    }

    @Test
    void theListIsNarrowedByEveryFilterAndPagedNewestFirst() {
        String marker = "примета" + UUID.randomUUID().toString().replace("-", "");
        change(BOB, NORTH, "Первая " + marker);
        change(BOB, NORTH, "Вторая " + marker);
        change(RITA, NORTH, "Третья " + marker);
        EventStreams.sealed(database);
        Api bob = Api.as(web, BOB);
        String found = ENTRIES + "?q=" + marker;
        assertThat(reasons(bob.get(found))).isEqualTo("Третья Вторая Первая");
        assertThat(reasons(bob.get(found + "&actor=" + RITA))).isEqualTo("Третья");
        assertThat(reasons(bob.get(found + "&person=" + personId(BOB)))).isEqualTo("Вторая Первая");
        assertThat(reasons(bob.get(found + "&person=" + UUID.randomUUID()))).isEmpty();
        assertThat(reasons(bob.get(found + "&within=" + NORTH + "&action=CHANGED&entity=organization")))
                .isEqualTo("Третья Вторая Первая");
        assertThat(reasons(bob.get(found + "&within=" + NORTH_SCHOOL))).isEmpty();
        assertThat(reasons(bob.get(found + "&action=DELETED"))).isEmpty();
        String middle = bob.get(found).at("/items/1/at");
        assertThat(reasons(bob.get(found + "&from=" + middle))).isEqualTo("Третья Вторая");
        assertThat(reasons(bob.get(found + "&to=" + middle))).isEqualTo("Первая");
        Answer first = bob.get(found + "&limit=2");
        assertThat(reasons(first)).isEqualTo("Третья Вторая");
        assertThat(reasons(bob.get(found + "&limit=2&cursor=" + first.at("/nextCursor"))))
                .isEqualTo("Первая");
        bob.get(ENTRIES + "?cursor=xx").problem(400, "bad-request").pointing("?cursor", "UNKNOWN_CURSOR");
        bob.get(ENTRIES + "?from=-999999999-01-01T00:00:00Z").problem(400, "bad-request");
    }

    private UUID personId(String subject) {
        return DatabaseScope.system(database.sql("SELECT id FROM organizations_people WHERE subject = :subject")
                        .bind("subject", subject)
                        .map(row -> row.get("id", UUID.class))
                        .one())
                .blockOptional()
                .orElseThrow();
    }

    private static String reasons(Answer answer) {
        StringBuilder words = new StringBuilder();
        answer.is(200)
                .json()
                .at("/items")
                .forEach(item -> words.append(item.path("reason").asString().split(" ")[0])
                        .append(' '));
        return words.toString().strip();
    }

    private String change(String person, UUID organization, @org.jspecify.annotations.Nullable String reason) {
        String path = "/api/v1/organizations/" + organization;
        Api api = Api.as(web, person);
        String name = "Имя " + UUID.randomUUID();
        var request = api.request(HttpMethod.PATCH, path)
                .contentType(Api.MERGE_PATCH)
                .header("If-Match", api.get(path).tag());
        if (reason != null) {
            request.header("Opora-Reason", URLEncoder.encode(reason, StandardCharsets.UTF_8));
        }
        Api.answer(request.bodyValue(Map.of("shortName", name))).is(200);
        return name;
    }
}
