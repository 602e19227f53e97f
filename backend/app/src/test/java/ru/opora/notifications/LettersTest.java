package ru.opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Mailed;
import ru.opora.testing.People;

/** Letters as a real SMTP server gets them. */
@ApiTest
class LettersTest extends Mailed {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Notifications notifications;

    private String subject = "";
    private String address = "";

    @BeforeEach
    void person() {
        subject = "letters-" + UUID.randomUUID();
        address = subject + "@school.test";
        // A school of its own, for what other tests did is told the people of theirs.
        String school = UUID.randomUUID().toString();
        sql("""
                INSERT INTO organizations (id, parent_id, path, kind, name)
                SELECT '%1$s', id, path || replace('%1$s', '-', ''), 'SCHOOL', 'Школа с почтой' FROM organizations WHERE id = '%2$s'""".formatted(school, People.NORTH));
        // One statement: what is told of the membership itself must not come as a letter between.
        sql("""
                WITH p AS (
                    INSERT INTO organizations_people (id, subject, name, email)
                    VALUES (gen_random_uuid(), '%s', 'Полина Ветрова', '%s') RETURNING id
                ), s AS (
                    INSERT INTO notifications_settings (person_id, quiet_from, quiet_to, kinds)
                    SELECT id, '00:00', '00:00',
                           '{"ROADMAP_ACTIVATED": {"email": "AT_ONCE"}, "MEMBERSHIP_GRANTED": {"email": "NONE"}}' FROM p
                )
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT gen_random_uuid(), id, '%s', 'SCHOOL_HEAD', DATE '2020-01-01' FROM p""".formatted(subject, address, school));
    }

    @Test
    void aLetterComesInThePersonsLanguageAndSaysHowToGetNoMore() throws Exception {
        tell("План «А»");
        MimeMessage letter = letter();
        assertThat(letter.getSubject()).isEqualTo("Дорожная карта вступила в действие");
        assertThat(letter.getFrom()[0]).hasToString("opora@opora.test");
        assertThat(body(letter))
                .contains("Здравствуйте, Полина Ветрова!", "«План «А»», Северный район")
                .contains("http://opora.test/settings/notifications?kind=ROADMAP_ACTIVATED");
        assertThat(letter.getHeader("List-Unsubscribe")[0]).contains("/settings/notifications?kind=ROADMAP_ACTIVATED");

        choose(Map.of("language", "en"));
        tell("Plan B");
        assertThat(letter().getSubject()).isEqualTo("A roadmap came into force");
    }

    @Test
    void whoChoseNoLettersGetsNone() throws Exception {
        choose(Map.of("kinds", Map.of("ROADMAP_ACTIVATED", Map.of("email", "NONE"))));
        tell("Без письма");
        assertThat(waiting()).isZero();
        choose(Map.of("kinds", Map.of("ROADMAP_ACTIVATED", Map.of("email", "AT_ONCE"))));
        tell("С письмом");
        assertThat(body(letter())).contains("С письмом").doesNotContain("Без письма");
    }

    @Test
    void whatIsDueTogetherIsOneLetter() throws Exception {
        choose(Map.of("kinds", Map.of("ROADMAP_ACTIVATED", Map.of("email", "DAILY"))));
        tell("Первый");
        tell("Второй");
        assertThat(waiting()).isEqualTo(2);
        due();
        MimeMessage letter = letter();
        assertThat(letter.getSubject()).isEqualTo("Опора: новых уведомлений — 2");
        assertThat(body(letter)).contains("«Первый»", "«Второй»");
        await(() -> waiting() == 0);
    }

    @Test
    void aLetterWaitsForAMailServerThatIsDown() throws Exception {
        whileDown(() -> {
            tell("Позже");
            await(() -> sqlCount("attempts > 0 AND error IS NOT NULL AND due_at > now()") == 1);
        });
        due();
        assertThat(body(letter())).contains("«Позже»");
        await(() -> waiting() == 0);
    }

    private void choose(Map<String, Object> settings) {
        Api api = Api.as(web, subject);
        String path = "/api/v1/me/notification-settings";
        assertThat(api.patch(path, api.get(path).tag(), settings)
                        .is(200)
                        .json()
                        .at("/emailAvailable")
                        .asBoolean())
                .isTrue();
    }

    private void tell(String title) {
        UUID person = Objects.requireNonNull(DatabaseScope.system(
                        database.sql("SELECT id FROM organizations_people WHERE subject = '" + subject + "'")
                                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                                .one())
                .block());
        DatabaseScope.system(notifications.tell(new Notice(
                        List.of(person),
                        "ROADMAP_ACTIVATED",
                        "roadmap",
                        UUID.randomUUID().toString(),
                        People.NORTH,
                        Map.of("title", title, "organization", "Северный район"))))
                .block();
    }

    private MimeMessage letter() throws Exception {
        await(() -> mine().size() > 0);
        MimeMessage found = mine().get(0);
        mail().purgeEmailFromAllMailboxes();
        return found;
    }

    private List<MimeMessage> mine() {
        return List.of(mail().getReceivedMessagesForDomain(address));
    }

    private static String body(MimeMessage letter) throws MessagingException, IOException {
        return String.valueOf(letter.getContent());
    }

    private long waiting() {
        return sqlCount("true");
    }

    private long sqlCount(String condition) {
        return Objects.requireNonNull(DatabaseScope.system(database.sql(
                                "SELECT count(*) AS found FROM notifications_letters WHERE person_id = (SELECT id FROM organizations_people "
                                        + "WHERE subject = '" + subject + "') AND " + condition)
                        .map(row -> Objects.requireNonNull(row.get("found", Long.class)))
                        .one())
                .block());
    }

    private void due() {
        sql("UPDATE notifications_letters SET due_at = now() WHERE person_id = (SELECT id FROM organizations_people "
                + "WHERE subject = '" + subject + "')");
    }

    private static void await(java.util.function.BooleanSupplier until) {
        Mono.fromSupplier(() -> until.getAsBoolean() ? Boolean.TRUE : null)
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(30))
                .block();
    }

    private void sql(String text) {
        DatabaseScope.system(database.sql(text).then()).block();
    }
}
