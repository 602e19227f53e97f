package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.files.FileIntake;
import ru.opora.files.Pictures;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

@ApiTest
class RespondentFileTest {

    private static final byte[] NOTE = "Наблюдение".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private FileStore store;

    @Autowired
    private FileIntake intake;

    @Autowired
    @Qualifier("unusedSurveyFilesJob")
    private RecurringJob forgetting;

    @Test
    void whoMayNotAttach() {
        UUID id = UUID.randomUUID();
        Forms.attach(web, "C".repeat(43), id, "note.txt", NOTE).problem(404, "not-found");
        String campaign = campaign();
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        Api.answer(Api.anonymous(web)
                        .request(HttpMethod.PUT, Api.V1 + "/s/" + token + "/files/" + id + "?question=mood&name=a.txt")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .bodyValue(NOTE))
                .problem(400, "bad-request")
                .pointing("?question", "UNKNOWN_FIELD");
        UUID timed = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        Forms.attach(web, token, timed, "note.txt", NOTE).problem(400, "bad-request");
        Forms.attach(web, token, id, "page.txt", "<html>".getBytes(StandardCharsets.UTF_8))
                .problem(415, "file-not-accepted");
        assertThat(text("SELECT count(*)::text FROM surveys_uploads WHERE id = '" + id + "'"))
                .isEqualTo("0");
        Map<String, Object> over = Forms.campaign(
                NORTH, Forms.questionnaire(web, BOB, NORTH).is(201).id());
        over.put("opensOn", Forms.today().minusDays(10).toString());
        over.put("closesOn", Forms.today().minusDays(2).toString());
        over.put("graceDays", 1);
        String late = Forms.token(web, BOB, Forms.started(web, BOB, over, "TEACHER", NORTH_SCHOOL), NORTH_SCHOOL);
        Forms.attach(web, late, id, "note.txt", NOTE).problem(409, "survey-not-open");
    }

    @Test
    void aFileIsKeptOnceAndBecomesPartOfOneAnswer() {
        String token = Forms.token(web, BOB, campaign(), NORTH_SCHOOL);
        UUID id = UUID.randomUUID();
        Answer kept = Forms.attach(web, token, id, "note.txt", NOTE).is(201);
        assertThat(kept.at("/type")).startsWith("text/plain");
        assertThat(Forms.attach(web, token, id, "note.txt", NOTE)
                        .is(200)
                        .json()
                        .at("/first")
                        .asBoolean())
                .isFalse();
        String other = Forms.token(web, BOB, campaign(), NORTH_SCHOOL);
        Forms.attach(web, other, id, "note.txt", NOTE).problem(409, "already-exists");
        Map<String, Object> body = naming(kept);
        Forms.send(web, other, UUID.randomUUID(), body)
                .problem(422, "invalid-fields")
                .pointing("/answers/papers/0", "NOT_FOUND");
        UUID response = UUID.randomUUID();
        Forms.send(web, token, response, body).is(201);
        Forms.send(web, token, response, body).is(200);
        Forms.send(web, token, UUID.randomUUID(), body)
                .problem(422, "invalid-fields")
                .pointing("/answers/papers/0", "NOT_FOUND");
        Map<String, Object> renamed = naming(kept);
        file(renamed).put("name", "other.txt");
        Forms.send(web, token, UUID.randomUUID(), renamed)
                .problem(422, "invalid-fields")
                .pointing("/answers/papers/0", "NOT_FOUND");
    }

