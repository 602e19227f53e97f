package ru.opora.organizations.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

@ApiTest
class SearchApiTest {

    private static final String PATH = "/api/v1/organizations";

    @Autowired
    private WebTestClient web;

    private Api rita;
    private String district = "";

    @BeforeEach
    void district() {
        rita = Api.as(web, RITA);
        district = add("Ладьинский муниципальный район", "MUNICIPALITY", REGION.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Лодейнопольская",
                "Лудейнопольская",
                "лодейнопольская школа № 2",
                "№2 лодейнопольская сош",
                "Муниципальное казенное общеобразовательное учреждение Лодейнопольская средняя общеобразовательная школа номер 2",
                "kjltqyjgjkmcrfz",
                "лодейно",
                "ЛОДЕЙНОПОЛЬСКОЙ"
            })
    void aSchoolIsFoundHoweverItIsWritten(String typed) {
        String wanted = add("МБОУ «Лодейнопольская СОШ № 2»", "SCHOOL", district);
        add("МБОУ «Приозерная СОШ № 2»", "SCHOOL", district);
        assertThat(found(rita, typed)).startsWith(wanted);
    }

    @Test
    void theNumberMustBeTheOneThatIsTyped() {
        String twelve = add("МБОУ СОШ № 12", "SCHOOL", district);
        String twentyOne = add("МБОУ СОШ № 21", "SCHOOL", district);
        assertThat(found(rita, "школа 12")).contains(twelve).doesNotContain(twentyOne);
    }

    @Test
    void nobodyFindsWhatTheyDoNotSee() {
        add("МБОУ «Потаенная СОШ»", "SCHOOL", district);
        assertThat(found(Api.as(web, BOB), "потаенная")).isEmpty();
        assertThat(found(Api.as(web, DORA), "ладьинский")).isEmpty();
        Answer match = Api.as(web, BOB)
                .post(PATH + "/match", Map.of("names", List.of("МБОУ «Потаенная СОШ»")))
                .is(200);
        assertThat(match.at("/items/0/result")).isEqualTo("NONE");
    }

    @Test
    void rankedPagesGiveEveryMatchOnce() {
        List<String> wanted = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            wanted.add(add("МБОУ «Листопадная СОШ № " + i + "»", "SCHOOL", district));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = rita.get(PATH + "?q={q}&within={w}&limit=2&cursor={c}", "листопадная", district, cursor)
                    .is(200);
            page.json().at("/items").forEach(item -> seen.add(item.at("/id").asString()));
            cursor = page.at("/nextCursor");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void anAliasIsFoundUntilItIsTakenAway() {
        String school = add("МБОУ «Верхнегорская гимназия»", "SCHOOL", district);
        String aliases = PATH + "/" + school + "/aliases";
        Api.as(web, OLEG).post(aliases, Map.of("text", "Чужое имя")).problem(403, "forbidden");
        Api.as(web, BOB).post(aliases, Map.of("text", "Чужое имя")).problem(404, "not-found");
        Answer alias =
                rita.post(aliases, Map.of("text", "Вирхнегурская гимназия")).is(201);
        rita.post(aliases, Map.of("text", "Вирхнегурская гимназия")).problem(409, "already-exists");
        Answer match =
                rita.post(PATH + "/match", Map.of("names", List.of("Вирхнегурская гимназия"), "within", district));
        assertThat(match.at("/items/0/result")).isEqualTo("ALIAS");
        String one = aliases + "/" + alias.id();
        rita.delete(one, null).problem(428, "precondition-required");
        rita.delete(one, "\"5\"").problem(412, "stale");
        Api.as(web, BOB).delete(one, "\"0\"").problem(404, "not-found");
        rita.delete(one, "\"0\"").is(204);
        rita.delete(one, "\"0\"").problem(404, "not-found");
        assertThat(rita.get(aliases).is(200).json().at("/items").size()).isZero();
    }

    @Test
    void namesAsPrintedAreMatchedWithAReason() {
        String one = add("МБОУ «Кленовая СОШ № 1»", "SCHOOL", district);
        add("МБОУ «Ясеневая СОШ»", "SCHOOL", district);
        add("МБОУ «Ясеневая ООШ»", "SCHOOL", district);
        Answer match = rita.post(
                        PATH + "/match",
                        Map.of(
                                "names",
                                List.of(
                                        "Кленовая средняя школа №1",
                                        "Клёновоя СОШ 1",
                                        "Ясеневая школа",
                                        "Абрикосовая СОШ",
                                        "—"),
                                "within",
                                district))
                .is(200);
        assertThat(match.at("/items/0/result")).isEqualTo("EXACT");
        assertThat(match.at("/items/0/candidates/0/organization/id")).isEqualTo(one);
        assertThat(match.at("/items/1/result")).isEqualTo("LIKELY");
        assertThat(match.at("/items/2/result")).isEqualTo("AMBIGUOUS");
        assertThat(match.at("/items/3/result")).isEqualTo("NONE");
        assertThat(match.at("/items/4/result")).isEqualTo("NONE");
    }

    @Test
    void numbersOfRegistersAreOneOrganisationsInsideARegion() {
        Api bob = Api.as(web, BOB);
        Map<String, Object> school =
                Map.of("name", "Школа с ИНН", "kind", "SCHOOL", "parentId", NORTH, "inn", "7800000002");
        String id = bob.post(PATH, school).is(201).id();
        bob.post(PATH, Map.of("name", "Другая", "kind", "SCHOOL", "parentId", NORTH, "inn", "7800000002"))
                .problem(409, "already-exists");
        bob.post(PATH, Map.of("name", "Третья", "kind", "SCHOOL", "parentId", NORTH, "inn", "7800000003"))
                .problem(422, "invalid-fields")
                .pointing("/inn", "INVALID");
        Answer patched = bob.patch(
                        PATH + "/" + id,
                        "\"0\"",
                        Map.of(
                                "contacts",
                                Map.of("email", "school@example.org", "phone", "+7 (812) 555-01-02"),
                                "locality",
                                "RURAL"))
                .is(200);
        assertThat(patched.at("/contacts/email")).isEqualTo("school@example.org");
        Answer cleared = bob.patch(PATH + "/" + id, patched.tag(), "{\"contacts\":{\"email\":null},\"inn\":null}")
                .is(200);
        assertThat(cleared.json().at("/contacts/email").isNull()).isTrue();
        assertThat(cleared.at("/contacts/phone")).isEqualTo("+7 (812) 555-01-02");
        bob.patch(PATH + "/" + id, cleared.tag(), Map.of("contacts", Map.of("email", "не адрес")))
                .problem(422, "invalid-fields");
        assertThat(bob.get(PATH + "/" + SOUTH_SCHOOL).status()).isEqualTo(404);
    }

    private String add(String name, String kind, String parent) {
        return rita.post(PATH, Map.of("name", name, "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }

    private List<String> found(Api api, String typed) {
        return api.get(PATH + "?q={q}&within={w}", typed, district)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
