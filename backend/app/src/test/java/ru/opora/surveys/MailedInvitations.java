package ru.opora.surveys;

import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.NORTH_SCHOOL;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Mailed;

/** Invitations as a real SMTP server gets them. */
abstract class MailedInvitations extends Mailed {

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    static void allSent(Api api, String path, int number) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get(path + "/invitations/summary")
                                .json()
                                .at("/sent")
                                .asInt()
                        == number);
    }

    void yesterday(String... addresses) {
        run("UPDATE surveys_invitations SET invited_on = invited_on - 1 WHERE email IN ('"
                + String.join("', '", addresses) + "')");
    }

    void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }

    static String token(String letter) {
        return letter.replaceAll("(?s).*/s/([A-Za-z0-9_-]{43}).*", "$1");
    }

    static Map<String, Object> to(String... addresses) {
        return Map.of(
                "organizationId",
                NORTH_SCHOOL,
                "audience",
                "TEACHER",
                "recipients",
                Arrays.stream(addresses).map(one -> Map.of("email", one)).toList());
    }

    static String address() {
        return "p" + UUID.randomUUID() + "@example.org";
    }

    static List<MimeMessage> letters(String address) {
        return Arrays.stream(mail().getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .toList();
    }

    static MimeMessage letter(String address, int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> letters(address).size() >= number);
        return letters(address).get(number - 1);
    }

    static String body(MimeMessage message) throws Exception {
        return String.valueOf(message.getContent()).replace("\r\n", "\n");
    }

    String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}
