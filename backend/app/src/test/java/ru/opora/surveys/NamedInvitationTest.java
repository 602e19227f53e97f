package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

/** In a named campaign it is said who has answered. */
@ApiTest
class NamedInvitationTest extends MailedInvitations {

    @Test
    void inANamedCampaignItIsSaidWhoHasAnswered() throws Exception {
        Map<String, Object> named = Forms.campaign(
                NORTH, Forms.questionnaire(web, BOB, NORTH).is(201).id());
        named.put("anonymous", false);
        String path = CAMPAIGNS + "/" + Forms.started(web, BOB, named, "TEACHER", NORTH_SCHOOL);
        String address = address();
        Api bob = Api.as(web, BOB);
        bob.post(path + "/invitations", to(address)).is(201);
        String letter = body(letter(address, 1));
        assertThat(letter).contains("именной");
        Forms.send(
                        web,
                        token(letter),
                        UUID.randomUUID(),
                        Map.of("answers", Map.of("mood", "a"), "respondent", "Ольга Тетрадкина"))
                .is(201);
        assertThat(bob.get(path + "/invitations").json().at("/items/0/answered").asBoolean())
                .isTrue();
        assertThat(bob.get(path + "/invitations/summary").json().at("/answered").asInt())
                .isEqualTo(1);
    }
}
