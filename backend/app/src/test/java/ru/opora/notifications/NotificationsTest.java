package ru.opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.EventStream;
import ru.opora.testing.Newcomers;
import ru.opora.testing.Roads;

@ApiTest
class NotificationsTest {

    private static final String LIST = "/api/v1/notifications";
    private static final String SETTINGS = "/api/v1/me/notification-settings";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Notifications notifications;

    @Autowired
    private TransactionalOperator transaction;

    @LocalServerPort
    private int port;

    @Test
    void anothersNotificationsAreNotThere() {
        String about = tell(SASHA);
        Answer own = find(SASHA, about);
        String id = own.at("/id");
        assertThat(Api.as(web, BOB).get(LIST + "?limit=500").is(200).text()).doesNotContain(id);
        Api.as(web, BOB).post(LIST + "/" + id + "/read").problem(404, "not-found");
        Api.as(web, BOB).post(LIST + "/read-all").is(204);
        assertThat(find(SASHA, about).json().at("/readAt").isNull()).isTrue();
    }

    @Test
    void aPersonReadsOneAndThenAll() {
        String somebody = welcomed();
        Api person = Api.as(web, somebody);
        person.post(LIST + "/read-all").is(204);
        String first = find(somebody, tell(somebody)).at("/id");
        tell(somebody);
        assertThat(unread(somebody)).isEqualTo(2);
        person.post(LIST + "/" + first + "/read").is(204);
        assertThat(unread(somebody)).isEqualTo(1);
        assertThat(person.get(LIST + "?unread=true").is(200).json().at("/items"))
                .hasSize(1);
        person.post(LIST + "/read-all").is(204);
        assertThat(unread(somebody)).isZero();
        assertThat(person.get(LIST + "?unread=true").is(200).json().at("/items"))
                .isEmpty();
    }

    @Test
    void thePagesHoldEverythingOnceNewestFirst() {
        String somebody = welcomed();
        List<String> told = List.of(tell(somebody), tell(somebody), tell(somebody));
        Answer page = Api.as(web, somebody).get(LIST + "?limit=2").is(200);
        Answer next = Api.as(web, somebody)
                .get(LIST + "?limit=1&cursor=" + page.at("/nextCursor"))
                .is(200);
        assertThat(List.of(next.at("/items/0/entityId"), page.at("/items/1/entityId"), page.at("/items/0/entityId")))
                .isEqualTo(told);
    }

    @Test
    void theWordsAreInTheLanguageOfTheRequest() {
        String somebody = welcomed();
        tell(somebody);
        assertThat(Api.as(web, somebody).get(LIST).at("/items/0/text")).isEqualTo("«План», Северный район");
        Answer english =
                Api.answer(Api.as(web, somebody).request(HttpMethod.GET, LIST).header("Accept-Language", "en"));
        assertThat(english.at("/items/0/title")).isEqualTo("A roadmap came into force");
    }

    @Test
    void anApprovedRoadmapIsToldThoseBelowAndNotWhoApprovedIt() {
        String id = Roads.active(web, BOB, NORTH).id();
        Answer approved = await(() -> entry(SASHA, "ROADMAP_APPROVED", id));
        assertThat(approved.at("/text")).contains("Северный район", "№ 21-п от 14.01.2027");
        await(() -> entry(SASHA, "ROADMAP_ACTIVATED", id));
        assertThat(entry(BOB, "ROADMAP_APPROVED", id)).isNull();
        assertThat(entry(DORA, "ROADMAP_APPROVED", id)).isNull();
    }

    @Test
    void whoIsGivenAccessIsToldAndWhoLosesItToo() {
        UUID membership = UUID.randomUUID();
        sql("INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from) SELECT '"
                + membership + "', id, '" + NORTH_SCHOOL
                + "', 'CURATOR', current_date FROM organizations_people WHERE subject = 'dora'");
        Answer granted = await(() -> entry(DORA, "MEMBERSHIP_GRANTED", membership.toString()));
        assertThat(granted.at("/text")).startsWith("Куратор: МБОУ «Северная СОШ № 1», с ");
        sql("UPDATE organizations_memberships SET valid_to = current_date WHERE id = '" + membership + "'");
        await(() -> entry(DORA, "MEMBERSHIP_ENDED", membership.toString()));
        sql("DELETE FROM organizations_memberships WHERE id = '" + membership + "'");
    }