    @Test
    void aPictureLosesItsMetadataAndNothingSaysWhoSentIt() {
        String token = Forms.token(web, BOB, campaign(), NORTH_SCHOOL);
        UUID id = UUID.randomUUID();
        Forms.attach(web, token, id, "photo.jpg", Pictures.jpeg()).is(201);
        String row = text("SELECT to_jsonb(u)::text FROM surveys_uploads u WHERE id = '" + id + "'");
        assertThat(row)
                .contains("\"received_on\": \"" + Forms.today() + "\"")
                .doesNotContain("127.0.0.1", "T0", "T1", "T2");
        assertThat(text("SELECT count(*)::text FROM audit_entries WHERE entity_id = '" + id + "'"))
                .isEqualTo("0");
        String content = new String(content(id), StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain(Pictures.SECRET);
    }

    @Test
    void retriedAtTheSameMomentItIsKeptOnce() {
        String token = Forms.token(web, BOB, campaign(), NORTH_SCHOOL);
        UUID id = UUID.randomUUID();
        List<Integer> statuses = Flux.range(0, 6)
                .flatMap(
                        number -> Mono.fromCallable(() -> Forms.attach(web, token, id, "note.txt", NOTE)
                                        .status())
                                .subscribeOn(Schedulers.boundedElastic()),
                        6)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    }

    @Test
    void whenAGroupOrTheCampaignHasNoRoomDevicesComeAgain() {
        String campaign = campaign();
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        String group = text("SELECT id::text FROM surveys_participants WHERE campaign_id = '" + campaign + "'");
        String other = UUID.randomUUID().toString();
        fill(campaign, other, intake.quota());
        Forms.attach(web, token, UUID.randomUUID(), "note.txt", NOTE).is(201);
        fill(campaign, group, intake.quota() - 25);
        Answer full =
                Forms.attach(web, token, UUID.randomUUID(), "note.txt", NOTE).problem(503, "unavailable");
        assertThat(full.headers().getFirst("Retry-After")).isEqualTo("900");
        run("DELETE FROM surveys_uploads WHERE participant_id = '" + group + "'");
        fill(campaign, other, intake.quota() * 9);
        Forms.attach(web, token, UUID.randomUUID(), "note.txt", NOTE).problem(503, "unavailable");
        run("DELETE FROM surveys_uploads WHERE campaign_id = '" + campaign + "'");
    }

    private void fill(String campaign, String participant, long size) {
        run("""
                INSERT INTO surveys_uploads (id, campaign_id, participant_id, question, name, media_type, size, content, received_on)
                VALUES (gen_random_uuid(), '%s', '%s', 'papers', 'a.txt', 'text/plain', %d, gen_random_uuid(), current_date)""".formatted(campaign, participant, size));
    }

    @Test
    void whatNoAnswerNamesIsForgottenAfterAWeek() {
        String token = Forms.token(web, BOB, campaign(), NORTH_SCHOOL);
        UUID unused = UUID.randomUUID();
        UUID used = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        Forms.attach(web, token, unused, "note.txt", NOTE).is(201);
        Forms.attach(web, token, young, "note.txt", NOTE).is(201);
        Forms.send(web, token, UUID.randomUUID(), naming(Forms.attach(web, token, used, "note.txt", NOTE)))
                .is(201);
        run("UPDATE surveys_uploads SET received_on = received_on - 9 WHERE id IN ('" + unused + "', '" + used + "')");
        forgetting.work().block();
        assertThat(text("SELECT string_agg(id::text, ' ' ORDER BY id) FROM surveys_uploads WHERE id IN ('" + unused
                        + "', '" + used + "', '" + young + "')"))
                .contains(used.toString(), young.toString())
                .doesNotContain(unused.toString());
    }

    @Test
    void onASharedDeviceOneAfterAnotherAnswers() {
        String campaign = campaign();
        String token = Api.as(web, BOB)
                .post(CAMPAIGNS + "/" + campaign + "/links", Map.of("supervised", true))
                .is(201)
                .at("/items/0/token");
        assertThat(Api.anonymous(web)
                        .get(Api.V1 + "/s/" + token)
                        .is(200)
                        .json()
                        .at("/supervised")
                        .asBoolean())
                .isTrue();
        Map<String, Object> body = Map.of("answers", Map.of("mood", "a"), "device", "the-same-device");
        Forms.send(web, token, UUID.randomUUID(), body).is(201);
        Forms.send(web, token, UUID.randomUUID(), body).is(201);
        assertThat(Api.as(web, BOB)
                        .get(CAMPAIGNS + "/" + campaign + "/links")
                        .json()
                        .at("/items/0/supervised")
                        .asBoolean())
                .isTrue();
    }

    private String campaign() {
        return Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
    }

    private static Map<String, Object> naming(Answer kept) {
        Map<String, Object> file = new HashMap<>();
        file.put("id", kept.at("/id"));
        file.put("name", kept.at("/name"));
        file.put("type", kept.at("/type"));
        file.put("size", kept.json().at("/size").asLong());
        return Map.of("answers", Map.of("mood", "a", "papers", List.of(file)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> file(Map<String, Object> body) {
        return ((List<Map<String, Object>>) ((Map<String, Object>) body.get("answers")).get("papers")).get(0);
    }

    private byte[] content(UUID id) {
        UUID key = UUID.fromString(text("SELECT content::text FROM surveys_uploads WHERE id = '" + id + "'"));
        long size = Long.parseLong(text("SELECT size::text FROM surveys_uploads WHERE id = '" + id + "'"));
        return org.springframework.core.io.buffer.DataBufferUtils.join(store.read(key, 0, size))
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    return bytes;
                })
                .blockOptional()
                .orElseThrow();
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}
