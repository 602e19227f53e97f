package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import tools.jackson.databind.JsonNode;

/** Reports on execution, read back from the files. */
@ApiTest
class ExecutionReportTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Vladivostok"));
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final String TERM = """
            {"text": "март", "status": "OPEN", "kind": null, "recurrence": null, "openBasis": null, "windows": [], "truncated": false,
             "participants": [], "times": [], "reasons": [], "proposal": null}""";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Stage stage;
    private UUID region;
    private UUID west;
    private UUID east;
    private UUID westSchool;
    private UUID eastSchool;
    private final List<UUID> distant = new ArrayList<>();
    private UUID roadmap;
    private String road;
    private String observer;

    @BeforeEach
    void twoMunicipalitiesAtWork() {
        stage = new Stage(database);
        region = stage.organization(null, "REGION", "Заречный край");
        west = stage.organization(region, "MUNICIPALITY", "Западный округ");
        east = stage.organization(region, "MUNICIPALITY", "Восточный округ");
        westSchool = stage.organization(west, "SCHOOL", "Западная СОШ");
        eastSchool = stage.organization(east, "SCHOOL", "Восточная СОШ");
        // before the roadmap: whoever joins later has it generated anew
        for (int i = 0; i < 31; i++) {
            distant.add(stage.organization(west, "SCHOOL", "Дальняя школа № " + i));
        }
        roadmap = stage.roadmap(region, "План поддержки школ края", 2, 2);
        stage.run("""
                DO $$ BEGIN
                    UPDATE roadmaps_activities SET term = '%2$s' WHERE roadmap_id = '%1$s';
                    DELETE FROM roadmaps_refreshes WHERE roadmap_id = '%1$s';
                END $$""".formatted(roadmap, TERM));
        for (UUID executor : new UUID[] {west, westSchool, eastSchool, region}) {
            stage.assign(roadmap, executor, TODAY.minusDays(12), TODAY.plusDays(5));
        }
        List<UUID> school = stage.checkpoints(roadmap, westSchool);
        stage.step(school.get(0), "SUBMITTED");
        stage.step(school.get(0), "ACCEPTED");
        stage.step(school.get(1), "SUBMITTED");
        stage.step(school.get(2), "SUBMITTED");
        stage.step(school.get(2), "RETURNED");
        stage.step(stage.checkpoints(roadmap, eastSchool).get(0), "CANCELLED");
        road = V1 + "/roadmaps/" + roadmap;
        observer = stage.person(region, "OBSERVER");
    }

    @Test
    void whoMayNotGetsNoReport() {
        String report = road + "/execution-report";
        for (String other : new String[] {People.RITA, People.DORA, People.SASHA}) {
            Api.as(web, other).get(report).problem(404, "not-found");
        }
        Api.as(web, People.CHELSEA).get(report).problem(403, "forbidden");
        Api.anonymous(web).get(report).problem(401, "unauthenticated");
        Api.client(web, "roadmaps:read").get(report).problem(403, "forbidden");
        Api.as(web, observer).get(report + "?format=ODT").problem(400, "bad-request");
        Api.as(web, observer).get(report + "?asOf=15.03.2021").problem(400, "bad-request");
    }

    @Test
    void theFiguresAreThoseOfProgressForTheSameDay() throws IOException {
        for (LocalDate day :
                new LocalDate[] {null, TODAY, TODAY.minusDays(5), TODAY.minusDays(20), TODAY.plusDays(10)}) {
            String asOf = day == null ? "" : "&asOf=" + day;
            JsonNode total = Api.as(web, observer)
                    .get(road + "/progress?by=SECTION" + asOf)
                    .is(200)
                    .json()
                    .at("/total");
            String text = docx(observer, asOf);
            assertThat(text).contains("по состоянию на " + DAY.format(day == null ? TODAY : day));
            assertThat(text).contains(summary(total));
        }
    }

    @Test
    void eachFormatSaysTheSame() throws IOException {
        String summary = summary(
                Api.as(web, observer).get(road + "/progress?by=SECTION").json().at("/total"));
        EntityExchangeResult<byte[]> pdf = file(observer, "PDF", "");
        HttpHeaders headers = pdf.getResponseHeaders();
        assertThat(headers.getContentDisposition().getFilename())
                .isEqualTo("Отчет об исполнении на " + DAY.format(TODAY) + ". План поддержки школ края.pdf");
        PdfReader pages = new PdfReader(content(pdf));
        String printed = new PdfTextExtractor(pages).getTextFromPage(1).replaceAll("\\s+", " ");
        pages.close();
        assertThat(printed).contains("Отчет об исполнении", "Западный округ", summary.substring(0, 60));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(content(file(observer, "XLSX", ""))))) {
            DataFormatter cells = new DataFormatter();
            String text = StreamSupport.stream(book.getSheetAt(0).spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .map((Cell cell) -> cells.formatCellValue(cell))
                    .collect(Collectors.joining("\n"));
            assertThat(text).contains(summary, "Восточный округ", "Мероприятие 1");
        }
    }

    @Test
    void aSchoolReportsItsOwnPartWithWhatItWrote() throws IOException {
        String text = docx(stage.person(westSchool, "SCHOOL_HEAD"), "");
        assertThat(text)
                .contains(
                        "Сделано",
                        "(принято)",
                        "(на проверке)",
                        "Замечание: Нет протокола",
                        "Всего контрольных точек: 8")
                .doesNotContain("Восточн", "Исполнение по территориям");
    }

    @Test
    void ofAShareTheNumberOfTheLatestDayIsPrinted() throws IOException {
        List<UUID> own = stage.checkpoints(roadmap, west);
        UUID target = UUID.randomUUID();
        stage.run("""
                INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
                SELECT $1, activity_id, 0, '>=', 60, '%', 'не менее 60 %' FROM roadmaps_checkpoints WHERE id = $2""", target, own.get(0));
        for (int i : new int[] {1, 0}) { // that of the earlier day is accepted last
            stage.step(own.get(i), "SUBMITTED");
            stage.run("""
                    UPDATE roadmaps_reports SET numbers = ('[{"targetId": "' || $1::uuid || '", "value": ' || $2::text || '}]')::jsonb
                    WHERE checkpoint_id = $3""", target, i == 1 ? "61.25" : "17.25", own.get(i));
            stage.step(own.get(i), "ACCEPTED");
        }
        assertThat(docx(observer, "")).contains("61,25").doesNotContain("17,25");
    }

    @Test
    void aMunicipalityReportsItsSubtreeWithoutNeighbours() throws IOException {
        String head = stage.person(west, "MUNICIPAL_COORDINATOR");
        String text = docx(head, "");
        assertThat(text).contains("Западная СОШ", "Западный округ").doesNotContain("Восточн");
        assertThat(text)
                .contains(
                        summary(Api.as(web, head).get(road + "/progress").json().at("/total")));
        assertThat(docx(head, "&within=" + east))
                .contains("Контрольных точек нет")
                .doesNotContain("Восточная СОШ");
        assertThat(docx(head, "&within=" + westSchool)).contains("Сведения по: Западная СОШ");
    }

    @Test
    void ofManyExecutorsThereAreSumsByMunicipality() throws IOException {
        distant.forEach(school -> stage.assign(roadmap, school, TODAY.minusDays(3)));
        String text = docx(observer, "");
        assertThat(text)
                .contains("Исполнение по территориям", "Западный округ", "Восточный округ", "Итого")
                .doesNotContain("Дальняя школа", "Западная СОШ");
        List<List<String>> places = tables.get(0);
        JsonNode rows = Api.as(web, observer)
                .get(road + "/progress?by=MUNICIPALITY")
                .json()
                .at("/items");
        assertThat(places).hasSize(rows.size() + 2);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode counts = rows.at("/" + i + "/counts");
            assertThat(places.get(i + 1).subList(0, 8))
                    .containsExactly(
                            rows.at("/" + i + "/name").asString(),
                            counts.at("/total").toString(),
                            counts.at("/dueSoFar").toString(),
                            counts.at("/accepted").toString(),
                            counts.at("/submitted").toString(),
                            counts.at("/inProgress").toString(),
                            counts.at("/returned").toString(),
                            counts.at("/overdue").toString());
        }
        assertThat(tables.get(1).stream()
                        .filter(row -> row.get(0).equals("1.1"))
                        .map(row -> row.get(5))
                        .findFirst()
                        .orElseThrow())
                .contains("Не исполнено в срок", "Западный округ: ");
        long planned = tables.get(1).stream()
                .map(row -> row.size() > 4 ? row.get(4) : "")
                .filter(done -> done.contains(" из "))
                .mapToLong(done -> Long.parseLong(done.substring(done.indexOf(" из ") + 4)))
                .sum();
        assertThat(planned).isEqualTo(4 * (4 * 2 + 31) - 1);
    }

    @Test
    void englishHasWordsOfItsOwn() throws IOException {
        byte[] content = Objects.requireNonNull(Api.as(web, observer)
                .request(HttpMethod.GET, road + "/execution-report")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        assertThat(read(content)).contains("Report on the execution of", "Execution by territory");
    }

    private final List<List<List<String>>> tables = new ArrayList<>();

    private String docx(String person, String query) throws IOException {
        return read(content(file(person, "DOCX", query)));
    }

    private String read(byte[] content) throws IOException {
        tables.clear();
        try (var document = new XWPFDocument(new ByteArrayInputStream(content))) {
            StringBuilder text = new StringBuilder();
            for (XWPFParagraph paragraph : document.getParagraphs()) {
                text.append(paragraph.getText()).append('\n');
            }
            for (XWPFTable table : document.getTables()) {
                tables.add(table.getRows().stream()
                        .map(row -> row.getTableCells().stream()
                                .map(XWPFTableCell::getText)
                                .toList())
                        .toList());
                text.append(table.getText()).append('\n');
            }
            return text.toString();
        }
    }

    private EntityExchangeResult<byte[]> file(String person, String format, String query) {
        return Api.as(web, person)
                .request(HttpMethod.GET, road + "/execution-report?format=" + format + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private static byte[] content(EntityExchangeResult<byte[]> file) {
        byte @Nullable [] body = file.getResponseBody();
        return Objects.requireNonNull(body);
    }

    private static String summary(JsonNode total) {
        return "Всего контрольных точек: %s, из них срок наступил по %s. Принято %s, в том числе %s из %s наступивших"
                .formatted(
                        total.at("/total"),
                        total.at("/dueSoFar"),
                        total.at("/accepted"),
                        total.at("/acceptedOfDue"),
                        total.at("/dueSoFar"));
    }
}
