package ru.opora.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Forms;
import ru.opora.testing.Formulas;
import ru.opora.testing.People;

/** Questionnaires, campaigns and links of the matrix. */
final class Polls {

    /** Rows inside another row; what is made is given by its id or number. */
    static final Map<String, BiFunction<WebTestClient, String, String>> INSIDE = Map.of(
            "/questionnaires/{}/versions",
            Polls::version,
            "/campaigns/{}/links",
            Polls::link,
            "/campaigns/{}/invitations",
            (web, campaign) -> UUID.randomUUID().toString(),
            "/campaigns/{}/files",
            (web, campaign) -> UUID.randomUUID().toString());

    private Polls() {}

    static String formula(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Formulas.FORMULAS, Formulas.draft(place, Formulas.definition()))
                .is(201)
                .id();
    }

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "createQuestionnaire" -> Map.of("organizationId", place, "definition", Forms.definition());
                    case "updateQuestionnaire" -> Map.of("definition", Forms.definition());
                    case "createCampaign" -> Forms.campaign(place, Territories.QUESTIONNAIRE.toString());
                    case "updateCampaign" -> Map.of("title", "Новое имя");
                    case "extendCampaign" ->
                        Map.of("closesOn", Forms.today().plusDays(60).toString());
                    case "saveCampaignParticipants" ->
                        Map.of("items", List.of(Map.of("organizationId", place, "audience", "PARENT")));
                    case "createSurveyLinks", "printSurveySheets" -> Map.of();
                    case "inviteToSurvey" ->
                        Map.of(
                                "organizationId",
                                place,
                                "audience",
                                "TEACHER",
                                "recipients",
                                List.of(Map.of("email", "somebody@example.org")));
                    case "reviewRiskFactor" ->
                        Map.of(
                                "factor",
                                "MOTIVATION",
                                "computed",
                                "HIGH",
                                "decision",
                                "CONFIRMED",
                                "reason",
                                "Видно на уроках");
                    case "openAntiRiskProgramme" ->
                        Map.of(
                                "factor",
                                "MOTIVATION",
                                "measures",
                                List.of(Map.of("title", "Проектные дни", "termText", "ежемесячно")));
                    case "createRiskFormula" -> Formulas.draft(place, Formulas.definition());
                    case "updateRiskFormula" -> Formulas.change(Formulas.definition());
                    case "putSurveyFile" -> "Протокол".getBytes(StandardCharsets.UTF_8);
                    case "importQuestionnaire" -> form(place);
                    case "putSurveyResponse" -> Map.of("answers", Map.of("mood", "a"));
                    default -> null;
                });
    }

    static String questionnaire(WebTestClient web, UUID place) {
        return Forms.questionnaire(web, People.ALICE, place).is(201).id();
    }

    static String campaign(WebTestClient web, UUID place) {
        return Forms.started(web, People.ALICE, place, "TEACHER", place);
    }

    static String token(WebTestClient web, UUID place) {
        return Forms.token(web, People.ALICE, campaign(web, place), place);
    }

    private static Object form(UUID place) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource("type,name,label\ntext,q,Вопрос\n".getBytes(StandardCharsets.UTF_8)))
                .filename("form.csv");
        parts.part("organizationId", place.toString());
        return parts.build();
    }

    private static String version(WebTestClient web, String questionnaire) {
        Api.as(web, People.ALICE).post(questionnaire + "/versions").is(201);
        return "1";
    }

    private static String link(WebTestClient web, String campaign) {
        return Api.as(web, People.ALICE)
                .post(campaign + "/links", Map.of())
                .is(201)
                .at("/items/0/id");
    }
}
