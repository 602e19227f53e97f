package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;

/** The lists of execution as workbooks and tables: the same rows, words for people, and nothing that runs. */
@ApiTest
class ListFilesTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Stage stage;
    private UUID school;
    private UUID roadmap;
    private Api coordinator;
    private Api neighbour;

    @BeforeEach
    void plan() {
        stage = new Stage(database);
        UUID region = stage.organization(null, "REGION", "Край");
        UUID district = stage.organization(region, "MUNICIPALITY", "Район");
        UUID other = stage.organization(region, "MUNICIPALITY", "Соседний район");
        school = stage.organization(district, "SCHOOL", "=SUM(A1) школа");
        roadmap = stage.roadmap(district, "План", 1, 3);
        stage.assign(roadmap, school, LocalDate.now().minusDays(20));
        stage.step(stage.checkpoints(roadmap, school).get(0), "SUBMITTED");
        stage.step(stage.checkpoints(roadmap, school).get(0), "ACCEPTED");
        coordinator = Api.as(web, stage.person(district, "MUNICIPAL_COORDINATOR"));
        neighbour = Api.as(web, stage.person(other, "MUNICIPAL_COORDINATOR"));
    }

    @Test
    void whoMayNotTakeThemAway() {
        for (String path : new String[] {"/heat-map", "/progress", "/burn-up"}) {
            for (String type : new String[] {ListMapping.XLSX, ListMapping.CSV}) {
                accept(neighbour, Api.V1 + "/roadmaps/" + roadmap + path, type).problem(404, "not-found");
            }
        }
        assertThat(accept(neighbour, Api.V1 + "/checkpoints", ListMapping.CSV)
                        .is(200)
                        .text())
                .doesNotContain("школа");
        accept(Api.anonymous(web), Api.V1 + "/overdue", ListMapping.XLSX).problem(401, "unauthenticated");
    }

    @Test
    void aHeatMapHasAColumnForEachRowOfThePlan() throws IOException {
        Sheet sheet = sheet("/roadmaps/" + roadmap + "/heat-map");
        assertThat(sheet.getRow(0).getLastCellNum()).isEqualTo((short) 5);
        assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("1.1 Мероприятие 1");
        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("=SUM(A1) школа");
        assertThat(sheet.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
        assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("принято, 1/1");
        assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("просрочено, 0/1");
        String people = accept(coordinator, Api.V1 + "/roadmaps/" + roadmap + "/heat-map?csv=people", ListMapping.CSV)
                .is(200)
                .text();
        assertThat(people)
                .contains("1.1 Мероприятие 1")
                .contains("'=SUM(A1) школа")
                .contains("принято, 1/1");
        String machine = accept(coordinator, Api.V1 + "/roadmaps/" + roadmap + "/heat-map", ListMapping.CSV)
                .is(200)
                .text();
        assertThat(machine).contains("cells").contains("A1/1").doesNotContain("Мероприятие 1");
    }

    @Test
    void progressOverdueAndTasksAreWorkbooks() throws IOException {
        Sheet progress = sheet("/roadmaps/" + roadmap + "/progress?by=SCHOOL");
        assertThat(progress.getRow(0).getCell(3).getStringCellValue()).isEqualTo("Всего");
        assertThat(progress.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(3);
        Sheet burnUp = sheet("/roadmaps/" + roadmap + "/burn-up?by=DAY");
        int last = burnUp.getLastRowNum();
        assertThat(burnUp.getRow(last).getCell(column(burnUp, "План")).getNumericCellValue())
                .isEqualTo(3);
        assertThat(burnUp.getRow(last).getCell(column(burnUp, "Принято")).getNumericCellValue())
                .isEqualTo(1);
        assertThat(burnUp.getRow(1).getCell(column(burnUp, "С даты")).getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.now().minusDays(20).atStartOfDay());
        Sheet overdue = sheet("/overdue?by=SCHOOL&roadmap=" + roadmap);
        assertThat(overdue.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(2);
        Sheet tasks = sheet("/checkpoints?roadmap=" + roadmap);
        assertThat(tasks.getLastRowNum()).isEqualTo(3);
        int due = column(tasks, "Исполнить до");
        assertThat(tasks.getRow(1).getCell(due).getLocalDateTimeCellValue().toLocalDate())
                .isEqualTo(LocalDate.now().minusDays(20));
        assertThat(tasks.getRow(1).getCell(column(tasks, "Состояние")).getStringCellValue())
                .isIn("принято", "запланировано");
    }

    private static int column(Sheet sheet, String name) {
        for (var cell : sheet.getRow(0)) {
            if (cell.getStringCellValue().equals(name)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + name);
    }

    private Sheet sheet(String path) throws IOException {
        byte[] bytes = coordinator
                .request(HttpMethod.GET, Api.V1 + path)
                .header("Accept", ListMapping.XLSX)
                .header("Accept-Language", "ru")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(Objects.requireNonNull(bytes)))) {
            return book.getSheetAt(0);
        }
    }

    private static Api.Answer accept(Api api, String path, String type) {
        return Api.answer(
                api.request(HttpMethod.GET, path).header("Accept", type).header("Accept-Language", "ru"));
    }
}
