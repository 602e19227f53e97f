package ru.opora.organizations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.history.Branches.PATH;
import static ru.opora.organizations.history.Branches.at;
import static ru.opora.organizations.history.Branches.child;
import static ru.opora.organizations.history.Branches.school;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

@ApiTest
class OrganizationHistoryApiTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aMunicipalityDoesNotActOnAnother() {
        Api bob = Api.as(web, BOB);
        String own = school(bob, "Своя школа", NORTH);
        bob.post(at(SOUTH_SCHOOL, "rename"), Map.of("name", "Чужая")).problem(404, "not-found");
        bob.get(at(SOUTH_SCHOOL, "history")).problem(404, "not-found");
        bob.post(at(own, "move"), Map.of("parentId", SOUTH))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "NOT_FOUND");
        bob.post(at(own, "move"), Map.of("parentId", REGION)).problem(403, "forbidden");
        bob.post(at(own, "merge"), Map.of("successorId", SOUTH_SCHOOL)).problem(422, "invalid-fields");
        Api.as(web, DORA).post(at(own, "close"), Map.of()).problem(404, "not-found");
    }

    @Test
    void aMunicipalityDoesNotDecideItsOwnPlaceOrEnd() {
        Api bob = Api.as(web, BOB);
        String other = district("Дальний район");
        bob.post(at(NORTH, "move"), Map.of("parentId", other)).problem(422, "invalid-fields");
        bob.post(at(NORTH, "close"), Map.of()).problem(403, "forbidden");
        Api.as(web, OLEG).post(at(NORTH, "rename"), Map.of("name", "Новое имя")).problem(403, "forbidden");
        assertThat(bob.get(PATH + "/" + NORTH).json().at("/allowedActions").toString())
                .contains("rename")
                .doesNotContain("move", "close", "merge");
    }

    @Test
    void aRenamingBeginsAVersionAndTheFormerNameStaysFound() {
        Api rita = Api.as(web, RITA);
        String id = school(rita, "МБОУ «Камышинская СОШ»", NORTH);
        rita.post(
                        at(id, "rename"),
                        Map.of(
                                "name",
                                "МБОУ «Камышинский лицей»",
                                "effectiveOn",
                                "2024-09-01",
                                "orderNumber",
                                "312-п",
                                "orderDate",
                                "2024-06-03",
                                "reason",
                                "Изменение типа"))
                .is(200);
        assertThat(rita.get(PATH + "/" + id).at("/name")).isEqualTo("МБОУ «Камышинский лицей»");
        assertThat(rita.get(PATH + "/" + id + "?asOf=2024-08-31").at("/name")).isEqualTo("МБОУ «Камышинская СОШ»");
        assertThat(rita.get(PATH + "/" + id + "?asOf=2024-09-01").at("/name")).isEqualTo("МБОУ «Камышинский лицей»");
        Answer history = rita.get(at(id, "history")).is(200);
        assertThat(history.at("/versions/0/orderNumber")).isEqualTo("312-п");
        assertThat(history.at("/versions/0/changedBy")).isEqualTo("Рита Орлова");
        assertThat(history.at("/versions/1/validTo")).isEqualTo("2024-08-31");
        assertThat(history.json().at("/versions/1/validFrom").isNull()).isTrue();
        assertThat(rita.get(PATH + "?q={q}", "камышинская сош").at("/items/0/id"))
                .isEqualTo(id);
    }

    @Test
    void aCorrectionIsNoVersion() {
        Api rita = Api.as(web, RITA);
        String id = school(rita, "МБОУ «Опечаткинская СШО»", NORTH);
        String tag = rita.get(PATH + "/" + id).tag();
        rita.patch(PATH + "/" + id, tag, Map.of("name", "МБОУ «Опечаткинская СОШ»"))
                .is(200);
        Answer history = rita.get(at(id, "history"));
        assertThat(history.json().at("/versions").size()).isEqualTo(1);
        assertThat(history.at("/versions/0/name")).isEqualTo("МБОУ «Опечаткинская СОШ»");
    }

    @Test
    void aMoveTakesEverythingBelowAndThePastStaysWhereItWas() {
        Api rita = Api.as(web, RITA);
        String from = district("Прежний район");
        String to = district("Новый район");
        String centre = child(rita, "Образовательный комплекс", "OTHER", from);
        String branch = child(rita, "Филиал комплекса", "SCHOOL", centre);
        rita.post(at(centre, "move"), Map.of("parentId", to, "effectiveOn", "2025-01-01"))
                .is(200);
        assertThat(ids(rita.get(PATH + "?within={w}", to))).contains(centre, branch);
        assertThat(ids(rita.get(PATH + "?within={w}", from))).doesNotContain(centre, branch);
        assertThat(ids(rita.get(PATH + "?within={w}&asOf=2024-12-31", from))).contains(centre, branch);
        assertThat(ids(rita.get(PATH + "?within={w}&asOf=2024-12-31", to))).doesNotContain(centre, branch);
        assertThat(rita.get(PATH + "/" + centre + "?asOf=2024-12-31").at("/parentId"))
                .isEqualTo(from);
    }

    @Test
    void aTreeHasNoCycles() {
        Api rita = Api.as(web, RITA);
        String district = district("Район без кругов");
        String school = school(rita, "Школа в районе", UUID.fromString(district));
        rita.post(at(district, "move"), Map.of("parentId", school))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "CYCLE");
        rita.post(at(district, "move"), Map.of("parentId", district)).pointing("/parentId", "CYCLE");
        rita.post(at(school, "move"), Map.of("parentId", district)).pointing("/parentId", "ALREADY_SO");
    }

    @Test
    void aMergedOrganisationNamesItsSuccessorAndLeavesTheLists() {
        Api rita = Api.as(web, RITA);
        String district = district("Район слияний");
        String one = school(rita, "Школа левого берега", UUID.fromString(district));
        String branch = child(rita, "Филиал левого берега", "SCHOOL", one);
        String other = school(rita, "Школа правого берега", UUID.fromString(district));
        rita.post(at(one, "merge"), Map.of("successorId", one)).pointing("/successorId", "CYCLE");
        Answer merged = rita.post(at(one, "merge"), Map.of("successorId", other, "effectiveOn", "2025-09-01"))
                .is(200);
        assertThat(merged.at("/state")).isEqualTo("MERGED");
        assertThat(merged.at("/successorId")).isEqualTo(other);
        assertThat(merged.at("/closedOn")).isEqualTo("2025-09-01");
        assertThat(rita.get(PATH + "/" + branch).at("/parentId")).isEqualTo(other);
        assertThat(ids(rita.get(PATH + "?parent={p}", district))).containsExactly(other);
        assertThat(ids(rita.get(PATH + "?parent={p}&closed=true", district))).contains(one, other);
        assertThat(ids(rita.get(PATH + "?parent={p}&asOf=2025-08-31", district)))
                .contains(one, other);
        rita.post(at(one, "rename"), Map.of("name", "Еще раз")).problem(409, "illegal-state");
        rita.post(PATH, Map.of("name", "Новая", "kind", "SCHOOL", "parentId", one))
                .pointing("/parentId", "NOT_ACTIVE");
    }

    @Test
    void whatHasWorkingOrganisationsInsideIsNotClosed() {
        Api rita = Api.as(web, RITA);
        String district = district("Полный район");
        String school = school(rita, "Последняя школа", UUID.fromString(district));
        rita.post(at(district, "close"), Map.of()).problem(409, "has-children");
        rita.post(at(school, "close"), Map.of()).is(200);
        assertThat(rita.post(at(district, "close"), Map.of()).is(200).at("/state"))
                .isEqualTo("CLOSED");
    }

    @Test
    void anActBeforeTheLastOneIsRefused() {
        Api rita = Api.as(web, RITA);
        String id = school(rita, "Школа порядка", NORTH);
        rita.post(at(id, "rename"), Map.of("name", "Школа порядка два", "effectiveOn", "2025-05-01"))
                .is(200);
        rita.post(at(id, "rename"), Map.of("name", "Школа порядка три", "effectiveOn", "2025-04-30"))
                .pointing("/effectiveOn", "BEFORE_LAST_CHANGE");
        rita.post(at(id, "rename"), Map.of("name", "Школа порядка три", "effectiveOn", "2025-05-01"))
                .is(200);
        assertThat(rita.get(at(id, "history")).json().at("/versions").size()).isEqualTo(2);
    }

    @Test
    void movesAndAdditionsAtOnceKeepTheTreeWhole() {
        Api alice = Api.as(web, ALICE);
        String one = district("Район гонок один");
        String two = district("Район гонок два");
        String group = child(alice, "Группа школ", "OTHER", one);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int n = i;
            calls.add(() -> alice.post(PATH, Map.of("name", "Гоночная " + n, "kind", "SCHOOL", "parentId", group))
                    .status());
            calls.add(() -> alice.post(at(group, "move"), Map.of("parentId", n % 2 == 0 ? two : one))
                    .status());
            calls.add(() -> alice.post(at(group, "rename"), Map.of("name", "Группа " + n))
                    .status());
        }
        assertThat(AtOnce.call(calls)).allMatch(status -> status < 300 || status == 422);
        Long astray = database.sql("""
                        SELECT count(*) AS astray FROM organizations o JOIN organizations p ON p.id = o.parent_id
                        WHERE subpath(o.path, 0, nlevel(o.path) - 1) <> p.path""")
                .mapValue(Long.class)
                .one()
                .as(DatabaseScope::system)
                .block();
        assertThat(astray).isZero();
        Long overlapping = database.sql("""
                        SELECT count(*) AS found FROM organizations_versions a JOIN organizations_versions b
                          ON b.organization_id = a.organization_id AND b.id <> a.id
                         AND daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')""")
                .mapValue(Long.class)
                .one()
                .as(DatabaseScope::system)
                .block();
        assertThat(overlapping).isZero();
    }

    @Test
    void theTagMovesWhenAChildIsAdded() {
        Api rita = Api.as(web, RITA);
        String district = district("Район с меткой");
        String tag = rita.get(PATH + "/" + district).tag();
        school(rita, "Школа в районе с меткой", UUID.fromString(district));
        rita.getIfChanged(PATH + "/" + district, tag).is(200);
        rita.patch(PATH + "/" + district, tag, Map.of("shortName", "Метка")).is(200);
    }

    private String district(String name) {
        return child(Api.as(web, RITA), name, "MUNICIPALITY", REGION.toString());
    }

    private static List<String> ids(Answer page) {
        return page.is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
