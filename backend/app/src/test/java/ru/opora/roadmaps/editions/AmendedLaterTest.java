package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Jobs;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;

/** An order that holds from a later day is carried out on that day; until then everybody works by the edition before it. */
@ApiTest
class AmendedLaterTest {

    private static final LocalDate DAY = LocalDate.of(2099, 9, 1);
    private static final String NEW = "Новая формулировка";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private WaitingAmendments amendments;

    @Autowired
    private RecurringJob roadmapAmendmentsJob;

    private Api bob;
    private String road;
    private String draft;

    @BeforeEach
    void anAmendmentForALaterDay() {
        bob = Api.as(web, BOB);
        road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        draft = amendment(0, NEW);
        bob.post(draft + "/approve", order(DAY)).is(200);
    }

    @Test
    void untilItsDayThePlanStaysAsItWas() {
        Answer waiting = bob.get(draft).is(200);
        assertThat(waiting.at("/state")).isEqualTo("APPROVED");
        assertThat(waiting.at("/effectiveOn")).isEqualTo(DAY.toString());
        assertThat(waiting.json().at("/allowedActions").valueStream().map(one -> one.asString()))
                .containsExactly("withdrawApproval");
        Answer plan = bob.get(road).is(200);
        assertThat(plan.at("/amendedOn")).isEqualTo(DAY.toString());
        assertThat(plan.json().at("/edition").asInt()).isEqualTo(1);
        Jobs.run(database, roadmapAmendmentsJob);
        assertThat(titles(road)).doesNotContain(NEW);
        assertThat(bob.get(road + "/editions").json().at("/items").size()).isEqualTo(1);
        assertThat(changed(DAY.minusDays(1))).isZero();
        assertThat(changed(DAY)).isEqualTo(1);
        bob.post(draft + "/activate").problem(409, "illegal-state");
        bob.post(draft + "/amendments", Map.of()).problem(409, "illegal-state");
        bob.post(draft + "/propose", Map.of("everybodyBelow", true)).problem(409, "illegal-state");
        bob.post(draft + "/close", Map.of("reason", "Не нужна")).problem(409, "illegal-state");
        bob.post(draft + "/approve", order(DAY)).problem(409, "illegal-state");
        bob.patch(draft, waiting.tag(), Map.of("title", "Другое")).problem(409, "illegal-state");
    }

    @Test
    void onItsDayItBecomesTheNextEdition() {
        comes();
        AtOnce.call(List.of(this::run, this::run));
        Answer ended = bob.get(draft).is(200);
        assertThat(ended.at("/state")).isEqualTo("CLOSED");
        assertThat(ended.json().at("/mergedEdition").asInt()).isEqualTo(2);
        assertThat(titles(road)).contains(NEW).hasSize(Plans.ACTIVITIES);
        assertThat(bob.get(road).json().at("/amendedOn").isNull()).isTrue();
        Answer editions = bob.get(road + "/editions").is(200);
        assertThat(editions.json().at("/items").size()).isEqualTo(2);
        assertThat(editions.at("/items/0/orderNumber")).isEqualTo("77-п");
        assertThat(editions.at("/items/0/effectiveOn")).isEqualTo(today());
        assertThat(editions.at("/items/0/reason")).isEqualTo("С нового года");
        assertThat(text("SELECT approved_by FROM roadmaps_editions WHERE number = 2 AND roadmap_id = '" + id(road)
                        + "'"))
                .as("whoever signed, not the job")
                .isEqualTo(BOB);
        bob.post(draft + "/withdraw-approval", Map.of("reason", "Поздно")).problem(409, "illegal-state");
    }

    @Test
    void whatIsCutOffIsWholeOrNotThere() {
        comes();
        UUID waiting = UUID.fromString(id(draft));
        Mono<Void> cut = amendments
                .carryOut(waiting)
                .then(Mono.defer(() -> Mono.<Void>error(new IllegalStateException("killed"))));
        assertThat(DatabaseScope.system(transaction.transactional(cut))
                        .thenReturn(true)
                        .onErrorReturn(false)
                        .block())
                .isFalse();
        assertThat(bob.get(draft).at("/state")).isEqualTo("APPROVED");
        assertThat(titles(road)).doesNotContain(NEW);
        run();
        assertThat(titles(road)).contains(NEW);
    }

