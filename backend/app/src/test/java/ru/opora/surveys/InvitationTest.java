package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

/** Who may invite, and the steps of an invitation. */
@ApiTest
class InvitationTest extends MailedInvitations {

    @Test
    void whoMayNotInviteOrSeeWhoWasInvited() {
        String campaign = CAMPAIGNS + "/" + Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL, SOUTH_SCHOOL);
        Map<String, Object> body = to(address());
        Api.as(web, OLEG).post(campaign + "/invitations", body).problem(403, "forbidden");
        Api.as(web, DORA)
                .post(campaign + "/invitations", body)
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_FOUND");
        Api.as(web, OLEG).get(campaign + "/invitations").problem(403, "forbidden");
        Api.as(web, SASHA).post(campaign + "/invitations", body).is(201);
        String invitation = Api.as(web, SASHA).get(campaign + "/invitations").at("/items/0/id");
        assertThat(invitation).isNotBlank();
        assertThat(Api.as(web, DORA).get(campaign + "/invitations").json().at("/items"))
                .isEmpty();
        String one = campaign + "/invitations/" + invitation;
        for (String step : List.of("/revoke", "/resend")) {
            Api.as(web, OLEG).post(one + step).problem(403, "forbidden");
            Api.as(web, DORA).post(one + step).problem(404, "not-found");
        }
        Api.as(web, OLEG).get(campaign + "/invitations/summary").problem(403, "forbidden");
        assertThat(Api.as(web, DORA)
                        .get(campaign + "/invitations/summary")
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(Api.as(web, SASHA).post(one + "/revoke").is(200).at("/state"))
                .isEqualTo("REVOKED");
        Api.as(web, SASHA).post(one + "/revoke").problem(409, "illegal-state");
        Api.as(web, SASHA).post(one + "/resend").problem(409, "illegal-state");
        Api.as(web, SASHA)
                .post(campaign + "/invitations", to("nobody"))
                .problem(422, "invalid-fields")
                .pointing("/recipients/0/email", "INVALID");
    }

    @Test
    void aRevokedLetterAnswersNothingUntilTheAddressIsInvitedAgain() throws Exception {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        String address = address();
        Api bob = Api.as(web, BOB);
        bob.post(path + "/invitations", to(address)).is(201);
        String token = token(body(letter(address, 1)));
        String id = bob.get(path + "/invitations?state=SENT").at("/items/0/id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bob.get(path + "/invitations/summary")
                                .json()
                                .at("/sent")
                                .asInt()
                        == 1);
        bob.post(path + "/invitations/" + id + "/resend").problem(409, "already-sent-today");
        bob.post(path + "/invitations/" + id + "/revoke").is(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Api.anonymous(web).get(Api.V1 + "/s/" + token).status() == 404);
        assertThat(bob.post(path + "/invitations", to(address))
                        .is(201)
                        .json()
                        .at("/letters")
                        .asInt())
                .isEqualTo(1);
        String again = token(body(letter(address, 2)));
        Forms.send(web, again, UUID.randomUUID(), Map.of("answers", Map.of("mood", "a")))
                .is(201);
        Forms.send(web, again, UUID.randomUUID(), Map.of("answers", Map.of("mood", "a")))
                .problem(409, "already-answered");
    }

    @Test
    void lettersOfACampaignThatIsOverAreRefused() {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        String address = address();
        Api bob = Api.as(web, BOB);
        bob.post(path + "/pause").is(200);
        bob.post(path + "/invitations", to(address)).is(201);
        bob.post(path + "/resume").is(200);
        bob.post(path + "/close").is(200);
        bob.post(path + "/invitations", to(address())).problem(409, "survey-not-open");
        bob.post(path + "/reminders").problem(409, "survey-not-open");
        bob.post(
                        path + "/invitations",
                        Map.of(
                                "organizationId",
                                NORTH_SCHOOL,
                                "audience",
                                "TEACHER",
                                "recipients",
                                java.util.Collections.singletonList(null)))
                .problem(422, "invalid-fields");
    }

    @Test
    void aLetterThatWasDroppedAtTheEndIsSentWhenItsAddressIsInvitedAnew() throws Exception {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        String address = address();
        Api bob = Api.as(web, BOB);
        bob.post(path + "/pause").is(200);
        bob.post(path + "/invitations", to(address)).is(201);
        bob.post(path + "/resume").is(200);
        bob.post(path + "/close").is(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            run(
                    "UPDATE surveys_invitations SET due_at = now() - interval '1 minute' WHERE due IS NOT NULL AND claimed_until IS NULL AND email = '"
                            + address + "'");
            return text("SELECT count(due)::text FROM surveys_invitations WHERE email = '" + address + "'")
                    .equals("0");
        });
        assertThat(letters(address)).isEmpty();
        assertThat(bob.get(path + "/invitations").at("/items/0/state")).isEqualTo("WAITING");
        bob.post(path + "/extend", Map.of("closesOn", Forms.today().plusDays(10).toString()))
                .is(200);
        assertThat(bob.post(path + "/invitations", to(address))
                        .is(201)
                        .json()
                        .at("/letters")
                        .asInt())
                .isEqualTo(1);
        Forms.send(web, token(body(letter(address, 1))), UUID.randomUUID(), Map.of("answers", Map.of("mood", "a")))
                .is(201);
        assertThat(bob.post(path + "/invitations", to(address))
                        .is(201)
                        .json()
                        .at("/letters")
                        .asInt())
                .as("not twice")
                .isZero();
    }
}
