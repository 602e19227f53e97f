package ru.opora.demonstration;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.demonstration.DemonstrationData.School;
import ru.opora.demonstration.DemonstrationData.Survey;
import ru.opora.demonstration.DemonstrationData.Surveys;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.answers.Validated;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.Definitions.Draft;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.campaigns.Secrets;
import ru.opora.surveys.questionnaires.Questionnaires;
import tools.jackson.databind.json.JsonMapper;

/** The surveys of the demonstration: one of last year, some that are over, some that are open now, one that is a draft. */
@Component
@ConditionalOnProperty("opora.demo")
class DemonstrationSurveys {

    private static final String AUTHOR = DemonstrationData.id("institut").toString();

    private final DatabaseClient database;
    private final Questionnaires questionnaires;
    private final JsonMapper json;

    DemonstrationSurveys(DatabaseClient database, Questionnaires questionnaires, JsonMapper json) {
        this.database = database;
        this.questionnaires = questionnaires;
        this.json = json;
    }

    /** A group that is asked. */
    private record Asked(UUID participant, UUID school, int place) {}

    Mono<Void> write(Surveys surveys, LocalDate today) {
        Caller author = new Caller(
                AUTHOR, List.of(new Caller.Grant("", Set.of(SurveyPermission.READ, SurveyPermission.WRITE))));
        return Mono.fromCallable(Definitions::readyMade)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(ready -> Flux.fromIterable(surveys.questionnaires())
                        .concatMap(form -> questionnaire(form, ready.get(form.readyMade())))
                        .then(Mono.defer(() -> Flux.fromIterable(surveys.campaigns())
                                .concatMap(survey -> campaign(author, surveys, survey, ready, today))
                                .then())));
    }

    private Mono<Void> questionnaire(DemonstrationData.Form form, @Nullable Draft draft) {
        if (draft == null) {
            return Mono.error(() -> new IllegalStateException(form.readyMade()));
        }
        return Statement.of("""
                        INSERT INTO surveys_questionnaires (id, organization_id, code, title, languages, question_count, sound, definition, created_by)
                        VALUES (:id, :organization, :code, :title, :languages, :count, true, :definition, :author)""")
                .bind("id", DemonstrationData.id(form.key()))
                .bind("organization", DemonstrationData.id(form.organization()))
                .bind("code", draft.questionnaire().code())
                .bind("title", draft.title())
                .bind("languages", draft.questionnaire().languages().toArray(String[]::new))
                .bind("count", draft.questionCount())
                .bind("definition", Json.of(json.writeValueAsBytes(draft.json())))
                .bind("author", AUTHOR)
                .on(database)
                .then();
    }

    private Mono<Void> campaign(
            Caller author, Surveys surveys, Survey survey, Map<String, Draft> ready, LocalDate today) {
        String readyMade = surveys.questionnaires().stream()
                .filter(form -> form.key().equals(survey.questionnaire()))
                .findFirst()
                .orElseThrow()
                .readyMade();
        Mono<UUID> frozen = survey.isDraft()
                ? Mono.just(new UUID(0, 0))
                : questionnaires.use(author, DemonstrationData.id(survey.questionnaire()));
        return frozen.flatMap(version -> insert(survey, survey.isDraft() ? null : version, today))
                .thenMany(Flux.defer(() -> participants(survey)))
                .collectList()
                .flatMap(asked -> Mono.fromCallable(() -> answers(survey, ready.get(readyMade), surveys, asked, today))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(this::store)
                        .then(Mono.defer(() -> link(survey, asked)))
                        .then(Mono.defer(() -> letters(survey, asked, today))));
    }

    private Mono<Void> insert(Survey survey, @Nullable UUID version, LocalDate today) {
        return Statement.of("""
                        INSERT INTO surveys_campaigns (id, organization_id, questionnaire_id, version_id, title, contact, anonymous, opens_on,
                            closes_on, grace_days, state, closed_on, created_by)
                        VALUES (:id, :organization, :questionnaire, :version, :title, :contact, true, :opens, :closes, 3, :state,
                            CASE WHEN :state = 'CLOSED' THEN :closes END, :author)""")
                .bind("id", DemonstrationData.id(survey.key()))
                .bind("organization", DemonstrationData.id(survey.organization()))
                .bind("questionnaire", DemonstrationData.id(survey.questionnaire()))
                .bindNullable("version", version, UUID.class)
                .bind("title", survey.title())
                .bindNullable("contact", survey.contact(), String.class)
                .bind("opens", today.plusDays(survey.opens()))
                .bind("closes", today.plusDays(survey.closes()))
                .bind("state", survey.state())
                .bind("author", AUTHOR)
                .on(database)
                .then();
    }

