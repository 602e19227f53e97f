package ru.opora.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Duties;
import ru.opora.testing.People;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;

/**
 * What the matrix needs to know of each resource: how one comes into being in a place, and a body that each changing
 * operation accepts. An operation that is not known here fails the matrix, so that none stays untested.
 */
final class Samples {

    /** What is about the caller alone; who may not is said by the tests of these routes. */
    static final Set<String> PERSONAL = Set.of(
            "acceptInvitation",
            "readNotification",
            "readAllNotifications",
            "submitReports",
            "acceptReports",
            "revokeCalendarFeed",
            "updateSavedView",
            "deleteSavedView");

    /** A row of the collection, made by the administrator in the place; gives its id. Others are read from their list. */
    static final Map<String, BiFunction<WebTestClient, UUID, String>> MAKERS = Map.ofEntries(
            Map.entry("/organizations", (web, place) -> place.toString()),
            Map.entry(
                    "/roadmaps",
                    (web, place) -> Roads.draft(web, People.ALICE, place).id()),
            Map.entry("/roadmap-imports", Samples::roadmapImport),
            Map.entry("/organization-imports", Samples::organizationImport),
            Map.entry("/organizations/{}/aliases", Samples::alias),
            Map.entry("/organizations/{}/executor-meanings", Plots::remembered),
            Map.entry("/organizations/{}/scheduled-changes", Samples::scheduledChange),
            Map.entry("/people", (web, place) -> Staff.observer(web, place).at("/person/id")),
            Map.entry("/memberships", (web, place) -> Staff.observer(web, place).at("/person/memberships/0/id")),
            Map.entry(
                    "/programmes", (web, place) -> Schools.programme(web, place).id()),
            Map.entry("/participations", Schools::participation),
            Map.entry("/partnerships", Schools::partnership),
            Map.entry("/roadmap-templates", Plots::template),
            Map.entry("/roadmap-copies", Plots::copies),
            Map.entry("/files", Samples::uploadedFile),
            Map.entry("/questionnaires", Polls::questionnaire),
            Map.entry("/campaigns", Polls::campaign),
            Map.entry("/s", Polls::token),
            Map.entry("/risk-formulas", Polls::formula),
            Map.entry("/assessments", Measures::assessment),
            Map.entry("/assessment-results", Measures::result),
            Map.entry("/assessment-imports", Measures::imported),
            Map.entry("/identification-rules", Measures::rule),
            Map.entry("/identifications", Measures::list),
            Map.entry("/identified-schools", Measures::listed),
            Map.entry("/indicators", RoundSamples::another),
            Map.entry("/monitoring-rounds", RoundSamples::round),
            Map.entry("/webhooks", Hooks::webhook),
            Map.entry("/courses", Trainings::course),
            Map.entry("/events", Gatherings::event),
            Map.entry("/risk-profiles", (web, place) -> place.toString()),
            Map.entry("/risk-profiles/{}/factors", (web, place) -> "MOTIVATION"),
            Map.entry("/dashboards", (web, place) -> place.toString()),
            Map.entry("/s/{}/responses", (web, place) -> UUID.randomUUID().toString()),
            Map.entry("/s/{}/files", (web, place) -> UUID.randomUUID().toString()),
            Map.entry("/api-clients", Samples::apiClient),
            Map.entry("/assignments", (web, place) -> duty(web, place, "/assignmentId")),
            Map.entry("/checkpoints", (web, place) -> duty(web, place, "/id")),
            Map.entry(
                    "/roadmaps/{}/activities/{}/requests",
                    (web, place) -> UUID.randomUUID().toString()),
            Map.entry(
                    "/checkpoints/{}/date-proposals",
                    (web, place) -> UUID.randomUUID().toString()));

    /** Who takes a step that the administrator may not: executing and controlling are others' business. */
    static String actor(Routes.Route route) {
        if (route.operation().equals("disputeIdentification")
                || route.permissions().contains("visits:answer")) {
            return "matrix-head";
        }
        if (Set.of("acceptConsolidatedSubmission", "returnConsolidatedSubmission")
                .contains(route.operation())) {
            return "matrix-region"; // from strictly above
        }
        boolean another = route.permissions().stream()
                .anyMatch(word -> Set.of("checkpoints:report", "checkpoints:control", "reports:write")
                        .contains(word));
        return another ? "matrix-district" : People.ALICE;
    }

    /** A checkpoint of the place itself where it carries out something of its own roadmap, else the first one. */
    private static String duty(WebTestClient web, UUID place, String pointer) {
        String roadmap = Duties.roadmap(web, People.ALICE, place);
        var own = Duties.of(web, People.ALICE, roadmap, place).json().at("/items/0");
        var any = Api.as(web, People.ALICE)
                .get(Duties.CHECKPOINTS + "?roadmap=" + roadmap)
                .json()
                .at("/items/0");
        return (own.isMissingNode() ? any : own)
                .at(pointer.equals("/id") ? "/id" : "/assignmentId")
                .asString();
    }

