package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In an anonymous campaign nothing that is seen of an invitation tells of an answer. */
@ApiTest
class AnonymousInvitationTest extends MailedInvitations {

    @Autowired
    @Qualifier("surveyClaimsShufflingJob")
    private RecurringJob shuffling;

    @Test
    void eachLetterHasALinkThatIsAnsweredOnceAndNobodyKnowsByWhichAnswer() throws Exception {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String address = address();
        Api.as(web, BOB)
                .post(CAMPAIGNS + "/" + campaign + "/invitations", to(address))
                .is(201);
        String letter = body(letter(address, 1));
        assertThat(letter).contains("анонимный", "по ней отвечают один раз");
        String token = letter.replaceAll("(?s).*/s/([A-Za-z0-9_-]{43}).*", "$1");
        assertThat(Api.anonymous(web)
                        .get(Api.V1 + "/s/" + token)
                        .is(200)
                        .json()
                        .at("/answered")
                        .asBoolean())
                .isFalse();
        UUID id = UUID.randomUUID();
        Map<String, Object> answer = Map.of("answers", Map.of("mood", "a"));
        Forms.send(web, token, id, answer).is(201);
        Forms.send(web, token, id, answer).is(200);
        Forms.send(web, token, UUID.randomUUID(), answer).problem(409, "already-answered");
        assertThat(Api.anonymous(web)
                        .get(Api.V1 + "/s/" + token)
                        .json()
                        .at("/answered")
                        .asBoolean())
                .isTrue();
        assertThat(Api.as(web, BOB)
                        .get(CAMPAIGNS + "/" + campaign + "/invitations")
                        .json()
                        .at("/items/0/answered")
                        .isNull())
                .isTrue();
        assertThat(text("SELECT string_agg(to_jsonb(c)::text, ' ') FROM surveys_claims c"))
                .doesNotContain(id.toString(), token);
        assertThat(text("SELECT count(*)::text FROM surveys_links l WHERE l.secret_hash = '" + token + "'"))
                .isEqualTo("0");
    }

    @Test
    void onlyWhoHasNotAnsweredIsReminded() throws Exception {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String quick = address();
        String slow = address();
        Api bob = Api.as(web, BOB);
        String path = CAMPAIGNS + "/" + campaign;
        bob.post(path + "/invitations", to(quick, slow)).is(201);
        assertThat(bob.post(path + "/invitations", to(quick))
                        .is(201)
                        .json()
                        .at("/letters")
                        .asInt())
                .isZero();
        String token = body(letter(quick, 1)).replaceAll("(?s).*/s/([A-Za-z0-9_-]{43}).*", "$1");
        letter(slow, 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bob.get(path + "/invitations/summary")
                                .json()
                                .at("/sent")
                                .asInt()
                        == 2);
        Forms.send(web, token, UUID.randomUUID(), Map.of("answers", Map.of("mood", "a")))
                .is(201);
        bob.post(path + "/reminders").is(201);
        assertThat(text("SELECT count(due)::text FROM surveys_invitations WHERE email IN ('" + quick + "', '" + slow
                        + "')"))
                .as("not twice a day")
                .isEqualTo("0");
        DatabaseScope.system(database.sql("UPDATE surveys_invitations SET invited_on = invited_on - 1 WHERE email IN ('"
                                + quick + "', '" + slow + "')")
                        .then())
                .block();
        assertThat(bob.post(path + "/reminders").is(201).json().at("/letters").isNull())
                .as("of an anonymous campaign it would tell who has answered")
                .isTrue();
        assertThat(letter(slow, 2).getSubject()).startsWith("Напоминание");
        assertThat(letters(quick)).hasSize(1);
        assertThat(bob.get(path + "/invitations").json().at("/items").toString())
                .as("who was reminded has not answered")
                .doesNotContain(Forms.today() + "\",\"failure");
        assertThat(bob.get(path + "/invitations/summary").json().at("/answered").isNull())
                .isTrue();
        assertThat(text("SELECT count(*)::text FROM audit_entries WHERE after::text LIKE '%" + slow
                        + "%' OR entity = 'surveyInvitation' AND after::text LIKE '%reminded_on%'"))
                .as("nor does the record of changes say it")
                .isEqualTo("0");
    }

    @Test
    void claimsAreWrittenAnewInAnotherOrderAndStayTrue() throws Exception {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        String[] addresses = {address(), address(), address(), address(), address(), address()};
        Api.as(web, BOB).post(path + "/invitations", to(addresses)).is(201);
        for (String address : addresses) {
            Forms.send(web, token(body(letter(address, 1))), UUID.randomUUID(), Map.of("answers", Map.of("mood", "b")))
                    .is(201);
        }
        String before = text("SELECT count(DISTINCT xmin::text)::text FROM surveys_claims");
        assertThat(Integer.parseInt(before))
                .as("each came with a transaction of its own")
                .isGreaterThan(5);
        shuffling.work().block();
        assertThat(text("SELECT count(DISTINCT xmin::text)::text FROM surveys_claims"))
                .isEqualTo("1");
        assertThat(text(
                        "SELECT count(*)::text FROM surveys_claims c JOIN surveys_invitations i ON i.id = c.invitation_id WHERE i.email IN ('"
                                + String.join("', '", addresses) + "')"))
                .isEqualTo("6");
        assertThat(Api.as(web, BOB)
                        .get(path + "/invitations/summary")
                        .json()
                        .at("/answered")
                        .isNull())
                .as("addresses of one's own beside another's would tell of that one")
                .isTrue();
    }

    @Test
    void nothingThatIsSeenDiffersByAnAnswer() throws Exception {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        String quick = address();
        String slow = address();
        Api bob = Api.as(web, BOB);
        bob.post(path + "/invitations", to(quick, slow)).is(201);
        String token = token(body(letter(quick, 1)));
        letter(slow, 1);
        allSent(bob, path, 2);
        Forms.send(web, token, UUID.randomUUID(), Map.of("answers", Map.of("mood", "a")))
                .is(201);
        yesterday(quick, slow);
        bob.post(path + "/pause").is(200);
        bob.post(path + "/reminders").is(201);
        for (JsonNode one : bob.get(path + "/invitations").json().at("/items")) {
            bob.post(path + "/invitations/" + one.at("/id").asString() + "/resend")
                    .problem(409, "already-sent-today");
        }
        assertAlike(bob, path);
        bob.post(path + "/resume").is(200);
        run("UPDATE surveys_invitations SET due_at = now() - interval '1 minute' WHERE due IS NOT NULL AND email IN ('"
                + quick + "', '" + slow + "')");
        assertThat(letter(slow, 2).getSubject()).startsWith("Напоминание");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> text("SELECT count(due)::text FROM surveys_invitations WHERE email IN ('" + quick + "', '"
                                + slow + "')")
                        .equals("0"));
        assertThat(letters(quick)).hasSize(1);
        assertAlike(bob, path);
    }

    /** All invitations show the same but for whom they are for. */
    private static void assertAlike(Api api, String path) {
        List<String> seen = new ArrayList<>();
        for (JsonNode one : api.get(path + "/invitations").json().at("/items")) {
            ObjectNode rest = (ObjectNode) one.deepCopy();
            rest.remove(List.of("id", "email"));
            seen.add(rest.toString());
        }
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
    }
}
