package ru.opora.organizations.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SOUTH;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

@ApiTest
class ListImportApiTest {

    private static final String PATH = "/api/v1/organization-imports";
    private static final String ORGANIZATIONS = "/api/v1/organizations";

    @Autowired
    private WebTestClient web;

    @Autowired
    private ListImportJob job;

    private Api rita;
    private String region = "";

    @BeforeEach
    void region() {
        rita = Api.as(web, RITA);
        region = rita.post(ORGANIZATIONS, Map.of("name", "Область списков", "kind", "OTHER", "parentId", REGION))
                .is(201)
                .id();
    }

    @Test
    void aListIsTheBusinessOfThoseWhoWriteThere() {
        byte[] list = csv("Наименование;ИНН\nСОШ № 1;\n");
        Api.as(web, OLEG).uploadTo(PATH, "file", "a.csv", list, Map.of()).problem(403, "forbidden");
        Api.as(web, BOB)
                .uploadTo(PATH, "file", "a.csv", list, Map.of("parentId", SOUTH.toString()))
                .problem(422, "invalid-fields");
        Api.as(web, BOB)
                .uploadTo(PATH, "file", "a.csv", list, Map.of("parentId", REGION.toString()))
                .problem(403, "forbidden");
        Answer own =
                Api.as(web, BOB).uploadTo(PATH, "file", "a.csv", list, Map.of()).is(201);
        assertThat(own.at("/parentId")).isEqualTo(NORTH.toString());
        Api dora = Api.as(web, DORA);
        dora.get(PATH + "/" + own.id()).problem(404, "not-found");
        dora.get(PATH + "/" + own.id() + "/rows").problem(404, "not-found");
        dora.get(PATH + "/" + own.id() + "/errors").problem(404, "not-found");
        dora.post(PATH + "/" + own.id() + "/apply").problem(404, "not-found");
        dora.delete(PATH + "/" + own.id(), "\"0\"").problem(404, "not-found");
        assertThat(dora.get(PATH).is(200).text()).doesNotContain(own.id());
    }

    @Test
    void anUntidyWorkbookIsUnderstoodAndCarriedOutOnce() throws IOException {
        Answer preview = upload("schools.xlsx", workbook());
        assertThat(preview.json().at("/counts/NEW").asInt()).as(preview.text()).isEqualTo(3);
        assertThat(preview.json().at("/counts/ERROR").asInt()).isEqualTo(2);
        assertThat(preview.json().at("/municipalities").size()).isEqualTo(2);
        assertThat(preview.at("/municipalities/0/name")).isEqualTo("Озерский район");
        assertThat(names(region)).isEmpty();
        Answer wrong =
                rita.get(PATH + "/" + preview.id() + "/rows?outcome=ERROR").is(200);
        assertThat(wrong.at("/items/0/errors/0/code")).isEqualTo("WRONG_INN");
        assertThat(wrong.at("/items/0/errors/0/message")).contains("ИНН");
        assertThat(wrong.at("/items/1/errors/0/code")).isEqualTo("REPEATED");

        Answer applied = applied(preview.id());
        assertThat(applied.json().at("/processed").asInt()).isEqualTo(3);
        assertThat(names(region))
                .containsExactlyInAnyOrder(
                        "Озерский район", "Лесной округ", "МБОУ «СОШ № 1»", "МБОУ «СОШ № 2»", "МКОУ «Лесная ООШ»");

        Answer again = upload("schools.xlsx", workbook());
        assertThat(again.json().at("/counts/NEW").asInt()).as(again.text()).isZero();
        assertThat(again.json().at("/counts/UNCHANGED").asInt()).isEqualTo(3);
        applied(again.id());
        assertThat(names(region)).hasSize(5);
    }

