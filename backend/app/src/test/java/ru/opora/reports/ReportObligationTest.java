package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import tools.jackson.databind.JsonNode;

@ApiTest
class ReportObligationTest {

    private static final String TEMPLATES = Api.V1 + "/report-templates";
    private static final String OBLIGATIONS = Api.V1 + "/report-obligations";
    private static final String CONSOLIDATED = Api.V1 + "/consolidated-reports/";
    private static final String MONTHLY = "ежемесячно до 10 числа месяца, следующего за отчетным";

    /** The first day of the last month that is over. */
    private static final LocalDate MONTH =
            LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusMonths(1);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReportJobs jobs;

    @Test
    void whoMayNotReadWriteSubmitOrDecide() {
        String template = template();
        String north = OBLIGATIONS + "/" + obligation(template, NORTH);
        Api.as(web, CHELSEA).get(OBLIGATIONS).problem(403, "forbidden");
        Api.as(web, DORA).get(north).problem(404, "not-found");
        Api.as(web, SASHA).get(north).problem(404, "not-found");
        Api.as(web, OLEG).get(north).is(200);
        for (String person : List.of(OLEG)) {
            Api.as(web, person).post(north + "/fill").problem(403, "forbidden");
            Api.as(web, person).post(TEMPLATES, request(REGION, MONTHLY)).problem(403, "forbidden");
        }
        Api.as(web, RITA).post(north + "/fill").problem(403, "forbidden");
        Api.as(web, RITA).post(north + "/submit").problem(403, "forbidden");
        Api.as(web, DORA).post(north + "/accept").problem(404, "not-found");
        Api.as(web, BOB).post(TEMPLATES, request(REGION, MONTHLY)).problem(403, "forbidden");
        Api.as(web, BOB).post(TEMPLATES + "/" + template + "/generate").problem(403, "forbidden");
        Api bob = Api.as(web, BOB);
        bob.post(north + "/submit").problem(409, "illegal-state");
        bob.post(north + "/fill").is(200);
        bob.post(north + "/accept").problem(403, "forbidden");
        bob.post(north + "/return", Map.of("remark", "Нет")).problem(403, "forbidden");
        Api.as(web, OLEG).post(north + "/comments", Map.of("text", "Вижу")).problem(403, "forbidden");
    }

    @Test
    void aTermThatNamesNoDaysIsRefused() {
        Api rita = Api.as(web, RITA);
        rita.post(TEMPLATES, request(REGION, "по запросу"))
                .problem(422, "invalid-fields")
                .pointing("/template/termText", "TERM_NOT_DATED");
        Map<String, Object> body = new HashMap<>(content(MONTHLY));
        body.put("sections", List.of(Map.of("title", "Раздел", "text", false, "figures", List.of("no.such"))));
        rita.post(TEMPLATES, Map.of("organizationId", REGION, "template", body))
                .problem(422, "invalid-fields")
                .pointing("/template/sections/0/figures/0", "NOT_FOUND");
        body.put("sections", content(MONTHLY).get("sections"));
        body.put("programmeId", UUID.randomUUID());
        rita.post(TEMPLATES, Map.of("organizationId", REGION, "template", body))
                .problem(422, "invalid-fields")
                .pointing("/template/programmeId", "NOT_FOUND");
    }