    /** So far away that the act is only noted: the places of the fixture stay what they are. */
    private static final String SOME_DAY = "2999-01-01";

    private static final Map<String, Object> ORGANIZATION_BODIES = Map.of(
            "renameOrganization", Map.of("name", "Новое имя", "effectiveOn", SOME_DAY),
            "moveOrganization", Map.of("parentId", Territories.FAR_REGION, "effectiveOn", SOME_DAY),
            "mergeOrganization", Map.of("successorId", People.SOUTH, "effectiveOn", SOME_DAY),
            "closeOrganization", Map.of("effectiveOn", SOME_DAY),
            "reopenOrganization", Map.of("reason", "Закрыта по ошибке"),
            "matchOrganizations", Map.of("names", java.util.List.of("СОШ № 1")),
            "correctOrganizationImport", Map.of("columns", java.util.List.of(Map.of("index", 0, "role", "NAME"))));

    private static final Map<String, Object> BODIES = Map.of(
            "updateOrganization", Map.of("shortName", "Новое имя"),
            "correctRoadmapImport", Map.of("title", "Новое имя"),
            "updateRoadmap", Map.of("title", "Новое имя"),
            "approveRoadmap", Roads.ORDER,
            "updateActivity", Map.of("title", "Новое имя"),
            "updateNotificationSettings", Map.of("language", "ru"),
            "parseTerms", Map.of("items", List.of(Map.of("text", "март 2027"))));

    private static final byte[] LIST = "Название;ИНН\nСОШ № 1;\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static final byte[] NOTE = "Протокол".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private Samples() {}

    /** What an operation asks for in the address. */
    static String query(String operation, UUID place) {
        return switch (operation) {
            case "uploadBare" -> "?name=note.txt&organizationId=" + place;
            case "listVisitors" -> "?organization=" + Schools.school(place);
            case "listOfferedScopes" -> "?organizationId=" + place;
            case "listDashboardValues" -> "?round=" + place + "&indicator=" + place;
            case "listProgress" -> "?organization=" + place;
            case "getSurveyResults" -> "?audience=TEACHER&within=" + place;
            case "compareCampaigns" -> "?audience=TEACHER&within=" + place + "&with={id}";
            case "crossSurveyQuestions" -> "?row=mood&column=rate&audience=TEACHER";
            case "listSurveyTexts" -> "?item=words&audience=TEACHER&within=" + place;
            case "listSurveyFiles" -> "?item=papers&audience=TEACHER&within=" + place;
            case "compareRiskFormulas",
                    "listSchoolsMovedByRiskFormula",
                    "getMonitoringChange",
                    "listMonitoringSchoolChanges" -> "?with={id}";
            case "getMonitoringRoundWorkbook" -> "?municipality=" + place;
            case "getMonitoringMeasures" -> "?with={id}&indicator=" + place;
            case "listSurveyAnswers" -> "?audience=TEACHER";
            case "putSurveyFile" -> "?question=papers&name=note.txt";
            case "compareSurveyResults" -> "?item=mood&audience=TEACHER&within=" + place;
            default -> "";
        };
    }

    private static String uploadedFile(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .uploadTo(Api.V1 + "/files", "file", "note.txt", NOTE, Map.of("organizationId", place.toString()))
                .is(201)
                .id();
    }

    private static String apiClient(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/api-clients", apiClient(place))
                .is(201)
                .at("/client/id");
    }

    private static Map<String, Object> apiClient(UUID place) {
        return Map.of(
                "name",
                "Система",
                "organizationId",
                place,
                "scopes",
                List.of("roadmaps:read"),
                "clientId",
                "matrix-" + UUID.randomUUID());
    }