    @Test
    void whatIsWrongComesBackToBeCorrected() throws IOException {
        String id = upload("schools.xlsx", workbook()).id();
        byte[] book = Objects.requireNonNull(rita.request(HttpMethod.GET, PATH + "/" + id + "/errors")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            Sheet sheet = read.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("Наименование ОО");
            assertThat(sheet.getRow(0).getCell(6).getStringCellValue()).isEqualTo("Что исправить");
            assertThat(sheet.getRow(1).getCell(6).getStringCellValue()).contains("ИНН");
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            sheet.getRow(1)
                    .createCell(3)
                    .setCellValue("7800000002"); // a new cell: POI keeps the old text of an inline one
            ByteArrayOutputStream corrected = new ByteArrayOutputStream();
            read.write(corrected);
            Answer preview = upload("errors.xlsx", corrected.toByteArray());
            assertThat(preview.json().at("/counts/NEW").asInt())
                    .as(preview.text())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "UTF-8"})
    void separatedValuesAreReadInEitherEncoding(String charset) {
        String text = "Муниципалитет;Название;Телефон\nРечной район;МБОУ «Речная СОШ»;8 (000) 1-23-45\n";
        Answer preview = upload("list.csv", text.getBytes(Charset.forName(charset)));
        applied(preview.id());
        assertThat(names(region)).containsExactlyInAnyOrder("Речной район", "МБОУ «Речная СОШ»");
    }

    @Test
    void aNameMuchLikeAnotherWaitsForADecision() {
        String school = rita.post(
                        ORGANIZATIONS, Map.of("name", "МБОУ «Берёзовская СОШ»", "kind", "SCHOOL", "parentId", region))
                .is(201)
                .id();
        Answer preview = upload("list.csv", csv("Название;Телефон\nМБОУ «Березовска СОШ»;+7 000 11-11-11\n"));
        assertThat(preview.json().at("/counts/AMBIGUOUS").asInt())
                .as(preview.text())
                .isEqualTo(1);
        String rows = PATH + "/" + preview.id() + "/rows";
        assertThat(rita.get(rows).at("/items/0/candidates/0/organizationId")).isEqualTo(school);
        Answer decided = rita.patch(
                        PATH + "/" + preview.id(),
                        preview.tag(),
                        Map.of("rows", List.of(Map.of("position", 0, "decision", "SAME", "organizationId", school))))
                .is(200);
        assertThat(decided.json().at("/counts/UPDATE").asInt()).isEqualTo(1);
        assertThat(rita.get(rows).at("/items/0/changes/1/field")).isEqualTo("phone");
        applied(preview.id());
        Answer changed = rita.get(ORGANIZATIONS + "/" + school);
        assertThat(changed.at("/contacts/phone")).isEqualTo("+7 000 11-11-11");
        assertThat(rita.get(ORGANIZATIONS + "/" + school + "/history").at("/versions/0/action"))
                .isEqualTo("RENAME");
        assertThat(rita.get(ORGANIZATIONS + "/" + school + "/aliases").at("/items/0/text"))
                .isEqualTo("МБОУ «Берёзовская СОШ»");
    }

    @Test
    void aNameOfNoPlaceMayBeAnyPlaces() {
        String place = rita.post(
                        ORGANIZATIONS, Map.of("name", "Озёрный район", "kind", "MUNICIPALITY", "parentId", region))
                .is(201)
                .id();
        String school = rita.post(
                        ORGANIZATIONS, Map.of("name", "МБОУ «СОШ № 1» (Озёрное)", "kind", "SCHOOL", "parentId", place))
                .is(201)
                .id();
        rita.post(ORGANIZATIONS, Map.of("name", "МКОУ «Озёрская ООШ»", "kind", "SCHOOL", "parentId", place))
                .is(201);
        String text = "Название\nСОШ № 1\nОзерская основная школа\nСОШ № 2\nОзерновская СОШ\n";
        Answer preview = upload("list.csv", csv(text));
        Answer rows = rita.get(PATH + "/" + preview.id() + "/rows");
        assertThat(outcomes(rows)).containsExactly("AMBIGUOUS", "AMBIGUOUS", "NEW", "NEW");
        assertThat(rows.at("/items/0/candidates/0/organizationId")).isEqualTo(school);
    }

    private static List<String> outcomes(Answer rows) {
        return rows.json()
                .at("/items")
                .valueStream()
                .map(row -> row.at("/outcome").asString())
                .toList();
    }

