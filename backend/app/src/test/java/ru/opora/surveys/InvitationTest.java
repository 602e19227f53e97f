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

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

/** Invitations as a real SMTP server gets them. */
@ApiTest
class InvitationTest {

    private static final ServerSetup SETUP = ServerSetupTest.SMTP.dynamicPort();
    private static final GreenMail SERVER = new GreenMail(SETUP);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        SERVER.start();
        registry.add("spring.mail.host", () -> "localhost");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

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
        assertThat(Api.as(web, DORA).get(campaign + "/invitations").json().at("/items")).isEmpty();
        Api.as(web, DORA).delete(campaign + "/invitations/" + invitation, null).problem(404, "not-found");
        Api.as(web, SASHA).delete(campaign + "/invitations/" + invitation, null).is(204);
        Api.as(web, SASHA)
                .post(campaign + "/invitations", to("nobody"))
                .problem(422, "invalid-fields")
                .pointing("/recipients/0/email", "WRONG_FORMAT");
    }

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
        assertThat(Api.anonymous(web).get(Api.V1 + "/s/" + token).is(200).json().at("/answered").asBoolean())
                .isFalse();
        UUID id = UUID.randomUUID();
        Map<String, Object> answer = Map.of("answers", Map.of("mood", "a"));
        Forms.send(web, token, id, answer).is(201);
        Forms.send(web, token, id, answer).is(200);
        Forms.send(web, token, UUID.randomUUID(), answer).problem(409, "already-answered");
        assertThat(Api.anonymous(web).get(Api.V1 + "/s/" + token).json().at("/answered").asBoolean())
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
        assertThat(bob.post(path + "/invitations", to(quick)).is(201).json().at("/letters").asInt())
                .isZero();
        String token = body(letter(quick, 1)).replaceAll("(?s).*/s/([A-Za-z0-9_-]{43}).*", "$1");
        letter(slow, 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bob.get(path + "/invitations").text().contains("\"waiting\":false")
                        && !bob.get(path + "/invitations").text().contains("\"waiting\":true"));
        Forms.send(web, token, UUID.randomUUID(), Map.of("answers", Map.of("mood", "a"))).is(201);
        assertThat(bob.post(path + "/reminders").is(201).json().at("/letters").asInt())
                .as("not twice a day")
                .isZero();
        DatabaseScope.system(database.sql("UPDATE surveys_invitations SET invited_on = invited_on - 1 WHERE email IN ('"
                                + quick + "', '" + slow + "')")
                        .then())
                .block();
        assertThat(bob.post(path + "/reminders").is(201).json().at("/letters").asInt())
                .isEqualTo(1);
        assertThat(letter(slow, 2).getSubject()).startsWith("Напоминание");
        assertThat(letters(quick)).hasSize(1);
    }

    private static Map<String, Object> to(String... addresses) {
        return Map.of(
                "organizationId",
                NORTH_SCHOOL,
                "audience",
                "TEACHER",
                "recipients",
                Arrays.stream(addresses).map(one -> Map.of("email", one)).toList());
    }

    private static String address() {
        return "p" + UUID.randomUUID() + "@example.org";
    }

    private static List<MimeMessage> letters(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .toList();
    }

    private static MimeMessage letter(String address, int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> letters(address).size() >= number);
        return letters(address).get(number - 1);
    }

    private static String body(MimeMessage message) throws Exception {
        return String.valueOf(message.getContent()).replace("\r\n", "\n");
    }

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}
