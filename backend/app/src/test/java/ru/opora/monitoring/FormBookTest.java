package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceSize;
import ru.opora.platform.documents.SourceTable;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;

/** A form as a workbook: it goes out, comes back, and proposes without writing. */
@ApiTest
class FormBookTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aFormGoesOutAsAWorkbookAndComesBack() {
        String first = Rounds.indicator(web, RITA, REGION, "book_first").id();
        String second = Rounds.indicator(web, RITA, REGION, "book_second").id();
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), first, second), NORTH_SCHOOL);
        write(web, SASHA, form, List.of(cell(first, 123456789.123456))).is(200);
        byte[] book = Api.as(web, SASHA)
                .request(HttpMethod.GET, form + "/workbook")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        var document = new SourceReader(SourceSize.LIST).read("form.xlsx", book);
        var table = (SourceTable) document.blocks().get(0);
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(1).cells().get(0).text()).isEqualTo("book_first");
        Answer same = Api.as(web, SASHA)
                .uploadTo(form + "/workbook", "file", "form.xlsx", book, Map.of())
                .is(200);
        assertThat(same.json().at("/cells")).isEmpty();
        assertThat(same.json().at("/same").asInt()).isEqualTo(2);
    }

    @Test
    void aWorkbookProposesAndWritesNothing() {
        String first = Rounds.indicator(web, RITA, REGION, "sheet_first").id();
        String second = Rounds.indicator(web, RITA, REGION, "sheet_second").id();
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), first, second), NORTH_SCHOOL);
        List<String> rows = new ArrayList<>(List.of(
                "Примечание;Код;Значение;Почему нет данных",
                ";sheet_first;1 234,5;",
                ";sheet_second;;нет класса",
                ";no_such;1;",
                ";sheet_first;2;"));
        Answer read = upload(form, rows);
        assertThat(read.json().at("/cells").size()).isEqualTo(2);
        assertThat(read.json().at("/cells/0/value").asDouble()).isEqualTo(1234.5);
        assertThat(read.at("/cells/1/missing")).isEqualTo("нет класса");
        assertThat(read.json().at("/faults"))
                .extracting(fault -> fault.at("/reason").asString())
                .containsExactly("UNKNOWN", "TWICE");
        assertThat(upload(form, List.of("Код;Значение", "sheet_first;много")).at("/faults/0/reason"))
                .isEqualTo("NUMBER");
        assertThat(Api.as(web, SASHA).get(form).json().at("/filled").asInt()).isZero();
        Api.as(web, SASHA)
                .uploadTo(
                        form + "/workbook",
                        "file",
                        "other.csv",
                        "Имя;Число\nа;1\n".getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .problem(422, "workbook-not-a-form");
    }

    @Test
    void aWorkbookWithoutAColumnLeavesWhatItHeld() {
        String indicator = Rounds.indicator(web, RITA, REGION, "sheet_short").id();
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator), NORTH_SCHOOL);
        write(web, SASHA, form, List.of(Map.of("indicatorId", indicator, "missing", "нет класса")))
                .is(200);
        Answer same = upload(form, List.of("Код;Значение", "sheet_short;"));
        assertThat(same.json().at("/cells")).isEmpty();
        assertThat(same.json().at("/same").asInt()).isEqualTo(1);
        Answer value = upload(form, List.of("Код;Значение", "sheet_short;12"));
        assertThat(value.json().at("/cells/0/value").asInt()).isEqualTo(12);
        assertThat(value.json().at("/cells/0/missing").isNull()).isTrue();
    }

    private Answer upload(String form, List<String> rows) {
        return Api.as(web, SASHA)
                .uploadTo(
                        form + "/workbook",
                        "file",
                        "form.csv",
                        String.join("\n", rows).getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .is(200);
    }
}
