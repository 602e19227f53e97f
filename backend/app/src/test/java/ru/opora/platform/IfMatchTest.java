package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.Contract.Operation;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Formulas;
import ru.opora.testing.Roads;
import ru.opora.testing.Rounds;

/** Nothing is changed or deleted unseen: made from the contract, for every operation that could. */
@ApiTest
class IfMatchTest {

    private static final Set<HttpMethod> CHANGING = Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Map<String, Object> FORMULA = Formulas.change(Formulas.definition());
    private static final Map<String, Object> RULE = Map.of(
            "name",
            "Другое",
            "source",
            "Приказ",
            "definition",
            Map.of(
                    "kinds",
                    List.of(),
                    "smallest",
                    5,
                    "categories",
                    List.of(Map.of("category", "LOW_OUTCOMES", "share", 0.3, "procedures", 1))));
    private static final Map<String, Object> REPORT = Map.of(
            "name",
            "Отчет",
            "termText",
            "ежемесячно до 10 числа месяца, следующего за отчетным",
            "period",
            "MONTH",
            "debtorKind",
            "SCHOOL",
            "startsOn",
            "2026-01-01",
            "sections",
            List.of(Map.of("title", "Исполнение", "text", false, "figures", List.of("checkpoints.due"))));
    private static final String ORGANIZATIONS = "/api/v1/organizations";

    /** What is changed or deleted without having been seen, and why. */
    private static final Map<String, String> UNSEEN = Map.of(
            "revokeCalendarFeed", "a secret address stops, whatever is known of it; nothing in it can be changed",
            "revokeSurveyLink", "a link that got out stops, whatever is known of it; nothing in it can be changed",
            "removeCampaignParticipant", "a participant is there or not: it has nothing that could be changed",
            "deleteEngagementList", "a list is put in whole and never changed",
            "putSurveyResponse", "the answers of one respondent; the last word of the own device counts",
            "putSurveyFile", "a file of one respondent under an id of the own device");

    @Autowired
    private WebTestClient web;

    private final Contract contract = new Contract();

    @Test
    void withoutATagNothingIsChangedAndAStaleOneGetsTheStateOfNow() {
        String draft = Roads.draft(web, BOB, NORTH).id();
        Roads.preview(web, BOB);
        Api alice = Api.as(web, ALICE);
        Set<String> checked = new HashSet<>();
        for (Operation operation : contract.operations()) {
            if (!CHANGING.contains(operation.method()) || !operation.hasHeader("If-Match")) {
                continue;
            }
            String path = address(alice, operation.path(), draft);
            if (alice.get(path).status() == 200) {
                send(alice, operation, path, null).problem(428, "precondition-required");
                for (String stale : List.of("\"987654\"", "nonsense", "*")) {
                    Answer refused = send(alice, operation, path, stale);
                    if (refused.status() != 409) { // its state forbids the change whatever the tag
                        refused.problem(412, "stale");
                        assertThat(refused.json().at("/current").isObject())
                                .as(operation.toString())
                                .isTrue();
                    }
                }
                checked.add(operation.description().get("operationId").toString());
            }
        }
        assertThat(checked)
                .contains(
                        "updateOrganization",
                        "updateRoadmap",
                        "deleteRoadmap",
                        "updateActivity",
                        "correctRoadmapImport",
                        "deleteRoadmapImport");
    }

    @Test
    void whateverChangesOrDeletesAsksForATag() {
        List<String> without = contract.operations().stream()
                .filter(operation -> CHANGING.contains(operation.method()) && !operation.hasHeader("If-Match"))
                .map(operation -> operation.description().get("operationId").toString())
                .toList();
        assertThat(without).containsExactlyInAnyOrderElementsOf(UNSEEN.keySet());
    }

