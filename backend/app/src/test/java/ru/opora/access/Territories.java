package ru.opora.access;

import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Forms;
import ru.opora.testing.Owed;
import tools.jackson.databind.json.JsonMapper;

/** Somebody in every role, and places that are not theirs: a school beside, a municipality beside, another region. */
final class Territories {

    static final UUID FAR_REGION = id("far-region");
    static final UUID FAR = id("far");
    static final UUID FAR_SCHOOL = id("far-school");
    static final UUID SIBLING_SCHOOL = id("sibling-school");

    /** A programme of the region. */
    static final UUID PROGRAMME = id("programme");

    /** A draft of the region's with one row. */
    static final UUID PLAN = id("plan");

    static final UUID PLAN_ROW = id("plan-row");

    /** A plan of the region's in force with one row. */
    static final UUID ABOVE = id("above");

    static final UUID ABOVE_ROW = id("above-row");

    /** A questionnaire of the region's. */
    static final UUID QUESTIONNAIRE = id("questionnaire");

    /** A rule of the region's in force. */
    static final UUID RULE = id("rule");

    /** The places from which something is sent up, each with the region that takes it. */
    private static final Map<UUID, UUID> SENDERS = Map.of(
            NORTH, REGION,
            NORTH_SCHOOL, REGION,
            SIBLING_SCHOOL, REGION,
            SOUTH, REGION,
            SOUTH_SCHOOL, REGION,
            FAR, FAR_REGION,
            FAR_SCHOOL, FAR_REGION);

    /** A role in its place, and the places that must stay closed to it. */
    record Actor(String subject, String role, UUID place, List<UUID> foreign) {}

    static final List<Actor> ACTORS = List.of(
            new Actor("matrix-region", "REGIONAL_COORDINATOR", REGION, List.of(FAR_REGION, FAR, FAR_SCHOOL)),
            new Actor("matrix-methodist", "REGIONAL_METHODIST", REGION, List.of(FAR_REGION, FAR, FAR_SCHOOL)),
            new Actor("matrix-observer", "OBSERVER", REGION, List.of(FAR_REGION, FAR, FAR_SCHOOL)),
            new Actor("matrix-district", "MUNICIPAL_COORDINATOR", NORTH, List.of(SOUTH, SOUTH_SCHOOL, FAR)),
            new Actor("matrix-curator", "CURATOR", NORTH_SCHOOL, List.of(SIBLING_SCHOOL, SOUTH_SCHOOL, FAR_SCHOOL)),
            new Actor("matrix-head", "SCHOOL_HEAD", NORTH_SCHOOL, List.of(SIBLING_SCHOOL, SOUTH_SCHOOL, FAR_SCHOOL)),
            new Actor(
                    "matrix-coordinator",
                    "SCHOOL_COORDINATOR",
                    NORTH_SCHOOL,
                    List.of(SIBLING_SCHOOL, SOUTH_SCHOOL, FAR_SCHOOL)));

    /** Was a coordinator of the northern district until the day before yesterday. */
    static final String ENDED = "matrix-ended";

    private final DatabaseClient database;

    Territories(DatabaseClient database) {
        this.database = database;
    }

    void settle() {
        DatabaseScope.system(Flux.concat(
                                unit(FAR_REGION, null, "REGION", "Заозерный край"),
                                unit(FAR, FAR_REGION, "MUNICIPALITY", "Дальний округ"),
                                unit(FAR_SCHOOL, FAR, "SCHOOL", "МБОУ «Дальняя СОШ № 4»"),
                                unit(SIBLING_SCHOOL, NORTH, "SCHOOL", "МБОУ «Северная СОШ № 2»"),
                                programme(),
                                plan(PLAN, PLAN_ROW, "DRAFT"),
                                questionnaire(),
                                rule(),
                                plan(ABOVE, ABOVE_ROW, "APPROVED"),
                                report(REGION),
                                report(FAR_REGION),
                                Flux.fromIterable(SENDERS.entrySet())
                                        .concatMap(sender -> submission(sender.getKey(), sender.getValue())),
                                Flux.fromIterable(ACTORS)
                                        .concatMap(
                                                actor -> person(actor.subject(), actor.place(), actor.role(), "NULL")),
                                person(ENDED, NORTH, "MUNICIPAL_COORDINATOR", "current_date - 2"))
                        .then())
                .block();
    }

    private Mono<Void> unit(UUID id, @org.jspecify.annotations.Nullable UUID parent, String kind, String name) {
        return database.sql("""
                        INSERT INTO organizations (id, parent_id, path, kind, name)
                        VALUES ($1, $2, (coalesce((SELECT path::text || '.' FROM organizations WHERE id = $2), '') || $3)::ltree, $4, $5)
                        ON CONFLICT DO NOTHING""")
                .bind(0, id)
                .bind(1, parent == null ? io.r2dbc.spi.Parameters.in(UUID.class) : parent)
                .bind(2, id.toString().replace("-", ""))
                .bind(3, kind)
                .bind(4, name)
                .then();
    }

