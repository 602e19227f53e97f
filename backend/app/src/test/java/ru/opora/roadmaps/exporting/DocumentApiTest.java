package ru.opora.roadmaps.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.IMPORTS;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class DocumentApiTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aDraftIsPrintedOnlyByThoseWhoSeeIt() {
        String document = document(Roads.draft(web, BOB, NORTH).id(), "DOCX");
        Api.anonymous(web).get(document).problem(401, "unauthenticated");
        Api.as(web, CHELSEA).get(document).problem(403, "forbidden");
        for (String other : new String[] {DORA, OLEG, SASHA}) {
            Api.as(web, other).get(document).problem(404, "not-found");
        }
        Api.client(web, "organizations:read").get(document).problem(403, "forbidden");
        Api.as(web, ALICE).get(document).is(200);
    }

    @Test
    void whatIsInForceIsPrintedByWhomItIsMeantFor() {
        String document = document(Roads.active(web, BOB, NORTH).id(), "PDF");
        Api.as(web, OLEG).get(document).is(200);
        Api.as(web, SASHA).get(document).is(200);
        Api.as(web, DORA).get(document).problem(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(PrintFormat.class)
    void theFileIsNamedInRussianAndKnownByItsVersion(PrintFormat format) {
        String id = Roads.approved(web, BOB, NORTH).id();
        EntityExchangeResult<byte[]> file = file(id, format);
        HttpHeaders headers = file.getResponseHeaders();
        assertThat(String.valueOf(headers.getContentType())).isEqualTo(format.mediaType());
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo(Plans.TITLE + "." + format.extension());
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment")
                .contains("filename*=UTF-8''");
        String tag = Objects.requireNonNull(headers.getETag());
        Answer same = Api.as(web, BOB).getIfChanged(document(id, format.name()), tag);
        assertThat(same.is(304).text()).isEmpty();
        Api.as(web, BOB).post(ROADMAPS + "/" + id + "/activate").is(200);
        Api.as(web, BOB).getIfChanged(document(id, format.name()), tag).is(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCX", "XLSX"})
    void anImportedOrderIsExportedAndImportedAgainEqual(PrintFormat format) {
        String id = Roads.approved(web, BOB, NORTH).id();
        byte[] content = Objects.requireNonNull(file(id, format).getResponseBody());
        Api bob = Api.as(web, BOB);
        String preview =
                bob.upload("export." + format.extension(), content).is(201).id();
        Answer draft = bob.post(IMPORTS + "/" + preview + "/apply", Map.of("organizationId", NORTH))
                .is(201);
        assertThat(plan(bob, draft.id())).isEqualTo(plan(bob, id));
        for (String same :
                new String[] {"title", "periodStart", "periodEnd", "orderNumber", "orderDate", "signatory"}) {
            assertThat(draft.at("/" + same))
                    .isEqualTo(bob.get(ROADMAPS + "/" + id).at("/" + same));
        }
    }

    @Test
    void aPlanOfTwoThousandRowsIsPrintedWhole() {
        Api bob = Api.as(web, BOB);
        String preview = bob.upload("plan.docx", Plans.docx(2000)).is(201).id();
        String id = bob.post(IMPORTS + "/" + preview + "/apply", Map.of("organizationId", NORTH))
                .is(201)
                .id();
        byte[] content = Objects.requireNonNull(file(id, PrintFormat.DOCX).getResponseBody());
        assertThat(bob.upload("again.docx", content)
                        .is(201)
                        .json()
                        .at("/activityCount")
                        .asInt())
                .isEqualTo(2000);
        assertThat(file(id, PrintFormat.PDF).getResponseBody()).startsWith('%', 'P', 'D', 'F');
        assertThat(file(id, PrintFormat.XLSX).getResponseBody()).startsWith('P', 'K');
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCX", "XLSX"})
    void anEditionIsPrintedAsItWasFrozenAndTheAnnexNamesWhatAmendedIt(PrintFormat format) {
        String id = Roads.active(web, BOB, NORTH).id();
        Api bob = Api.as(web, BOB);
        String was = plan(bob, id);
        String draft = ROADMAPS + "/"
                + bob.post(ROADMAPS + "/" + id + "/amendments", Map.of())
                        .is(201)
                        .id();
        JsonNode row = bob.get(draft + "/activities").json().at("/items/0");
        bob.patch(draft + "/activities/" + row.at("/id").asString(), "\"0\"", Map.of("title", "Обсудить все сообща"))
                .is(200);
        bob.post(
                        draft + "/approve",
                        Map.of("orderNumber", "77-р", "orderDate", "2027-03-01", "signatory", "Н. Н. Волкова"))
                .is(200);

        String first = text(id, format, "&edition=1");
        String second = text(id, format, "&edition=2");
        String now = text(id, format, "");
        assertThat(first).contains("21-п").doesNotContain("77-р", "Обсудить все сообща");
        assertThat(second)
                .contains("к приказу от 14.01.2027 № 21-п", "(в редакции распоряжения от 01.03.2027 № 77-р)")
                .contains("Обсудить все сообща");
        assertThat(now).isEqualTo(second);
        assertThat(text(id, format, "&edition=2027-02-20")).isEqualTo(first);
        assertThat(file(id, format, "&edition=1")
                        .getResponseHeaders()
                        .getContentDisposition()
                        .getFilename())
                .isEqualTo(Plans.TITLE + " (редакция 1)." + format.extension());

        byte[] content = Objects.requireNonNull(file(id, format, "&edition=1").getResponseBody());
        String preview =
                bob.upload("first." + format.extension(), content).is(201).id();
        Answer again = bob.post(IMPORTS + "/" + preview + "/apply", Map.of("organizationId", NORTH))
                .is(201);
        assertThat(plan(bob, again.id())).isEqualTo(was);
        content = Objects.requireNonNull(file(id, format, "").getResponseBody());
        preview = bob.upload("amended." + format.extension(), content).is(201).id();
        assertThat(bob.post(IMPORTS + "/" + preview + "/apply", Map.of("organizationId", NORTH))
                        .is(201)
                        .at("/orderNumber"))
                .isEqualTo("21-п");
    }

    @Test
    void anEditionThatThereIsNotIsNamed() {
        String id = Roads.approved(web, BOB, NORTH).id();
        for (String wrong : new String[] {"2", "zwei", "2020-01-01"}) {
            Answer answer = Api.as(web, BOB).get(document(id, "PDF") + "&edition=" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.at("/errors/0/pointer")).contains("edition");
        }
        Api.as(web, DORA).get(document(id, "PDF") + "&edition=1").problem(404, "not-found");
    }

    @Test
    void anUnknownFormatIsNamed() {
        String id = Roads.draft(web, BOB, NORTH).id();
        Answer answer = Api.as(web, BOB).get(document(id, "ODT"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).contains("format");
        Api.as(web, BOB).get(ROADMAPS + "/no-uuid/document").problem(400, "bad-request");
    }

    private static String document(String id, String format) {
        return ROADMAPS + "/" + id + "/document?format=" + format;
    }

    /** What the file says, in the order in which it says it. */
    private String text(String id, PrintFormat format, String edition) {
        byte[] content = Objects.requireNonNull(file(id, format, edition).getResponseBody());
        return new SourceReader().read("plan." + format.extension(), content).toString();
    }

    private EntityExchangeResult<byte[]> file(String id, PrintFormat format) {
        return file(id, format, "");
    }

    private EntityExchangeResult<byte[]> file(String id, PrintFormat format, String edition) {
        return Api.as(web, BOB)
                .request(HttpMethod.GET, document(id, format.name()) + edition)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    /** Sections and rows without what is each roadmap's own. */
    private static String plan(Api api, String id) {
        JsonNode sections = api.get(ROADMAPS + "/" + id).json().at("/sections");
        JsonNode rows =
                api.get(ROADMAPS + "/" + id + "/activities?limit=500").json().at("/items");
        return without(sections).toString() + without(rows);
    }

    private static JsonNode without(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(java.util.List.of("id", "sectionId", "sourceRow", "version", "allowedActions"));
        }
        node.forEach(DocumentApiTest::without);
        return node;
    }
}
