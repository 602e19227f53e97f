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

    private EntityExchangeResult<byte[]> file(String id, PrintFormat format) {
        return Api.as(web, BOB)
                .request(HttpMethod.GET, document(id, format.name()))
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