    private Mono<Void> programme() {
        return database.sql("""
                        INSERT INTO organizations_programmes (id, organization_id, kind, name, cohort_years)
                        VALUES ($1, $2, 'REGIONAL', 'Поддержка школ', '{2027}') ON CONFLICT DO NOTHING""").bind(0, PROGRAMME).bind(1, REGION).then();
    }

    /** Its number is far above those that tests give. */
    private Mono<Void> rule() {
        return database.sql("""
                        INSERT INTO monitoring_identification_rules (id, organization_id, number, name, source, definition, published_on, created_by)
                        VALUES ($1, $2, 100000, 'Правило', 'Приказ', '{"kinds": [], "smallest": 5, "categories": [
                            {"category": "LOW_OUTCOMES", "share": 0.3, "procedures": 1, "years": null, "join": null}]}', '2026-01-01', 'matrix')
                        ON CONFLICT DO NOTHING""").bind(0, RULE).bind(1, REGION).then();
    }

    private Mono<Void> questionnaire() {
        return database.sql("""
                        INSERT INTO surveys_questionnaires (id, organization_id, code, title, languages, question_count, sound,
                            definition, created_by)
                        VALUES ($1, $2, 'wellbeing', 'Самочувствие', '{ru,en}', 8, true, $3::jsonb, 'matrix')
                        ON CONFLICT DO NOTHING""")
                .bind(0, QUESTIONNAIRE)
                .bind(1, REGION)
                .bind(2, JsonMapper.shared().writeValueAsString(Forms.definition()))
                .then();
    }

    private Mono<Void> plan(UUID plan, UUID row, String state) {
        return database.sql("""
                        WITH plan AS (
                            INSERT INTO roadmaps (id, organization_id, title, state, period_start, period_end, created_by)
                            VALUES ($1, $2, 'План области', $4, '2027-01-01', '2027-12-31', 'matrix') ON CONFLICT DO NOTHING
                            RETURNING id)
                        INSERT INTO roadmaps_activities (id, roadmap_id, position, title, term_text, term_status, term)
                        SELECT $3, id, 0, 'Провести совещание', 'по запросу', 'OPEN', '{"text": "по запросу", "status": "OPEN",
                            "kind": "ON_REQUEST", "recurrence": null, "openBasis": null, "windows": [], "truncated": false,
                            "participants": [], "times": [], "reasons": [], "proposal": null}' FROM plan""")
                .bind(0, plan)
                .bind(1, REGION)
                .bind(2, row)
                .bind(3, state)
                .then();
    }

    /** What those below the region report to it: of one month, long ago. */
    private Mono<Void> report(UUID region) {
        return database.sql("""
                        INSERT INTO reports_templates (id, organization_id, name, term_text, period, debtor_kind, starts_on, ends_on,
                            sections, created_by)
                        VALUES ($1, $2, 'Отчет за январь', $3, 'MONTH', 'SCHOOL', '2020-01-01', '2020-01-31',
                            '[{"title": "Исполнение", "text": false, "figures": ["checkpoints.due"]}]', 'matrix')
                        ON CONFLICT DO NOTHING""")
                .bind(0, id("report-" + region))
                .bind(1, region)
                .bind(2, Owed.MONTHLY)
                .then();
    }

    private Mono<Void> submission(UUID sender, UUID region) {
        return database.sql("""
                        INSERT INTO reports_consolidated (id, template_id, organization_id, period_start, period_end, state, owed, accepted,
                            figures, submitted_by, submitted_at)
                        VALUES ($1, $2, $3, '2020-01-01', '2020-01-31', 'SUBMITTED', 1, 1, '[]', 'matrix', now())
                        ON CONFLICT DO NOTHING""")
                .bind(0, submission(sender))
                .bind(1, id("report-" + region))
                .bind(2, sender)
                .then();
    }

    /** A consolidated report that was sent up from the place; a region has nobody above it, so it is one of a district's there. */
    static UUID submission(UUID place) {
        UUID sender = place.equals(REGION) ? NORTH : place.equals(FAR_REGION) ? FAR : place;
        return id("submission-" + sender);
    }

    private Mono<Void> person(String subject, UUID organization, String role, String until) {
        return database.sql("""
                        WITH person AS (
                            INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, $2)
                            ON CONFLICT (subject) DO UPDATE SET name = excluded.name RETURNING id)
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from, valid_to)
                        SELECT $1, id, $3, $4, DATE '2020-01-01', %s FROM person ON CONFLICT DO NOTHING""".formatted(until))
                .bind(0, id("person-" + subject))
                .bind(1, subject)
                .bind(2, organization)
                .bind(3, role)
                .then();
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("test:" + name).getBytes(StandardCharsets.UTF_8));
    }
}
