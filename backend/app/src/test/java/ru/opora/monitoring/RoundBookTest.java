package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.with;
import static ru.opora.testing.Rounds.write;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceSize;
import ru.opora.platform.documents.SourceTable;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;

/** The forms of a municipality as one workbook, there and back; and what is filled from data when a round is opened. */
@ApiTest
class RoundBookTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNot() {
        String indicator = indicator("rb_who");
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator);
        String path = ROUNDS + "/" + round + "/workbook";
        String version = version(round);
        List<String> sheet = List.of("Код школы;Версия;rb_who", NORTH_SCHOOL + ";" + version + ";5");
        upload(OLEG, path, sheet).problem(403, "forbidden");
        Answer foreign = upload(DORA, path, sheet).is(200);
        assertThat(foreign.json().at("/written").asInt()).isZero();
        assertThat(foreign.at("/faults/0/reason")).isEqualTo("SCHOOL");
        assertThat(rows(DORA, path).stream().map(row -> row.cells().get(0).text()))
                .as("no school of another's municipality")
                .doesNotContain(NORTH_SCHOOL.toString());
        Api.anonymous(web).get(path + "?municipality=" + NORTH).problem(401, "unauthenticated");
    }

    @Test
    void whatComesBackUnchangedChangesNothingAndWhatDiffersIsWritten() {
        String plain = indicator("rb_plain");
        String parts = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "rb_parts",
                        with(definition("По полу"), "breakdowns", List.of(Map.of("key", "girls", "title", "Девочки"))))
                .id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), plain, parts);
        String path = ROUNDS + "/" + round + "/workbook";
        write(
                        web,
                        SASHA,
                        form(round, NORTH_SCHOOL),
                        List.of(cell(plain, 12.5), Map.of("indicatorId", parts, "missing", "класса нет")))
                .is(200);
        List<SourceRow> rows = rows(BOB, path);
        assertThat(texts(rows.get(0))).startsWith("Код школы", "Школа", "Версия", "rb_plain", "rb_parts");
        SourceRow north = rows.stream()
                .filter(row -> texts(row).contains(NORTH_SCHOOL.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(texts(north)).contains("12.5", "нет: класса нет");
        Answer same = Api.as(web, BOB)
                .uploadTo(path, "file", "forms.xlsx", book(BOB, path), Map.of())
                .is(200);
        assertThat(same.json().at("/written").asInt()).isZero();
        assertThat(same.json().at("/faults")).isEmpty();
        assertThat(same.json().at("/same").asInt()).isPositive();
        Answer written = upload(
                        BOB,
                        path,
                        List.of(
                                "Код школы;Версия;rb_plain;rb_parts/girls",
                                NORTH_SCHOOL + ";" + version(round) + ";13;нет: не считали"))
                .is(200);
        assertThat(written.json().at("/written").asInt()).isEqualTo(1);
        Answer form = Api.as(web, SASHA).get(form(round, NORTH_SCHOOL)).is(200);
        assertThat(form.json().at("/lines/0/cells/0/value").asInt()).isEqualTo(13);
        assertThat(form.at("/lines/1/cells/0/missing"))
                .as("a cell that the workbook leaves empty")
                .isEqualTo("класса нет");
        assertThat(form.at("/lines/1/cells/1/missing")).isEqualTo("не считали");
    }

    @Test
    void eachSchoolIsTakenWholeOrNotAtAll() {
        String first = indicator("rb_first");
        String second = indicator("rb_second");
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), first, second);
        String path = ROUNDS + "/" + round + "/workbook";
        String old = version(round);
        write(web, SASHA, form(round, NORTH_SCHOOL), List.of(cell(first, 1))).is(200);
        Answer read = upload(
                        RITA,
                        path,
                        List.of(
                                "Код школы;Школа;Версия;rb_first;no_such;rb_second",
                                NORTH_SCHOOL + ";Северная;" + old + ";7;1;8",
                                SOUTH_SCHOOL + ";Южная;" + old + ";много;1;9",
                                SOUTH_SCHOOL + ";Южная;" + old + ";1;1;9",
                                NORTH + ";Район;0;1;1;1",
                                "шифр;Кто-то;0;1;1;1"))
                .is(200);
        assertThat(read.json().at("/written").asInt()).isZero();
        assertThat(read.json().at("/faults"))
                .extracting(fault ->
                        fault.at("/row").asInt() + " " + fault.at("/reason").asString())
                .containsExactly("1 UNKNOWN", "2 VERSION", "3 NUMBER", "4 TWICE", "5 SCHOOL", "6 SCHOOL");
        assertThat(Api.as(web, DORA)
                        .get(form(round, SOUTH_SCHOOL))
                        .is(200)
                        .json()
                        .at("/filled")
                        .asInt())
                .isZero();
        upload(RITA, path, List.of("Имя;Число", "а;1")).problem(422, "workbook-not-a-form");
    }

    @Test
    void whatIsKnownElsewhereStandsInTheFormsWhenARoundIsOpened() {
        String language = Results.recorded(web, "Родной язык", 2061, NORTH_SCHOOL, 40, 10);
        String literature = Results.recorded(web, "Родная литература", 2061, NORTH_SCHOOL, 20, 5);
        // three pupils who sat both are still three
        Results.record(web, language, SOUTH_SCHOOL, 3, 1);
        Results.record(web, literature, SOUTH_SCHOOL, 3, 1);
        String below = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "rb_below",
                        with(definition("Ниже порога"), "origin", "SOURCE", "source", "assessments.below.VPR"))
                .id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.of(2061, 9, 1), below);
        Answer form = Api.as(web, SASHA).get(form(round, NORTH_SCHOOL)).is(200);
        assertThat(form.json().at("/lines/0/cells/0/value").asDouble()).isEqualTo(25);
        assertThat(form.at("/lines/0/cells/0/origin")).isEqualTo("SOURCE");
        assertThat(form.at("/lines/0/cells/0/trace/ru")).isEqualTo("ВПР 2061/62: ниже порога 15 из 60, работ: 2");
        assertThat(form.at("/lines/0/cells/0/trace/en"))
                .isEqualTo("National tests (VPR) 2061/62: 15 of 60 below the threshold, works: 2");
        DatabaseScope.system(database.sql(
                                "UPDATE monitoring_values SET trace = traced ->> 'ru', traced = NULL WHERE traced IS NOT NULL AND form_id IN "
                                        + "(SELECT f.id FROM monitoring_round_forms f WHERE f.round_id = :round)")
                        .bind("round", UUID.fromString(round))
                        .then())
                .block();
        assertThat(Api.as(web, SASHA)
                        .get(form(round, NORTH_SCHOOL))
                        .is(200)
                        .json()
                        .at("/lines/0/cells/0/trace")
                        .toString())
                .as("as an earlier version wrote it")
                .isEqualTo("{\"ru\":\"ВПР 2061/62: ниже порога 15 из 60, работ: 2\"}");
        assertThat(Api.as(web, DORA)
                        .get(form(round, SOUTH_SCHOOL))
                        .is(200)
                        .json()
                        .at("/lines/0/cells/0/value")
                        .isNull())
                .as("missing is not zero")
                .isTrue();
    }

    private String indicator(String code) {
        return Rounds.indicator(web, RITA, REGION, code).id();
    }

    private String version(String round) {
        return Api.as(web, RITA).get(form(round, NORTH_SCHOOL)).is(200).at("/version");
    }

    private Answer upload(String person, String path, List<String> rows) {
        byte[] content = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
        return Api.as(web, person).uploadTo(path, "file", "forms.csv", content, Map.of());
    }

    private byte[] book(String person, String path) {
        return Api.as(web, person)
                .request(HttpMethod.GET, path + "?municipality=" + NORTH)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
    }

    private List<SourceRow> rows(String person, String path) {
        var document = new SourceReader(SourceSize.LIST).read("forms.xlsx", book(person, path));
        return ((SourceTable) document.blocks().get(0)).rows();
    }

    private static List<String> texts(SourceRow row) {
        return row.cells().stream().map(cell -> cell.text()).toList();
    }
}