    @Test
    void stepsTakeATagToo() {
        Api bob = Api.as(web, BOB);
        String preview = Roads.IMPORTS + "/" + Roads.preview(web, BOB).id() + "/apply";
        stepped(bob, preview, "\"7\"", Map.of("organizationId", NORTH)).problem(412, "stale");
        Answer draft =
                stepped(bob, preview, "\"0\"", Map.of("organizationId", NORTH)).is(201);
        String road = Roads.ROADMAPS + "/" + draft.id();
        Answer refused = stepped(bob, road + "/approve", "\"7\"", Roads.ORDER).problem(412, "stale");
        assertThat(refused.at("/current/id")).isEqualTo(draft.id());
        Answer approved =
                stepped(bob, road + "/approve", draft.tag(), Roads.ORDER).is(200);
        stepped(bob, road + "/activate", draft.tag(), Map.of()).problem(412, "stale");
        stepped(bob, road + "/activate", approved.tag(), Map.of()).is(200);
    }

    @Test
    void aClientsOwnIdIsTakenOnce() {
        Api bob = Api.as(web, BOB);
        UUID id = UUID.randomUUID();
        var school = Map.of("id", id, "name", "Школа со своим номером", "kind", "SCHOOL", "parentId", NORTH);
        List<Integer> statuses = AtOnce.call(java.util.Collections.nCopies(
                10, () -> bob.post(ORGANIZATIONS, school).status()));
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        bob.post(ORGANIZATIONS, school).problem(409, "already-exists");
        var text = Map.of("id", id, "text", ru.opora.testing.Plans.pasted());
        assertThat(bob.post(Roads.IMPORTS, text).is(201).id()).isEqualTo(id.toString());
        bob.post(Roads.IMPORTS, text).problem(409, "already-exists");
        var applied = Map.of("id", id, "organizationId", NORTH);
        assertThat(bob.post(Roads.IMPORTS + "/" + id + "/apply", applied)
                        .is(201)
                        .id())
                .isEqualTo(id.toString());
        String other = Roads.preview(web, BOB).id();
        bob.post(Roads.IMPORTS + "/" + other + "/apply", applied).problem(409, "already-exists");
    }

    private static Answer stepped(Api api, String path, String tag, Object body) {
        return Api.answer(api.request(HttpMethod.POST, path)
                .header("If-Match", tag)
                .header("Content-Type", "application/json")
                .bodyValue(body));
    }

    private Answer send(Api api, Operation operation, String path, @Nullable String tag) {
        var request = api.request(operation.method(), path);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        List<String> types = new ArrayList<>(contract.bodies(operation).keySet());
        return Api.answer(
                types.isEmpty()
                        ? request
                        : request.header("Content-Type", types.get(0)).bodyValue(body(operation)));
    }

    /** A body that is right as far as {@code {}} would not be: what is wrong is told before what is stale. */
    private static Object body(Operation operation) {
        return switch (operation.description().get("operationId").toString()) {
            case "updateAssessment" -> Map.of("kind", "VPR", "subject", "Физика", "schoolYear", 2025);
            case "updateIdentificationRule" -> RULE;
            case "updateRiskFormula" -> FORMULA;
            case "updateIndicator" -> Map.of("definition", Rounds.definition("Другое имя"));
            case "updateMonitoringRound" -> Rounds.change(List.of());
            case "updateReportTemplate" -> REPORT;
            case "writeReportObligation" -> Map.of("texts", List.of(), "corrections", List.of());
            case "chooseExecutors" ->
                Map.of("items", List.of(Map.of("token", "ИМЦ", "rules", List.of("AUTHORITIES"), "remember", false)));
            case "setActivitySchedule" -> Map.of("items", List.of());
            case "setAppointmentDuty" -> Map.of("due", "2027-03-15");
            default -> "{}";
        };
    }

    /** A report of another organisation may be read and not written, and other tests leave such ones first. */
    private static String newest(String collection) {
        return collection.endsWith("/report-obligations") ? "?view=MINE&limit=1" : "?limit=1";
    }

    /** The newest record of each collection on the way, and the draft where a roadmap is meant. */
    private static String address(Api api, String template, String draft) {
        String path = template;
        while (path.contains("{")) {
            int at = path.indexOf('{');
            String collection = path.substring(0, at - 1);
            String id = collection.equals(Roads.ROADMAPS)
                    ? draft
                    : api.get(collection + newest(collection)).at("/items/0/id");
            path = collection + "/" + (id.isEmpty() ? UUID.randomUUID() : id) + path.substring(path.indexOf('}') + 1);
        }
        return path;
    }
}
