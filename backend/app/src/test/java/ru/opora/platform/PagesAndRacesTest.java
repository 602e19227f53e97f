package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Roads;
import ru.opora.testing.Rounds;

@ApiTest
class PagesAndRacesTest {

    private static final String ORGANIZATIONS = "/api/v1/organizations";
    private static final int RACES = Integer.getInteger("opora.races", 20);

    /** Made once for all orders. */
    private static final int DRAFTS = 7;

    private static @Nullable String reader;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void pagesGiveEveryRowOnceWhileRowsAreAdded() {
        Api alice = Api.as(web, ALICE);
        String region = create(alice, "Область страниц", "REGION", null);
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            wanted.add(create(alice, i % 3 == 0 ? "Школа" : "Школа " + (char) ('Я' - i), "SCHOOL", region));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = alice.get(ORGANIZATIONS + "?parent={p}&limit=2&cursor={c}", region, cursor)
                    .is(200);
            page.json().at("/items").forEach(item -> seen.add(item.at("/id").asString()));
            cursor = page.at("/nextCursor");
            create(alice, "Аа, раньше всех", "SCHOOL", region);
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsAll(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "-updatedAt", "-periodStart", ""})
    void roadmapsAreReadOnceInEveryOrder(String sort) {
        Api reader = Api.as(web, reader());
        List<String> all = ids(reader.get(ROADMAPS + "?limit=500&sort={s}", sort));
        assertThat(all).hasSizeGreaterThanOrEqualTo(DRAFTS); // and those of the region above, if there are any
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = reader.get(ROADMAPS + "?limit=2&sort={s}&cursor={c}", sort, cursor);
            seen.addAll(ids(page));
            cursor = page.at("/nextCursor");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(all).doesNotHaveDuplicates();
    }

    /** Somebody with a district and drafts of their own: in the shared one there may be hundreds. */
    private String reader() {
        String known = reader;
        if (known == null) {
            UUID district = Rounds.place(web, ALICE, "MUNICIPALITY", "Район страниц", REGION);
            known = "reader-" + district;
            Rounds.member(database, known, district, "MUNICIPAL_COORDINATOR");
            for (int i = 0; i < DRAFTS; i++) {
                Roads.draft(web, known, district);
            }
            reader = known;
        }
        return known;
    }

    @Test
    void aKnownStateIsNotSentAgain() {
        Api alice = Api.as(web, ALICE);
        String path = ORGANIZATIONS + "/" + create(alice, "Область меток", "REGION", null);
        String tag = alice.get(path).tag();
        assertThat(alice.getIfChanged(path, tag).is(304).text()).isEmpty();
        alice.patch(path, tag, Map.of("name", "Область новых меток")).is(200);
        alice.getIfChanged(path, tag).is(200);

        String below = ORGANIZATIONS + "/"
                + create(alice, "Район меток", "MUNICIPALITY", alice.get(path).id());
        Answer named = alice.get(below).is(200);
        assertThat(named.at("/parentName")).isEqualTo("Область новых меток");
        alice.patch(path, alice.get(path).tag(), Map.of("name", "Край меток")).is(200);
        assertThat(alice.getIfChanged(below, named.tag()).is(200).at("/parentName"))
                .isEqualTo("Край меток");
    }

    @Test
    void ofTwentyPatchesWithOneTagOneWins() {
        Api alice = Api.as(web, ALICE);
        String path = ORGANIZATIONS + "/" + create(alice, "Область гонок", "REGION", null);
        wins(20, () -> alice.patch(path, "\"0\"", Map.of("name", "Победитель")).status());
        Api bob = Api.as(web, BOB);
        String road = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        String tag = bob.get(road).tag();
        wins(20, () -> bob.patch(road, tag, Map.of("title", "Победитель")).status());
        String row = road + "/activities/" + bob.get(road + "/activities").at("/items/0/id");
        wins(20, () -> bob.patch(row, "\"0\"", Map.of("title", "Победитель")).status());
        String imported = Roads.IMPORTS + "/" + Roads.preview(web, BOB).id();
        wins(
                20,
                () -> bob.patch(imported, "\"0\"", Map.of("title", "Победитель"))
                        .status());
    }

    /** Each is one statement with its condition, so the database puts one before the other; {@code -Dopora.races=500} tries longer. */
    @Test
    void anApprovedRoadmapIsNotDeletedByWhoSawItsDraft() {
        Api bob = Api.as(web, BOB);
        for (int i = 0; i < RACES; i++) {
            Answer draft = Roads.draft(web, BOB, NORTH);
            String road = ROADMAPS + "/" + draft.id();
            List<Answer> answers = AtOnce.call(
                    List.of(() -> bob.post(road + "/approve", Roads.ORDER), () -> bob.delete(road, draft.tag())));
            boolean approved = answers.get(0).status() == 200;
            assertThat(answers.get(1).status())
                    .as("%d: %s, %s", i, answers.get(0), answers.get(1))
                    .isIn(approved ? List.of(412, 409) : List.of(204));
            bob.get(road).is(approved ? 200 : 404);
        }
    }

    private static void wins(int runners, Callable<Integer> patch) {
        List<Integer> statuses = AtOnce.call(Collections.nCopies(runners, patch));
        assertThat(statuses).hasSize(runners).containsOnlyOnce(200).containsOnly(200, 412);
    }

    private static List<String> ids(Answer page) {
        return page.is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static String create(Api api, String name, String kind, @Nullable String parent) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("name", name, "kind", kind));
        body.put("parentId", parent);
        return api.post(ORGANIZATIONS, body).is(201).id();
    }
}