    @Test
    void aReportIsFilledWrittenSubmittedReturnedAndAccepted() {
        due(NORTH, 3, 2);
        String template = template();
        String north = OBLIGATIONS + "/" + obligation(template, NORTH);
        Api bob = Api.as(web, BOB);
        JsonNode filled = bob.post(north + "/fill").is(200).json();
        assertThat(figure(filled, "checkpoints.due").at("/value").asInt()).isGreaterThanOrEqualTo(3);
        int accepted = figure(filled, "checkpoints.accepted").at("/value").asInt();
        assertThat(accepted).isGreaterThanOrEqualTo(2);
        assertThat(figure(filled, "surveys.rate").at("/value").isNull())
                .as("no zero for what is missing")
                .isTrue();
        assertThat(rows(north, "checkpoints.accepted")).hasSize(accepted);
        bob.post(north + "/submit").problem(422, "invalid-fields").pointing("/sections/1/text", "REQUIRED");
        put(bob, north, null, content(List.of(), List.of())).problem(428, "precondition-required");
        put(bob, north, "\"99\"", content(List.of(), List.of())).problem(412, "stale");
        put(bob, north, tag(bob, north), content(List.of(), List.of(correction(0.5, "checkpoints.nope"))))
                .problem(422, "invalid-fields")
                .pointing("/corrections/0/code", "NOT_FOUND");
        put(bob, north, tag(bob, north), content(List.of(), List.of(correction(1.5, "checkpoints.acceptedShare"))))
                .problem(422, "invalid-fields")
                .pointing("/corrections/0/value", "OUT_OF_RANGE");
        JsonNode written = put(
                        bob,
                        north,
                        tag(bob, north),
                        content(
                                List.of(Map.of("section", 1, "text", "Работа велась по плану")),
                                List.of(correction(accepted + 1, "checkpoints.accepted"))))
                .is(200)
                .json();
        assertThat(written.at("/summary/state").asString()).isEqualTo("IN_PROGRESS");
        JsonNode again = bob.post(north + "/fill").is(200).json();
        assertThat(figure(again, "checkpoints.accepted").at("/corrected").asInt())
                .as("a correction outlives computing anew")
                .isEqualTo(accepted + 1);
        assertThat(figure(again, "checkpoints.accepted").at("/reason").asString())
                .isEqualTo("Принят на бумаге");
        bob.post(north + "/submit").is(200);
        put(bob, north, tag(bob, north), content(List.of(), List.of())).problem(409, "illegal-state");
        bob.post(north + "/fill").problem(409, "illegal-state");
        Api rita = Api.as(web, RITA);
        rita.post(north + "/return", Map.of("remark", " ")).problem(422, "invalid-fields");
        JsonNode back = rita.post(north + "/return", Map.of("remark", "Поясните"))
                .is(200)
                .json();
        assertThat(back.at("/remark").asString()).isEqualTo("Поясните");
        bob.post(north + "/comments", Map.of("text", "Пояснили в тексте")).is(201);
        assertThat(rita.get(north + "/comments").at("/items/0/text")).isEqualTo("Пояснили в тексте");
        bob.post(north + "/submit").is(200);
        JsonNode done = rita.post(north + "/accept").is(200).json();
        assertThat(done.at("/summary/state").asString()).isEqualTo("ACCEPTED");
        rita.post(north + "/accept").problem(409, "illegal-state");
        bob.post(north + "/withdraw").problem(409, "illegal-state");
        inTheSums(template, accepted + 1);
        onPaper(north);
    }

    private void inTheSums(String template, int accepted) {
        Api rita = Api.as(web, RITA);
        JsonNode sums =
                rita.get(CONSOLIDATED + template + "?period=" + MONTH).is(200).json();
        assertThat(sums.at("/head/accepted").asInt()).isEqualTo(1);
        assertThat(sums.at("/head/owed").asInt()).isGreaterThanOrEqualTo(2);
        JsonNode figure = null;
        for (JsonNode one : sums.at("/figures")) {
            figure = one.at("/code").asString().equals("checkpoints.accepted") ? one : figure;
        }
        assertThat(Objects.requireNonNull(figure).at("/value").asInt()).isEqualTo(accepted);
        assertThat(figure.at("/reports").asInt()).isEqualTo(1);
        JsonNode own = Api.as(web, DORA)
                .get(CONSOLIDATED + template + "?period=" + MONTH)
                .is(200)
                .json();
        assertThat(own.at("/head/accepted").asInt())
                .as("a neighbour's report is in nobody else's sums")
                .isZero();
        assertThat(Api.as(web, DORA)
                        .get(CONSOLIDATED + template + "/rows?period=" + MONTH)
                        .is(200)
                        .text())
                .doesNotContain("Северный");
        assertThat(rita.get(CONSOLIDATED + template + "/rows?period=" + MONTH)
                        .is(200)
                        .text())
                .contains("Северный", "Южный");
    }