    @Test
    void columnsCanBeToldApartByHand() {
        Answer preview = upload("list.csv", csv("Название;Разное\nСОШ № 5;ul5@example.org\nСОШ № 6;нет\n"));
        Answer corrected = rita.patch(
                        PATH + "/" + preview.id(),
                        preview.tag(),
                        Map.of("columns", List.of(Map.of("index", 1, "role", "EMAIL"))))
                .is(200);
        assertThat(corrected.at("/columns/1/role")).isEqualTo("EMAIL");
        assertThat(corrected.json().at("/counts/ERROR").asInt()).isEqualTo(1);
        rita.patch(PATH + "/" + preview.id(), preview.tag(), Map.of()).problem(412, "stale");
        rita.delete(PATH + "/" + preview.id(), corrected.tag()).is(204);
    }

    @Test
    void aNumberOfAnotherOrganisationIsARowsErrorAndNotTheLists() {
        rita.post(
                        ORGANIZATIONS,
                        Map.of("name", "Вне списка", "kind", "SCHOOL", "parentId", REGION, "inn", "7800000010"))
                .status();
        Answer preview = upload("list.csv", csv("Название;ИНН\nСОШ № 7;7800000010\nСОШ № 8;\n"));
        Answer applied = applied(preview.id());
        assertThat(applied.at("/status")).isEqualTo("APPLIED");
        assertThat(names(region)).containsExactly("СОШ № 8");
        assertThat(rita.get(PATH + "/" + preview.id() + "/rows?outcome=ERROR").at("/items/0/errors/0/code"))
                .isEqualTo("CONFLICT");
    }

    @Test
    void aFileWithoutNamesIsRefused() {
        rita.uploadTo(PATH, "file", "a.csv", csv("Один;Два\n1;2\n3;4\n"), Map.of("parentId", region))
                .problem(422, "list-without-names");
        rita.uploadTo(PATH, "file", "a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), Map.of("parentId", region))
                .problem(415, "file-wrong-type");
    }

    private Answer upload(String fileName, byte[] content) {
        return rita.uploadTo(PATH, "file", fileName, content, Map.of("parentId", region))
                .is(201);
    }

    /** Applies and waits for the job, which runs by itself too. */
    private Answer applied(String id) {
        rita.post(PATH + "/" + id + "/apply").is(202);
        for (int asked = 0; asked < 500; asked++) {
            job.carryOut().block(Duration.ofSeconds(60));
            Answer answer = rita.get(PATH + "/" + id).is(200);
            if (!answer.at("/status").equals("APPLYING")) {
                return answer;
            }
        }
        throw new AssertionError("The list is not carried out");
    }

    private List<String> names(String within) {
        return rita.get(ORGANIZATIONS + "?within={w}&limit=500", within)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> !item.at("/id").asString().equals(within))
                .map(item -> item.at("/name").asString())
                .toList();
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A list as they come: a merged title, a row of column numbers, headings of districts, numbers as numbers, a total. */
    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("Школы");
            row(sheet, 0, "Перечень общеобразовательных организаций на 1 сентября");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 5));
            row(sheet, 2, "№ п/п", "Наименование ОО", "Муниципальное образование", "ИНН", "Адрес", "ФИО директора");
            row(sheet, 3, "1", "2", "3", "4", "5", "6");
            row(sheet, 4, "1", "МБОУ «СОШ № 1»", "Озерский район", "", "Озерск, ул. Мира, 1", "Петрова А. А.");
            row(sheet, 5, "2", "МБОУ «СОШ № 2»", "Озерский район", "", "", "");
            row(sheet, 6, "3", "МБОУ «СОШ № 3»", "Озерский район", "7800000001", "", "");
            row(sheet, 7, "4", "МБОУ СОШ №2", "Озерский р-н", "", "", "");
            row(sheet, 8, "5", "МКОУ «Лесная ООШ»", "Лесной округ", "", "", "");
            row(sheet, 9, "Итого", "5", "", "", "", "");
            sheet.getRow(4).getCell(3).setCellValue(7_800_000_034.0); // a number, not a text
            Sheet notes = book.createSheet("Пояснения");
            row(notes, 0, "Заполняйте без сокращений");
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void row(Sheet sheet, int number, String... texts) {
        var row = sheet.createRow(number);
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }
}
