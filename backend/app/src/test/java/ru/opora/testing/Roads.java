package ru.opora.testing;

import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api.Answer;

/** Short ways to a roadmap in a wanted state. */
public final class Roads {

    public static final String IMPORTS = Api.V1 + "/roadmap-imports";
    public static final String ROADMAPS = Api.V1 + "/roadmaps";
    public static final Map<String, String> ORDER =
            Map.of("orderNumber", "21-п", "orderDate", "2027-01-14", "signatory", "Начальник отдела Н. Н. Волкова");

    private Roads() {}

    /** An import of the fixture's plan, not yet applied. */
    public static Answer preview(WebTestClient web, String person) {
        return Api.as(web, person).upload("plan.docx", Plans.docx()).is(201);
    }

    /** A draft of the organisation, made by the person. */
    public static Answer draft(WebTestClient web, String person, UUID organization) {
        String id = preview(web, person).id();
        return Api.as(web, person)
                .post(IMPORTS + "/" + id + "/apply", Map.of("organizationId", organization))
                .is(201);
    }

    public static Answer approved(WebTestClient web, String person, UUID organization) {
        String id = draft(web, person, organization).id();
        return Api.as(web, person).post(ROADMAPS + "/" + id + "/approve", ORDER).is(200);
    }

    public static Answer active(WebTestClient web, String person, UUID organization) {
        String id = approved(web, person, organization).id();
        return Api.as(web, person).post(ROADMAPS + "/" + id + "/activate").is(200);
    }
}