    /** Every so many of the schools in the place, in the order of their names. */
    private Flux<Asked> participants(Survey survey) {
        return Statement.of("""
                        WITH asked AS (
                            SELECT o.id, row_number() OVER (ORDER BY o.name, o.id)::int AS place FROM organizations o
                            WHERE o.kind = 'SCHOOL' AND o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within))
                        INSERT INTO surveys_participants (id, campaign_id, organization_id, audience, expected)
                        SELECT gen_random_uuid(), :campaign, a.id, :audience, :expected + a.place % 5 FROM asked a
                        WHERE a.place % :nth = 0 RETURNING id, organization_id""")
                .bind("within", DemonstrationData.id(survey.within()))
                .bind("campaign", DemonstrationData.id(survey.key()))
                .bind("audience", survey.audience())
                .bind("expected", survey.expected())
                .bind("nth", survey.everyNth())
                .on(database)
                .map(row -> new Asked(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "organization_id", UUID.class),
                        Math.floorMod(
                                Rows.get(row, "organization_id", UUID.class).hashCode(), 100)))
                .all();
    }

    /** Rows of answers, each as the texts of its columns. */
    private record Given(UUID campaign, List<UUID> participants, List<Validated> answers, List<LocalDate> days) {}

    private static Given answers(
            Survey survey, @Nullable Draft draft, Surveys surveys, List<Asked> asked, LocalDate today) {
        var given =
                new Given(DemonstrationData.id(survey.key()), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (draft == null || survey.isDraft()) {
            return given;
        }
        var inventor = new DemonstrationAnswers(
                draft.questionnaire(), surveys.words(), today, survey.key().hashCode());
        LocalDate last = survey.closes() < 0 ? today.plusDays(survey.closes()) : today;
        LocalDate first = today.plusDays(survey.opens());
        long span = Math.max(1, last.toEpochDay() - first.toEpochDay() + 1);
        for (Asked one : asked) { // a school has a mood of its own, the same in each survey
            Random random = new Random(one.place() * 31L + survey.key().hashCode());
            School known = surveys.of(one.school());
            int usual = survey.least() + random.nextInt(survey.most() - survey.least() + 1);
            int many = known.most() == null
                    ? Math.max(usual, Math.min(survey.most(), known.least()))
                    : Math.min(usual, known.most());
            double mood = Math.max(0.05, Math.min(0.95, 0.35 + one.place() / 250.0 - survey.worse()));
            for (int i = 0; i < many; i++) {
                inventor.next(mood, known.risks()).ifPresent(answers -> {
                    given.participants().add(one.participant());
                    given.answers().add(answers);
                    given.days().add(first.plusDays((long) (random.nextDouble() * span)));
                });
            }
        }
        return given;
    }

    /** As the counter of answers finds them: it takes them in by itself. */
    private Mono<Void> store(Given given) {
        return Statement.of("""
                        WITH stored AS (
                            INSERT INTO surveys_responses (id, campaign_id, participant_id, answers, computed, language, received_on, late)
                            SELECT gen_random_uuid(), :campaign, g.participant, g.answers::jsonb, g.computed::jsonb, 'ru', g.day, false
                            FROM unnest(:participants::uuid[], :answers::text[], :computed::text[], :days::date[])
                                AS g (participant, answers, computed, day)
                            RETURNING id, participant_id)
                        INSERT INTO surveys_uncounted (response_id, participant_id) SELECT s.id, s.participant_id FROM stored s""")
                .bind("campaign", given.campaign())
                .bind("participants", given.participants().toArray(UUID[]::new))
                .bind(
                        "answers",
                        given.answers().stream()
                                .map(answers -> answers.answers().toString())
                                .toArray(String[]::new))
                .bind(
                        "computed",
                        given.answers().stream()
                                .map(answers -> answers.computed().toString())
                                .toArray(String[]::new))
                .bind("days", given.days().toArray(LocalDate[]::new))
                .on(database)
                .then();
    }

    /** Invitations by letter to the teachers of the first school, of whom most have answered; their addresses lead nowhere. */
    private Mono<Void> letters(Survey survey, List<Asked> asked, LocalDate today) {
        Integer letters = survey.letters();
        if (letters == null || asked.isEmpty()) {
            return Mono.empty();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("participant", asked.get(0).participant());
        values.put("many", letters);
        values.put("day", today.plusDays(survey.opens()));
        values.put("author", AUTHOR);
        return DemonstrationSteps.run(database, values, List.of("""
                INSERT INTO surveys_invitations (id, participant_id, email, language, invited_on, failure, created_by)
                SELECT gen_random_uuid(), :participant, 'uchitel-' || g || '@shkola.example', 'ru',
                       CASE WHEN g < :many THEN :day::date END, CASE WHEN g = :many THEN 'ADDRESS_REFUSED' END, :author
                FROM generate_series(1, :many) g""", """
                INSERT INTO surveys_claims (invitation_id, claim)
                SELECT i.id, encode(sha256(gen_random_uuid()::text::bytea), 'hex') FROM surveys_invitations i
                WHERE i.participant_id = :participant AND i.failure IS NULL ORDER BY i.email LIMIT :many / 2"""));
    }

    /** A link that is published, as the passwords are. */
    private Mono<Void> link(Survey survey, List<Asked> asked) {
        String token = survey.token();
        if (token == null || asked.isEmpty()) {
            return Mono.empty();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("id", UUID.randomUUID());
        values.put("participant", asked.get(0).participant());
        values.put("hash", Secrets.hash(token));
        values.put("author", AUTHOR);
        return DemonstrationSteps.run(
                database,
                values,
                List.of(
                        "INSERT INTO surveys_links (id, participant_id, secret_hash, created_by) VALUES (:id, :participant, :hash, :author)"));
    }
}
