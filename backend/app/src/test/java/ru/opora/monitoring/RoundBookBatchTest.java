package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;

/** How the workbook of a municipality is written: many schools at once, and nothing that nobody changed. */
@ApiTest
class RoundBookBatchTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void schoolsOfAMunicipalityAreWrittenTogetherAndTheLateOneIsLeftOut() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Округ книги", REGION);
        List<UUID> schools = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            schools.add(Rounds.place(web, RITA, "SCHOOL", "Школа книги № " + number, district));
        }
        String plain = Rounds.indicator(web, RITA, REGION, "rbb_plain").id();
        String doubled = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "rbb_double",
                        Rounds.with(Rounds.definition("Вдвое"), "origin", "FORMULA", "formula", "${rbb_plain} * 2"))
                .id();
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), plain, doubled);
        List<String> rows = new ArrayList<>(List.of("Код школы;Версия;rbb_plain"));
        schools.forEach(school -> rows.add(school + ";" + version(round, school) + ";" + rows.size()));
        write(web, RITA, form(round, schools.get(1)), List.of(cell(plain, 99))).is(200);
        Answer read = upload(RITA, round, rows).is(200);
        assertThat(read.json().at("/written").asInt()).isEqualTo(2);
        assertThat(read.json().at("/faults")).hasSize(1);
        assertThat(read.at("/faults/0/reason")).isEqualTo("VERSION");
        assertThat(values(round, schools.get(0))).containsExactly(1.0, 2.0);
        assertThat(values(round, schools.get(1))).containsExactly(99.0, 198.0);
        assertThat(values(round, schools.get(2))).containsExactly(3.0, 6.0);
        assertThat(writings(round, plain))
                .as("one writing of the two, and one by hand")
                .isEqualTo(2);
        Answer totals = Api.as(web, RITA)
                .get(ROUNDS + "/" + round + "/totals?municipality=" + district)
                .is(200);
        assertThat(totals.text()).as("the mean of the three").contains("34.33");
        assertThat(upload(RITA, round, rows).is(200).json().at("/same").asInt())
                .as("sent once more it is there already")
                .isEqualTo(2);
    }

    @Test
    void aBookThatWasOnlyFormattedChangesNothing() throws IOException {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Округ с форматом", REGION);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Школа с форматом", district);
        String indicator = Rounds.indicator(web, RITA, REGION, "rbb_format").id();
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), indicator);
        write(web, RITA, form(round, school), List.of(cell(indicator, 58.37))).is(200);
        Answer read = Api.as(web, RITA)
                .uploadTo(
                        ROUNDS + "/" + round + "/workbook",
                        "file",
                        "forms.xlsx",
                        rounded(book(round, district)),
                        Map.of())
                .is(200);
        assertThat(read.json().at("/same").asInt()).isEqualTo(1);
        assertThat(read.json().at("/written").asInt()).isZero();
        assertThat(read.json().at("/faults")).isEmpty();
        assertThat(values(round, school)).containsExactly(58.37);
        Answer small = upload(
                        RITA,
                        round,
                        List.of(
                                "Код школы;Версия;rbb_format",
                                school + ";" + version(round, school) + ";0.0333333333333333"))
                .is(200);
        assertThat(small.json().at("/written").asInt())
                .as("as a sheet stores 1/30")
                .isEqualTo(1);
        assertThat(values(round, school)).containsExactly(0.033333);
    }

    /** As where a school has moved since: the file is of the place it has left. */
    @Test
    void aFileThatStaysNeedNotBeOneThatMayBePutInToday() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Округ с письмами", REGION);
        UUID before = Rounds.place(web, RITA, "MUNICIPALITY", "Округ прежний", county);
        UUID now = Rounds.place(web, RITA, "MUNICIPALITY", "Округ новый", county);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Школа с письмом", before);
        UUID other = Rounds.place(web, RITA, "SCHOOL", "Школа без письма", now);
        String indicator = Rounds.indicator(web, RITA, REGION, "rbb_file").id();
        String round = Rounds.opened(web, RITA, county, LocalDate.now(), indicator);
        String file = Api.as(web, RITA)
                .uploadTo(
                        Api.V1 + "/files",
                        "file",
                        "letter.txt",
                        "Письмо округа".getBytes(StandardCharsets.UTF_8),
                        Map.of("organizationId", before.toString()))
                .is(201)
                .id();
        String path = form(round, school);
        write(web, RITA, path, List.of(with(indicator, 5, file))).is(200);
        Api.as(web, RITA)
                .post(Api.V1 + "/organizations/" + school + "/move", Map.of("parentId", now))
                .is(200);
        write(web, RITA, form(round, other), List.of(with(indicator, 5, file)))
                .problem(422, "invalid-fields")
                .pointing("/cells", "NOT_FOUND");
        write(web, RITA, path, List.of(with(indicator, 6, file))).is(200);
        Answer read = upload(
                        RITA, round, List.of("Код школы;Версия;rbb_file", school + ";" + version(round, school) + ";7"))
                .is(200);
        assertThat(read.json().at("/written").asInt()).isEqualTo(1);
        Answer form = Api.as(web, RITA).get(path).is(200);
        assertThat(form.json().at("/lines/0/cells/0/value").asInt()).isEqualTo(7);
        assertThat(form.at("/lines/0/cells/0/fileId")).isEqualTo(file);
    }

    private static Map<String, Object> with(String indicator, Object value, String file) {
        return Map.of("indicatorId", indicator, "value", value, "fileId", file);
    }

    private String version(String round, UUID school) {
        return Api.as(web, RITA).get(form(round, school)).is(200).at("/version");
    }

    private List<Double> values(String round, UUID school) {
        return Api.as(web, RITA)
                .get(form(round, school))
                .is(200)
                .json()
                .at("/lines")
                .valueStream()
                .map(line -> line.at("/cells/0/value").asDouble())
                .toList();
    }

    /** How many transactions wrote the values of an indicator of a round. */
    private long writings(String round, String indicator) {
        return DatabaseScope.system(database.sql("""
                                SELECT count(DISTINCT v.xmin::text) FROM monitoring_values v
                                JOIN monitoring_round_indicators c ON c.id = v.round_indicator_id
                                WHERE c.round_id = $1 AND c.indicator_id = $2""")
                        .bind(0, UUID.fromString(round))
                        .bind(1, UUID.fromString(indicator))
                        .map(row -> row.get(0, Long.class))
                        .one())
                .block();
    }

    private Answer upload(String person, String round, List<String> rows) {
        byte[] content = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
        return Api.as(web, person).uploadTo(ROUNDS + "/" + round + "/workbook", "file", "forms.csv", content, Map.of());
    }

    private byte[] book(String round, UUID municipality) {
        return Api.as(web, RITA)
                .request(HttpMethod.GET, ROUNDS + "/" + round + "/workbook?municipality=" + municipality)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
    }

    /** All its numbers without decimals, as somebody who finds them ugly does it. */
    private static byte[] rounded(byte[] book) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("0"));
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> cell.setCellStyle(style)));
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