    private void onPaper(String report) {
        byte[] file = Objects.requireNonNull(web.get()
                .uri(report + "/file?format=DOCX")
                .headers(headers -> headers.setBearerAuth(ru.opora.testing.TestTokens.of(BOB)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        try (var document = new XWPFDocument(new ByteArrayInputStream(file));
                var text = new XWPFWordExtractor(document)) {
            assertThat(text.getText())
                    .contains(
                            "Северный район",
                            "Работа велась по плану",
                            "из них исполнены и приняты",
                            "Принят на бумаге");
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void whoWroteNeverAcceptsNotEvenPastTheApi() {
        String template = Api.as(web, BOB)
                .post(TEMPLATES, Map.of("organizationId", NORTH, "template", own()))
                .is(201)
                .id();
        Api bob = Api.as(web, BOB);
        bob.post(TEMPLATES + "/" + template + "/generate").is(200);
        String report = OBLIGATIONS + "/" + obligation(template, NORTH);
        bob.post(report + "/fill").is(200);
        put(bob, report, tag(bob, report), content(List.of(), List.of())).is(200);
        bob.post(report + "/submit").is(200);
        bob.post(report + "/accept").problem(403, "own-report");
        UUID id = UUID.fromString(report.substring(report.lastIndexOf('/') + 1));
        for (String change : List.of(
                "state = 'ACCEPTED', decided_by = '" + BOB + "', decided_at = now()",
                "texts = '{\"0\": \"Другое\"}'",
                "authors = '{}'")) {
            assertThatThrownBy(() -> change(id, change)).as(change).isNotNull();
        }
        assertThatThrownBy(() -> DatabaseScope.system(
                                database.sql("UPDATE reports_figures SET value = 7 WHERE obligation_id = :id")
                                        .bind("id", id)
                                        .then())
                        .block())
                .as("figures of a submitted report")
                .isNotNull();
        bob.post(report + "/withdraw").is(200);
        assertThatThrownBy(
                        () -> change(
                                id,
                                "state = 'ACCEPTED', submitted_by = 'x', submitted_at = now(), decided_by = 'rita', decided_at = now()"))
                .as("what was not submitted is not accepted")
                .isNotNull();
    }

    @Test
    void generatingAgainChangesNothingAndPeopleFindTheirOwn() {
        String template = template();
        assertThat(Api.as(web, RITA)
                        .post(TEMPLATES + "/" + template + "/generate")
                        .is(200)
                        .json()
                        .at("/changed")
                        .asInt())
                .isZero();
        String mine = obligation(template, NORTH);
        assertThat(Api.as(web, BOB)
                        .get(OBLIGATIONS + "?view=MINE&template=" + template)
                        .is(200)
                        .text())
                .contains(mine)
                .doesNotContain(obligation(template, SOUTH));
        String north = OBLIGATIONS + "/" + mine;
        Api bob = Api.as(web, BOB);
        bob.post(north + "/fill").is(200);
        put(bob, north, tag(bob, north), content(List.of(Map.of("section", 1, "text", "Да")), List.of()))
                .is(200);
        bob.post(north + "/submit").is(200);
        assertThat(Api.as(web, RITA)
                        .get(OBLIGATIONS + "?view=TO_ACCEPT&template=" + template)
                        .is(200)
                        .text())
                .contains(mine);
        JsonNode counts = Api.as(web, RITA)
                .get(OBLIGATIONS + "/counts?template=" + template)
                .is(200)
                .json();
        assertThat(counts.at("/toAccept").asInt()).isEqualTo(1);
        assertThat(counts.at("/mine").asInt()).isZero();
        Api.as(web, BOB).get(OBLIGATIONS + "?sort=name").problem(400, "bad-request");
    }

    @Test
    void aTemplateThatChangesChangesNoFilledReport() {
        String template = template();
        String north = OBLIGATIONS + "/" + obligation(template, NORTH);
        Api.as(web, BOB).post(north + "/fill").is(200);
        Api rita = Api.as(web, RITA);
        Map<String, Object> changed = new HashMap<>(content(MONTHLY));
        changed.put("sections", List.of(Map.of("title", "Другой раздел", "text", true, "figures", List.of())));
        put(rita, TEMPLATES + "/" + template, tag(rita, TEMPLATES + "/" + template), changed)
                .is(200);
        assertThat(Api.as(web, BOB).get(north).at("/sections/0/title")).isEqualTo("Исполнение");
    }

    @Test
    void figuresFilledWhileThePeriodRanAreFilledAnewWhenItIsOver() {
        due(NORTH, 2, 1);
        String template = template();
        Api bob = Api.as(web, BOB);
        String begun = obligation(template, NORTH, MONTH.plusMonths(1));
        // Also on the last evening of a month, when in some places it is over already.
        change(UUID.fromString(begun), "period_end = current_date + 40");
        String running = OBLIGATIONS + "/" + begun;
        JsonNode early = bob.post(running + "/fill").is(200).json();
        assertThat(early.at("/allowedActions").toString()).contains("\"write\"").doesNotContain("\"submit\"");
        put(bob, running, tag(bob, running), content(List.of(Map.of("section", 1, "text", "Рано")), List.of()))
                .is(200);
        bob.post(running + "/submit").problem(409, "illegal-state");

        String id = obligation(template, NORTH);
        String over = OBLIGATIONS + "/" + id;
        JsonNode filled = bob.post(over + "/fill").is(200).json();
        int due = figure(filled, "checkpoints.due").at("/value").asInt();
        put(bob, over, tag(bob, over), content(List.of(), List.of(correction(41, "checkpoints.accepted"))))
                .is(200);
        change(UUID.fromString(id), "filled_at = period_start + interval '4 days 12 hours'");
        DatabaseScope.system(database.sql(
                                "UPDATE reports_figures SET value = 777 WHERE obligation_id = :id AND code = 'checkpoints.due'")
                        .bind("id", UUID.fromString(id))
                        .then())
                .block();
        jobs.run().block();
        JsonNode anew = bob.get(over).is(200).json();
        assertThat(figure(anew, "checkpoints.due").at("/value").asInt()).isEqualTo(due);
        assertThat(figure(anew, "checkpoints.accepted").at("/corrected").asInt())
                .as("what was corrected stays")
                .isEqualTo(41);
        assertThat(anew.at("/filledAt").asString().substring(0, 10))
                .isGreaterThanOrEqualTo(MONTH.plusMonths(1).toString());
        String tag = tag(bob, over);
        jobs.run().block();
        assertThat(tag(bob, over)).as("once is enough").isEqualTo(tag);
    }

    @Test
    void nothingIsOwedForTimesBeforeAnOrganisationWasThereNorByOneThatIsClosed() {
        String place = organization("Район новой школы", "MUNICIPALITY", REGION, null);
        LocalDate opened = MONTH.minusMonths(1);
        String school = organization("Школа, открытая недавно", "SCHOOL", UUID.fromString(place), opened);
        String template = made(
                UUID.fromString(place),
                Map.of("debtorKind", "SCHOOL", "startsOn", MONTH.minusMonths(4).toString()));
        jobs.run().block();
        LocalDate back = LocalDate.now(ZoneOffset.UTC).minusDays(32);
        assertThat(values(template, "due"))
                .as("the job goes back a month")
                .isNotEmpty()
                .allMatch(day -> LocalDate.parse(day).isAfter(back));
        Api rita = Api.as(web, RITA);
        rita.post(TEMPLATES + "/" + template + "/generate").is(200);
        assertThat(values(template, "periodStart"))
                .containsExactly(
                        opened.toString(), MONTH.toString(), MONTH.plusMonths(1).toString());
        String counts = OBLIGATIONS + "/counts?template=" + template;
        assertThat(rita.get(counts).is(200).json().at("/late").asInt()).isPositive();
        String sums = CONSOLIDATED + template + "?period=" + opened;
        assertThat(rita.get(sums).is(200).json().at("/head/late").asInt()).isEqualTo(1);
        Api.as(web, ALICE)
                .post(Api.V1 + "/organizations/" + school + "/close", Map.of("reason", "Ликвидация"))
                .is(200);
        assertThat(rita.get(counts).is(200).json().at("/late").asInt()).isZero();
        assertThat(rita.get(sums).is(200).json().at("/head/late").asInt()).isZero();
        assertThat(rita.get(OBLIGATIONS + "?view=LATE&template=" + template)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void aTemplateWithReportsKeepsItsPeriodAndDaysAreOfThisCentury() {
        Api rita = Api.as(web, RITA);
        Map<String, Object> other = new HashMap<>(content("до 30 января и 20 июля"));
        other.put("period", "HALF_YEAR");
        String used = TEMPLATES + "/" + template();
        put(rita, used, tag(rita, used), other).problem(422, "invalid-fields").pointing("/period", "IN_USE");
        String unused = TEMPLATES + "/" + made(REGION, Map.of());
        put(rita, unused, tag(rita, unused), other).is(200);
        for (String year : List.of("0001", "9999")) {
            for (String field : List.of("startsOn", "endsOn")) {
                Map<String, Object> body = new HashMap<>(content(MONTHLY));
                body.put(field, year + "-01-01");
                rita.post(TEMPLATES, Map.of("organizationId", REGION, "template", body))
                        .problem(422, "invalid-fields")
                        .pointing("/template/" + field, "OUT_OF_RANGE");
            }
        }
    }

    @Test
    void whoSentAReportBackMayWriteInItAndThenDecidesNoMore() {
        String institute = organization("Институт с отчетом", "INSTITUTE", REGION, null);
        Map<String, Object> form = new HashMap<>(own());
        form.put("debtorKind", "INSTITUTE");
        String template = made(REGION, form);
        Api rita = Api.as(web, RITA);
        rita.post(TEMPLATES + "/" + template + "/generate").is(200);
        String id = obligation(template, UUID.fromString(institute));
        String report = OBLIGATIONS + "/" + id;
        rita.post(report + "/fill").is(200);
        String submitted =
                "state = 'SUBMITTED', submitted_by = 'x', submitted_at = now(), decided_by = NULL, decided_at = NULL";
        change(UUID.fromString(id), submitted);
        rita.post(report + "/return", Map.of("remark", "Поясните")).is(200);
        put(rita, report, tag(rita, report), content(List.of(), List.of(correction(3, "checkpoints.due"))))
                .is(200);
        change(UUID.fromString(id), submitted);
        rita.post(report + "/accept").problem(403, "own-report");
        rita.post(report + "/return", Map.of("remark", "Нет")).problem(403, "own-report");
        assertThatThrownBy(() -> change(
                        UUID.fromString(id),
                        "state = 'RETURNED', decided_by = 'rita', decided_at = now(), remark = 'Нет'"))
                .as("not past the API either")
                .isNotNull();
    }

    @Test
    void aShareThatWasCorrectedWithoutItsWholeIsInNoSum() {
        String template = template();
        String north = OBLIGATIONS + "/" + obligation(template, NORTH);
        Api bob = Api.as(web, BOB);
        JsonNode filled = bob.post(north + "/fill").is(200).json();
        assertThat(figure(filled, "surveys.rate").at("/denominator").isNull()).isTrue();
        put(
                        bob,
                        north,
                        tag(bob, north),
                        content(List.of(Map.of("section", 1, "text", "Да")), List.of(correction(0.5, "surveys.rate"))))
                .is(200);
        bob.post(north + "/submit").is(200);
        Api.as(web, RITA).post(north + "/accept").is(200);
        JsonNode sums = Api.as(web, RITA)
                .get(CONSOLIDATED + template + "?period=" + MONTH)
                .is(200)
                .json();
        JsonNode rate = StreamSupport.stream(sums.at("/figures").spliterator(), false)
                .filter(one -> one.at("/code").asString().equals("surveys.rate"))
                .findFirst()
                .orElseThrow();
        assertThat(rate.at("/value").isNull()).isTrue();
        assertThat(rate.at("/reports").asInt()).as("counted as it is summed").isZero();
    }

    private String organization(String name, String kind, UUID parent, @Nullable LocalDate opened) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "kind", kind, "parentId", parent));
        if (opened != null) {
            body.put("openedOn", opened.toString());
        }
        return Api.as(web, ALICE).post(Api.V1 + "/organizations", body).is(201).id();
    }

    /** A template whose reports nobody has made so far. */
    private String made(UUID owner, Map<String, Object> otherwise) {
        Map<String, Object> body = new HashMap<>(content(MONTHLY));
        body.putAll(otherwise);
        return Api.as(web, RITA)
                .post(TEMPLATES, Map.of("organizationId", owner, "template", body))
                .is(201)
                .id();
    }

    /** Of all reports of a template, the first due first. */
    private List<String> values(String template, String field) {
        JsonNode page = Api.as(web, RITA)
                .get(OBLIGATIONS + "?limit=500&template=" + template)
                .is(200)
                .json();
        return StreamSupport.stream(page.at("/items").spliterator(), false)
                .map(row -> row.at("/" + field).asString())
                .toList();
    }

    /** A template of the region's for all municipalities, with its reports made. */
    private String template() {
        String id = Api.as(web, RITA)
                .post(TEMPLATES, request(REGION, MONTHLY))
                .is(201)
                .id();
        Api.as(web, RITA).post(TEMPLATES + "/" + id + "/generate").is(200);
        return id;
    }

    private String obligation(String template, UUID organization) {
        return obligation(template, organization, MONTH);
    }

    private String obligation(String template, UUID organization, LocalDate month) {
        JsonNode page = Api.as(web, RITA)
                .get(OBLIGATIONS + "?sort=-due&template=" + template + "&organization=" + organization)
                .is(200)
                .json();
        for (JsonNode row : page.at("/items")) {
            if (row.at("/periodStart").asString().equals(month.toString())) {
                return row.at("/id").asString();
            }
        }
        throw new AssertionError(page.toString());
    }

    private static Map<String, Object> request(UUID owner, String term) {
        return Map.of("organizationId", owner, "template", content(term));
    }

    private static Map<String, Object> content(String term) {
        return Map.of(
                "name",
                "Ежемесячный отчет " + UUID.randomUUID(),
                "termText",
                term,
                "period",
                "MONTH",
                "debtorKind",
                "MUNICIPALITY",
                "startsOn",
                MONTH.minusMonths(1).toString(),
                "sections",
                List.of(
                        Map.of(
                                "title",
                                "Исполнение",
                                "text",
                                false,
                                "figures",
                                List.of(
                                        "checkpoints.due",
                                        "checkpoints.accepted",
                                        "checkpoints.acceptedShare",
                                        "surveys.rate")),
                        Map.of("title", "Пояснения", "text", true, "figures", List.of())));
    }

    private static Map<String, Object> own() {
        Map<String, Object> own = new HashMap<>(content(MONTHLY));
        own.put(
                "sections",
                List.of(Map.of("title", "Исполнение", "text", false, "figures", List.of("checkpoints.due"))));
        return own;
    }

    private static Map<String, Object> content(List<?> texts, List<?> corrections) {
        return Map.of("texts", texts, "corrections", corrections);
    }

    private static Map<String, Object> correction(double value, String code) {
        return Map.of("code", code, "value", value, "reason", "Принят на бумаге");
    }

    private static JsonNode figure(JsonNode report, String code) {
        for (JsonNode section : report.at("/sections")) {
            for (JsonNode figure : section.at("/figures")) {
                if (figure.at("/code").asString().equals(code)) {
                    return figure;
                }
            }
        }
        throw new AssertionError(code + " in " + report);
    }

    private JsonNode rows(String report, String code) {
        return Api.as(web, BOB)
                .get(report + "/figures/" + code + "/rows?limit=500")
                .is(200)
                .json()
                .at("/items");
    }

    private static String tag(Api caller, String path) {
        return caller.get(path).is(200).tag();
    }

    private static Answer put(Api caller, String path, @Nullable String tag, Object body) {
        var request = caller.request(HttpMethod.PUT, path);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .bodyValue(body));
    }

    private void change(UUID id, String set) {
        DatabaseScope.system(database.sql("UPDATE reports_obligations SET " + set + " WHERE id = :id")
                        .bind("id", id)
                        .then())
                .block();
    }

    /** Checkpoints of the municipality that fell due in the month that is over. */
    private void due(UUID organization, int all, int accepted) {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        DatabaseScope.system(database.sql("""
                        WITH given AS (
                            SELECT * FROM roadmaps_assignments a WHERE a.roadmap_id = :roadmap ORDER BY a.id LIMIT 1)
                        INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id,
                            time_zone, occurrence, due, state)
                        SELECT g.id, g.roadmap_id, g.activity_id, :organization, g.owner_id, g.municipality_id, 'Europe/Moscow', 'R' || n, :day,
                               CASE WHEN n <= :accepted THEN 'ACCEPTED' ELSE 'PLANNED' END
                        FROM given g CROSS JOIN generate_series(1, :many) n""")
                        .bind("roadmap", UUID.fromString(roadmap))
                        .bind("organization", organization)
                        .bind("day", MONTH.plusDays(14))
                        .bind("accepted", accepted)
                        .bind("many", all)
                        .then())
                .block();
    }
}
