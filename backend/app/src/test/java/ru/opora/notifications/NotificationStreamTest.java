package ru.opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.SASHA;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** All of the caller's notifications at once, for programs and for a table. */
@ApiTest
class NotificationStreamTest {

    private static final String LIST = Api.V1 + "/notifications";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Notifications notifications;

    @Test
    void othersAreNotInTheStream() {
        String about = tell(SASHA);
        assertThat(stream(BOB, "", "application/x-ndjson").text()).doesNotContain(about);
        assertThat(stream(SASHA, "", "application/x-ndjson").text()).contains(about);
    }

    @Test
    void aStreamHoldsEveryLineAndItsEnd() {
        List<String> told = List.of(tell(SASHA), tell(SASHA), tell(SASHA));
        String text = stream(SASHA, "?unread=true", "application/x-ndjson").text();
        assertThat(text).contains(told);
        long lines = text.lines().count();
        assertThat(text.stripTrailing()).endsWith("{\"end\":true,\"count\":" + (lines - 1) + "}");
    }

    @Test
    void aTableForPeopleHasWordsAndNoIds() {
        String about = tell(SASHA);
        String text = stream(SASHA, "?csv=people", "text/csv").text();
        assertThat(text.lines().findFirst().orElseThrow())
                .contains("Название;Текст;")
                .contains("Прочитано, UTC")
                .doesNotContain("unreadCount", "nextCursor");
        assertThat(text).contains("«План», Северный район");
        assertThat(stream(SASHA, "", "text/csv").text()).contains(about);
    }

    private Answer stream(String person, String query, String type) {
        return Api.answer(Api.as(web, person)
                        .request(HttpMethod.GET, LIST + query)
                        .header("Accept", type))
                .is(200);
    }

    /** Tells a person something about an invented roadmap and gives its id. */
    private String tell(String person) {
        String about = UUID.randomUUID().toString();
        UUID id = Objects.requireNonNull(
                DatabaseScope.system(database.sql("SELECT id FROM organizations_people WHERE subject = :subject")
                                .bind("subject", person)
                                .mapValue(UUID.class)
                                .one())
                        .block());
        var notice = new Notice(
                List.of(id),
                "ROADMAP_ACTIVATED",
                "roadmap",
                about,
                NORTH,
                Map.of("title", "План", "organization", "Северный район"));
        DatabaseScope.system(notifications.tell(notice)).block();
        return about;
    }
}