    /** The body of an operation in a place; null when it takes none. */
    static @Nullable Object body(String operation, UUID place) {
        return switch (operation) {
            case "chooseExecutors" ->
                Map.of("items", List.of(Map.of("token", "ИМЦ", "rules", List.of("AUTHORITIES"), "remember", false)));
            case "delegateAssignment" -> Map.of();
            case "setAppointmentDuty" -> Map.of("due", "2027-03-15");
            case "requestActivity" -> Map.of("due", "2027-03-15", "text", "Дайте сведения");
            case "withdrawActivityRequest" -> Map.of("reason", "Отправлен по ошибке");
            case "setActivitySchedule" -> Map.of("items", List.of(Map.of("due", "2027-03-15")));
            case "createSavedView" -> Map.of("name", "Вид", "screen", "/tasks", "query", "");
            case "updateSavedView" -> Map.of("name", "Вид");
            case "setReminderSettings" ->
                Map.of("own", Map.of("enabled", true, "daysBefore", List.of(5), "daysAfter", List.of(1)));
            case "createCalendarFeed" -> Map.of("kind", "ORGANIZATION", "targetId", place);
            case "saveReport", "submitReport" -> Map.of("text", "Сделано");
            case "returnReport" -> Map.of("remark", "Дополните");
            case "submitReports" ->
                Map.of("checkpointIds", List.of(UUID.randomUUID()), "report", Map.of("text", "Сделано"));
            case "acceptReports" -> Map.of("checkpointIds", List.of(UUID.randomUUID()));
            case "reopenCheckpoint" -> Map.of("reason", "Ошибка контроля");
            case "cancelCheckpoint" -> Map.of("reason", "Не требуется");
            case "addCheckpointComment" -> Map.of("text", "Принято к сведению");
            case "proposeDate" -> Map.of("due", "2027-08-20", "reason", "Перенос");
            case "createOrganization" -> Map.of("name", "Новая школа", "kind", "SCHOOL", "parentId", place);
            case "importRoadmap" -> file("organizationId", "plan.docx", Plans.docx(), place);
            case "importOrganizations" -> file("parentId", "list.csv", LIST, place);
            case "addOrganizationAlias" -> Map.of("text", "Имя " + UUID.randomUUID());
            case "paste" -> Map.of("text", Plans.pasted(), "organizationId", place);
            case "applyRoadmapImport" -> Map.of("organizationId", place);
            case "uploadFile" -> file("organizationId", "note.txt", NOTE, place);
            case "uploadBare" -> NOTE;
            case "createApiClient" -> apiClient(place);
            case "updateApiClient" -> Map.of("name", "Новое имя");
            case "createPerson" -> Staff.person(place);
            case "createMembership" -> Staff.membership(place);
            case "returnPerson" -> Map.of("memberships", Staff.person(place).get("memberships"));
            case "createProgramme" -> Schools.programme(place);
            case "createParticipation" -> Schools.participation(place);
            case "createParticipations" -> Map.of("items", List.of(Schools.participation(place)));
            case "createPartnership" -> Schools.partnership(place);
            case "updatePerson" -> Map.of("position", "Методист");
            case "acceptInvitation" -> Map.of("code", "неизвестный");
            case "updateMembership", "updatePartnership" -> Map.of("validTo", "2027-08-31");
            case "endMembership", "leavePerson", "endPartnership" -> Map.of("reason", "Перевод");
            case "leaveProgramme" -> Map.of("date", "2027-08-31", "reason", "Вышла из программы");
            case "returnToProgramme" -> Map.of("reason", "Выведена по ошибке");
            case "updateProgramme" -> Map.of("shortName", "500+");
            case "updateParticipation" -> Map.of("orderNumber", "42-п");
            default ->
                Plots.BODIES.containsKey(operation)
                        ? Plots.BODIES.get(operation)
                        : Plots.body(operation, place)
                                .or(() -> Polls.body(operation, place))
                                .or(() -> Dues.body(operation, place))
                                .or(() -> Measures.body(operation, place))
                                .or(() -> RoundSamples.body(operation, place))
                                .or(() -> Hooks.body(operation, place))
                                .or(() -> Trainings.body(operation, place))
                                .or(() -> Gatherings.body(operation, place))
                                .or(() -> Trips.body(operation, place))
                                .orElse(ORGANIZATION_BODIES.getOrDefault(operation, BODIES.get(operation)));
        };
    }

    private static Object file(String field, String name, byte[] content, UUID place) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(content)).filename(name);
        parts.part(field, place.toString());
        return parts.build();
    }

    private static String organizationImport(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .uploadTo(
                        Api.V1 + "/organization-imports",
                        "file",
                        "list.csv",
                        LIST,
                        Map.of("parentId", place.toString()))
                .is(201)
                .id();
    }

    private static String alias(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/organizations/" + place + "/aliases", Map.of("text", "Имя " + UUID.randomUUID()))
                .is(201)
                .id();
    }

    private static String scheduledChange(WebTestClient web, UUID place) {
        Api alice = Api.as(web, People.ALICE);
        String organization = Api.V1 + "/organizations/" + place;
        alice.post(organization + "/rename", Map.of("name", "Новое имя", "effectiveOn", SOME_DAY))
                .is(200);
        return alice.get(organization + "/history").at("/scheduled/0/id");
    }

    private static String roadmapImport(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Roads.IMPORTS, Map.of("text", Plans.pasted(), "organizationId", place))
                .is(201)
                .id();
    }
}