    @Test
    void whatIsRolledBackWasNeverSaid() {
        String about = UUID.randomUUID().toString();
        Mono<Void> failing =
                notifications.tell(notice(SASHA, about)).then(Mono.error(new IllegalStateException("rolled back")));
        Mono<Void> undone = transaction.transactional(failing);
        assertThatThrownBy(() -> DatabaseScope.system(undone).block()).hasMessage("rolled back");
        assertThat(entry(SASHA, "ROADMAP_ACTIVATED", about)).isNull();
    }

    @Test
    void aKindThatIsSwitchedOffIsNotTold() {
        String subject = Newcomers.person(database, NORTH_SCHOOL, "SCHOOL_HEAD");
        Api person = Api.as(web, subject);
        Answer before = person.get(SETTINGS).is(200);
        assertThat(before.at("/quietFrom") + before.at("/quietTo") + before.at("/timeZone"))
                .isEqualTo("21:0008:00Europe/Moscow");
        assertThat(before.json().at("/kinds/ROADMAP_ACTIVATED/inScreen").asBoolean())
                .isTrue();
        person.patch(SETTINGS, null, Map.of()).problem(428, "precondition-required");
        Map<String, Object> off =
                Map.of("language", "en", "kinds", Map.of("ROADMAP_ACTIVATED", Map.of("inScreen", false)));
        Answer after = person.patch(SETTINGS, before.tag(), off).is(200);
        assertThat(after.at("/language")).isEqualTo("en");
        assertThat(after.at("/kinds/ROADMAP_ACTIVATED/email")).isEqualTo("DAILY");
        person.patch(SETTINGS, before.tag(), off).problem(412, "stale");
        person.patch(SETTINGS, after.tag(), Map.of("kinds", Map.of("NO_SUCH", Map.of())))
                .problem(422, "invalid-fields")
                .pointing("/kinds/NO_SUCH", "NOT_FOUND");
        tell(subject);
        assertThat(person.get(LIST + "?limit=500").text()).doesNotContain("ROADMAP_ACTIVATED");
        nullIsBackToTheDefault(person, after.tag());
    }

    private static void nullIsBackToTheDefault(Api person, String tag) {
        Answer moved = person.patch(
                        SETTINGS,
                        tag,
                        Map.of("quietFrom", "23:00", "kinds", Map.of("ROADMAP_ACTIVATED", Map.of("email", "NONE"))))
                .is(200);
        assertThat(moved.at("/quietFrom")).isEqualTo("23:00");
        assertThat(moved.json().at("/kinds/ROADMAP_ACTIVATED/inScreen").asBoolean())
                .isFalse();
        Answer one = person.patch(
                        SETTINGS,
                        moved.tag(),
                        Map.of("kinds", Map.of("ROADMAP_ACTIVATED", Collections.singletonMap("email", null))))
                .is(200);
        assertThat(one.at("/kinds/ROADMAP_ACTIVATED/email")).isEqualTo("DAILY");
        assertThat(one.json().at("/kinds/ROADMAP_ACTIVATED/inScreen").asBoolean())
                .isFalse();
        Map<String, Object> nothing = new HashMap<>();
        for (String field : List.of("language", "quietFrom", "quietTo", "kinds")) {
            nothing.put(field, null);
        }
        Answer all = person.patch(SETTINGS, one.tag(), nothing).is(200);
        assertThat(all.at("/language") + all.at("/quietFrom") + all.at("/quietTo"))
                .isEqualTo("ru21:0008:00");
        assertThat(all.json().at("/kinds/ROADMAP_ACTIVATED/inScreen").asBoolean())
                .isTrue();
    }

