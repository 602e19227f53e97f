package ru.opora.roadmaps.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.ROADMAPS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;

/** What an order reworded was not so before it. */
@ApiTest
class ReportOfEditionTest {

    private static final String BEFORE = "Собрать директоров школ на установочную встречу";
    private static final String AFTER = "Провести стратегическую сессию директоров";

    @Autowired
    private WebTestClient web;

    @Test
    void aReportOfAPastDayIsThatOfTheEditionThatHeldThen() throws IOException {
        Api bob = Api.as(web, BOB);
        String road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        String draft = ROADMAPS + "/"
                + bob.post(road + "/amendments", Map.of()).is(201).id();
        String row = draft + "/activities/" + bob.get(draft + "/activities").at("/items/0/id");
        bob.patch(row, bob.get(row).tag(), Map.of("title", AFTER, "printedTermText", "апрель 2027"))
                .is(200);
        Map<String, String> order = new HashMap<>(Roads.ORDER);
        order.putAll(Map.of(
                "orderNumber",
                "88-п",
                "reason",
                "Уточнение",
                "effectiveOn",
                LocalDate.now().minusDays(5).toString()));
        bob.post(draft + "/approve", order).is(200);
        assertThat(report(bob, road, ""))
                .contains(AFTER, "апрель 2027", "21-п", "88-п")
                .doesNotContain(BEFORE);
        assertThat(report(bob, road, "?asOf=" + LocalDate.now().minusDays(2)))
                .contains(AFTER, "апрель 2027", "88-п")
                .doesNotContain(BEFORE);
        assertThat(report(bob, road, "?asOf=" + LocalDate.now().minusDays(20)))
                .contains(BEFORE, "21-п")
                .doesNotContain(AFTER, "апрель 2027", "88-п");
    }

    private static String report(Api api, String road, String query) throws IOException {
        byte[] file = Objects.requireNonNull(api.request(HttpMethod.GET, road + "/execution-report" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        try (var document = new XWPFDocument(new ByteArrayInputStream(file));
                var words = new XWPFWordExtractor(document)) {
            return words.getText();
        }
    }
}
