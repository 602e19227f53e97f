package ru.opora.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.IMPORTS;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import ru.opora.testing.TestDatabase;

@ApiTest
class IdempotencyTest {

    private static final String PATH = "/api/v1/organizations";

    @Autowired
    private WebTestClient web;

    @Autowired
    private KeptAnswers kept;

    @Test
    void askingAgainGivesTheFirstAnswer() {
        String key = key();
        Answer first = create(ALICE, key, "Школа у реки").is(201);
        Answer again = create(ALICE, key, "Школа у реки").is(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers().getLocation())
                .isEqualTo(first.headers().getLocation())
                .isNotNull();
        assertThat(again.tag()).isEqualTo(first.tag());
        assertThat(first.headers().getFirst("Idempotency-Replayed")).isNull();
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(named("Школа у реки")).isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheKeyIsRefused() {
        String key = key();
        create(ALICE, key, "Школа первая").is(201);
        String second = "Школа вторая " + key; // a name that no other test gives
        create(ALICE, key, second).problem(422, "idempotency-key-reused");
        assertThat(named(second)).isZero();
    }

    @Test
    void theKeyOfAnotherCallerOrPlaceIsAnotherKey() {
        String key = key();
        Answer alices = create(ALICE, key, "Школа общая").is(201);
        Answer clients = Api.answer(
                        body(Api.client(web, "organizations:write", "organizations:read"), key, "Школа общая"))
                .is(201);
        assertThat(clients.id()).isNotEqualTo(alices.id());
        String preview = Roads.preview(web, BOB).id();
        Api.answer(Api.as(web, BOB)
                        .request(HttpMethod.POST, IMPORTS + "/" + preview + "/apply")
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("organizationId", NORTH)))
                .is(201);
    }

    @Test
    void ofTwentyAtOnceOneWorksAndAllAreAnsweredAlike() {
        String key = key();
        List<Answer> answers = AtOnce.call(Collections.nCopies(20, () -> create(ALICE, key, "Школа одновременная")));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::id).containsOnly(answers.get(0).id());
        assertThat(named("Школа одновременная")).isEqualTo(1);
    }

    @Test
    void whatFailedMayBeMendedAndSentAgain() {
        String key = key();
        create(ALICE, key, " ").problem(422, "invalid-fields");
        create(ALICE, key, "Школа исправленная").is(201);
        assertThat(named("Школа исправленная")).isEqualTo(1);
    }

    @Test
    void withoutItsAnswerThereIsNoWork() throws SQLException {
        String key = key();
        sql("""
                CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'died before the commit'; END $$;
                CREATE TRIGGER broken BEFORE INSERT ON platform_idempotency FOR EACH ROW EXECUTE FUNCTION broken()""");
        try {
            assertThat(create(ALICE, key, "Школа оборванная").status()).isGreaterThanOrEqualTo(500);
            assertThat(named("Школа оборванная")).isZero();
        } finally {
            sql("DROP TRIGGER broken ON platform_idempotency; DROP FUNCTION broken()");
        }
        create(ALICE, key, "Школа оборванная").is(201);
        assertThat(named("Школа оборванная")).isEqualTo(1);
    }

    @Test
    void whoeverWaitsTooLongIsToldToComeBack() throws SQLException {
        String key = key();
        long lock = IdempotencyKey.of(
                        ALICE,
                        org.springframework.mock.http.server.reactive.MockServerHttpRequest.post(PATH)
                                .header("Idempotency-Key", key)
                                .build())
                .lock();
        try (Connection owner = owner()) {
            owner.createStatement().execute("SELECT pg_advisory_lock(" + lock + ")");
            Answer answer = create(ALICE, key, "Школа ждущая").problem(409, "idempotency-key-in-use");
            assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("5");
        }
        create(ALICE, key, "Школа ждущая").is(201);
    }

    @Test
    void anUploadIsTheSameWhateverItsBoundary() {
        String key = key();
        Answer first = upload(key, "mark-1", "plan.csv").is(201);
        Answer again = upload(key, "another-mark-2", "plan.csv").is(201);
        assertThat(again.id()).isEqualTo(first.id());
        upload(key, "mark-1", "other.csv").problem(422, "idempotency-key-reused");
    }

    @Test
    void whatIsKeptIsNotInClear() throws SQLException {
        create(ALICE, key(), "Школа тайная").is(201);
        try (Connection owner = owner();
                ResultSet rows = owner.createStatement().executeQuery("SELECT answer FROM platform_idempotency")) {
            int seen = 0;
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.UTF_8)).doesNotContain("Школа", "\"name\"");
                seen++;
            }
            assertThat(seen).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void aKeyIsVisibleCharacters(String key) {
        create(ALICE, key, "Школа без ключа").problem(400, "bad-request").pointing("?Idempotency-Key", "WRONG_FORMAT");
        create(ALICE, "k".repeat(256), "Школа").problem(400, "bad-request");
    }

    @Test
    void afterADayTheAnswerIsForgotten() throws SQLException {
        String key = key();
        Answer first = create(ALICE, key, "Школа вчерашняя").is(201);
        sql("UPDATE platform_idempotency SET created_at = created_at - interval '25 hours'");
        Answer second = create(ALICE, key, "Школа вчерашняя").is(201);
        assertThat(second.id()).isNotEqualTo(first.id());
        sql("""
                INSERT INTO platform_idempotency (id, subject, request, answer, created_at)
                SELECT sha256(n::text::bytea), '', sha256(''), '', now() - interval '2 days' FROM generate_series(1, 1200) n""");
        kept.forget().block();
        try (Connection owner = owner();
                ResultSet rows = owner.createStatement()
                        .executeQuery("SELECT count(*) FILTER (WHERE created_at < now() - interval '1 day'), count(*)"
                                + " FROM platform_idempotency")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
            assertThat(rows.getLong(2)).isPositive();
        }
    }

    private Answer create(String person, String key, String name) {
        return Api.answer(body(Api.as(web, person), key, name));
    }

    private static WebTestClient.RequestHeadersSpec<?> body(Api api, String key, String name) {
        return api.request(HttpMethod.POST, PATH)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("name", name, "kind", "SCHOOL", "parentId", NORTH));
    }

    private Answer upload(String key, String boundary, String file) {
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + Plans.pasted().replace('\t', ';') + "\r\n--" + boundary
                + "--\r\n";
        return Api.answer(Api.as(web, BOB)
                .request(HttpMethod.POST, IMPORTS)
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8)));
    }

    private int named(String name) {
        return Api.as(web, ALICE)
                .get(PATH + "?q={q}", name)
                .is(200)
                .json()
                .at("/items")
                .size();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void sql(String sql) throws SQLException {
        try (Connection owner = owner()) {
            owner.createStatement().execute(sql);
        }
    }

    private static Connection owner() throws SQLException {
        TestDatabase.Server server = TestDatabase.server();
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