    @Test
    void theScreenIsToldAndNobodyElses() {
        try (var sasha = EventStream.of(port, SASHA);
                var bob = EventStream.of(port, BOB)) {
            tell(SASHA);
            assertThat(sasha.next("notification").data()).isEqualTo("{}");
            tell(BOB);
            bob.next("notification");
            String id = find(SASHA, tell(SASHA)).at("/id");
            sasha.next("notification");
            Api.as(web, SASHA).post(LIST + "/" + id + "/read").is(204);
            sasha.next("notification");
        }
    }

    @Test
    void lettersWaitForMorningAndForTheEndOfQuietHours() {
        String vladivostok = "Asia/Vladivostok"; // ten hours ahead
        assertThat(due("DAILY", vladivostok, "2027-01-14 21:59Z")).isEqualTo("2027-01-14 22:00Z");
        assertThat(due("DAILY", vladivostok, "2027-01-14 22:00Z")).isEqualTo("2027-01-15 22:00Z");
        assertThat(due("AT_ONCE", vladivostok, "2027-01-14 10:59Z")).isEqualTo("2027-01-14 10:59Z");
        assertThat(due("AT_ONCE", vladivostok, "2027-01-14 11:00Z")).isEqualTo("2027-01-14 22:00Z");
        assertThat(due("AT_ONCE", vladivostok, "2027-01-14 21:59Z")).isEqualTo("2027-01-14 22:00Z");
        assertThat(due("AT_ONCE", vladivostok, "2027-01-14 22:00Z")).isEqualTo("2027-01-14 22:00Z");
    }

    private String due(String mode, String zone, String at) {
        return Objects.requireNonNull(
                database.sql("SELECT to_char(notifications_due(:mode, :zone, '21:00', '08:00', :at::timestamptz) "
                                + "AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI\"Z\"') AS due")
                        .bind("mode", mode)
                        .bind("zone", zone)
                        .bind("at", at)
                        .map(row -> Objects.requireNonNull(row.get("due", String.class)))
                        .one()
                        .block());
    }

    /** Somebody of this test alone, who has been told already that they came in. */
    private String welcomed() {
        String somebody = Newcomers.person(database, NORTH, "OBSERVER");
        Api person = Api.as(web, somebody);
        await(() -> {
            Answer list = person.get(LIST).is(200);
            return list.at("/items/0/kind").equals("MEMBERSHIP_GRANTED") ? list : null;
        });
        return somebody;
    }

    /** Tells a person something about an invented roadmap and gives its id. */
    private String tell(String person) {
        String about = UUID.randomUUID().toString();
        DatabaseScope.system(notifications.tell(notice(person, about))).block();
        return about;
    }

    private Notice notice(String person, String about) {
        UUID id = Objects.requireNonNull(DatabaseScope.system(
                        database.sql("SELECT id FROM organizations_people WHERE subject = :subject")
                                .bind("subject", person)
                                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                                .one())
                .block());
        return new Notice(
                List.of(id),
                "ROADMAP_ACTIVATED",
                "roadmap",
                about,
                NORTH,
                Map.of("title", "План", "organization", "Северный район"));
    }

    private long unread(String person) {
        return Api.as(web, person).get(LIST).is(200).json().at("/unreadCount").asLong();
    }

    private Answer find(String person, String about) {
        return Objects.requireNonNull(entry(person, "ROADMAP_ACTIVATED", about));
    }

    private @org.jspecify.annotations.Nullable Answer entry(String person, String kind, String about) {
        Answer all = Api.as(web, person).get(LIST + "?limit=500").is(200);
        for (var item : all.json().at("/items")) {
            if (item.path("entityId").asString().equals(about)
                    && item.path("kind").asString().equals(kind)) {
                return new Answer(200, all.headers(), item.toString());
            }
        }
        return null;
    }

    private static Answer await(Supplier<@org.jspecify.annotations.Nullable Answer> ask) {
        return Objects.requireNonNull(Mono.fromSupplier(ask::get)
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(20))
                .block());
    }

    private void sql(String text) {
        DatabaseScope.system(database.sql(text).then()).block();
    }
}