    @Test
    void itsApprovalIsTakenBackWithAReason() {
        String withdrawal = draft + "/withdraw-approval";
        bob.post(withdrawal, Map.of("reason", " "))
                .problem(422, "invalid-fields")
                .pointing("/reason", "REQUIRED");
        Api.as(web, OLEG).post(withdrawal, Map.of("reason", "Нет")).problem(403, "forbidden");
        Api.as(web, SASHA).post(withdrawal, Map.of("reason", "Нет")).problem(403, "forbidden");
        Api.as(web, DORA).post(withdrawal, Map.of("reason", "Нет")).problem(404, "not-found");
        bob.post(road + "/withdraw-approval", Map.of("reason", "Нет")).problem(409, "not-amending");
        Answer back = bob.post(withdrawal, Map.of("reason", "Приказ отменен")).is(200);
        assertThat(back.at("/state")).isEqualTo("DRAFT");
        assertThat(back.at("/approvalWithdrawn")).isEqualTo("Приказ отменен");
        assertThat(back.json().at("/effectiveOn").isNull()).isTrue();
        assertThat(bob.get(road).json().at("/amendedOn").isNull()).isTrue();
        bob.post(draft + "/approve", order(DAY)).is(200);
        assertThat(bob.get(draft).json().at("/approvalWithdrawn").isNull()).isTrue();
    }

    @Test
    void whatAnotherOrderOvertookWaitsForAPerson() {
        String other = amendment(1, "Другой приказ");
        bob.post(other + "/approve", order(null)).is(200);
        comes();
        run();
        Answer failed = bob.get(draft).is(200);
        assertThat(failed.at("/state")).isEqualTo("APPROVED");
        assertThat(failed.at("/approvalFailure")).isEqualTo("AMENDMENT_OUTDATED");
        await().untilAsserted(() -> assertThat(bob.get(Api.V1 + "/notifications?limit=100")
                        .is(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(one -> one.at("/kind").asString().equals("ROADMAP_NOT_AMENDED"))
                        .map(one -> one.at("/entityId").asString()))
                .contains(id(draft)));
        bob.post(draft + "/withdraw-approval", Map.of("reason", "Перенести изменения"))
                .is(200);
        bob.post(draft + "/renew").is(200);
        bob.post(draft + "/approve", order(null)).is(200);
        assertThat(titles(road)).contains(NEW, "Другой приказ");
    }

    private int run() {
        Jobs.run(database, roadmapAmendmentsJob);
        return 1;
    }

    /** As if its day had come where the owner is. */
    private void comes() {
        DatabaseScope.system(database.sql(
                                "UPDATE roadmaps SET effective_on = '" + today() + "' WHERE id = '" + id(draft) + "'")
                        .then())
                .block();
    }

    private String today() {
        return text("SELECT opora_today(now(), time_zone)::text FROM organizations WHERE id = '" + NORTH + "'");
    }

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElseThrow();
    }

    /** How many rows differ between the first edition and what holds on the day. */
    private int changed(LocalDate day) {
        return bob.get(road + "/differences?from=1&to=" + day)
                .is(200)
                .json()
                .at("/rows")
                .size();
    }

    private static Map<String, Object> order(@Nullable LocalDate effective) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "orderNumber", "77-п",
                "orderDate", LocalDate.now().minusDays(3).toString(),
                "signatory", "Начальник отдела Н. Н. Волкова",
                "reason", "С нового года"));
        if (effective != null) {
            order.put("effectiveOn", effective.toString());
        }
        return order;
    }

    private String amendment(int row, String title) {
        String begun = ROADMAPS + "/"
                + bob.post(road + "/amendments", Map.of()).is(201).id();
        var rows = bob.get(begun + "/activities").is(200).json().at("/items");
        bob.patch(
                        begun + "/activities/" + rows.at("/" + row + "/id").asString(),
                        "\"" + rows.at("/" + row + "/version").asLong() + "\"",
                        Map.of("title", title))
                .is(200);
        return begun;
    }

    private List<String> titles(String roadmap) {
        return bob.get(roadmap + "/activities")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(row -> row.at("/title").asString())
                .toList();
    }

    private static String id(String path) {
        return path.substring(ROADMAPS.length() + 1);
    }
}
