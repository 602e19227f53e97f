package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

@ApiTest
class SheetTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotPrint() {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign + "/sheets";
        Api.as(web, DORA).post(path, Map.of()).problem(404, "not-found");
        Api.as(web, OLEG).post(path, Map.of()).problem(403, "forbidden");
        String region = Forms.started(web, RITA, REGION, "TEACHER", SOUTH_SCHOOL, NORTH_SCHOOL);
        Api.as(web, SASHA)
                .post(CAMPAIGNS + "/" + region + "/sheets", Map.of("organizationIds", List.of(SOUTH_SCHOOL)))
                .problem(409, "nobody-asked");
    }

    @Test
    void eachGroupHasAPageWithALinkThatWorks() throws IOException {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", SOUTH_SCHOOL, NORTH_SCHOOL);
        List<String> pages = pages(print(RITA, campaign, Map.of(), "ru"));
        assertThat(pages).hasSize(2);
        assertThat(pages).allSatisfy(page -> assertThat(page).contains("Для учителей", "Опрос анонимный"));
        assertThat(String.join(" ", pages)).contains("Северная", "Южная");
        String token = pages.get(0).replaceAll("(?s).*/s/([A-Za-z0-9_-]{43}).*", "$1");
        Api.anonymous(web).get(Api.V1 + "/s/" + token).is(200);
        assertThat(pages(print(SASHA, campaign, Map.of(), "en")))
                .singleElement()
                .satisfies(page ->
                        assertThat(page).contains("For teachers", "anonymous").doesNotContain("Южная"));
    }

    @Test
    void aSheetOfASharedDeviceSaysSo() throws IOException {
        String campaign = Forms.started(web, BOB, NORTH, "PUPIL", NORTH_SCHOOL);
        assertThat(pages(print(BOB, campaign, Map.of("supervised", true), "ru")).get(0))
                .contains("общего устройства", "Для учеников");
    }

    private byte[] print(String person, String campaign, Map<String, Object> body, String language) {
        return Objects.requireNonNull(Api.as(web, person)
                .request(HttpMethod.POST, CAMPAIGNS + "/" + campaign + "/sheets")
                .header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor text = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(text.getTextFromPage(page).replaceAll("\\s+", " "));
            }
        }
        return pages;
    }
}
