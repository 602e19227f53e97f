package ru.opora.organizations.people;

import static ru.opora.testing.People.ALICE;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;

/** Short ways to people and memberships as tests need them. */
final class Staff {

    static final String PEOPLE = Api.V1 + "/people";
    static final String MEMBERSHIPS = Api.V1 + "/memberships";

    private Staff() {}

    static Map<String, Object> role(Object organization, String role) {
        return Map.of(
                "organizationId", organization,
                "role", role,
                "validFrom", "2026-01-01",
                "orderNumber", "114-к",
                "orderDate", "2025-12-28");
    }

    static Map<String, Object> role(Object organization, String role, LocalDate from, @Nullable LocalDate to) {
        Map<String, Object> period = new HashMap<>(role(organization, role));
        period.put("validFrom", from);
        period.put("validTo", to);
        return period;
    }

    static Map<String, Object> person(@Nullable String email, List<?> roles) {
        Map<String, Object> person = new HashMap<>(Map.of("name", "Тимофеева Нина Ильинична", "memberships", roles));
        person.put("email", email);
        return person;
    }

    static Answer hire(Api by, Map<?, ?>... roles) {
        return by.post(PEOPLE, person(null, List.of(roles)));
    }

    static String id(Answer hired) {
        return hired.is(201).at("/person/id");
    }

    /** The code of the link in an answer. */
    static String code(Answer answer) {
        String link = answer.at("/invitation/link") + answer.at("/link");
        return link.substring(link.indexOf("code=") + 5);
    }

    /** Somebody new with this role who signs in; gives their API. */
    static Api signedIn(WebTestClient web, Answer hired, String subject) {
        Api person = Api.as(web, subject);
        person.post(Api.V1 + "/me/invitation", Map.of("code", code(hired.is(201))))
                .is(204);
        return person;
    }

    static String school(WebTestClient web, UUID municipality, String zone) {
        return Api.as(web, ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Школа для людей", "kind", "SCHOOL", "parentId", municipality, "timeZone", zone))
                .is(201)
                .id();
    }

    static String subject() {
        return "subject-" + UUID.randomUUID();
    }
}
