package ru.opora.surveys.campaigns;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.campaigns.CampaignView.Action;

/** The SQL of campaigns: those of own subtrees, and started ones from above in which somebody of the own is asked. */
@Repository
class CampaignQueries {

    private static final String SELECT = """
            SELECT c.id, c.questionnaire_id, q.title AS questionnaire_title, q.title_en AS questionnaire_title_en,
                   c.version_id, v.number AS version_number, c.programme_id,
                   c.title, c.contact, c.anonymous, c.opens_on, c.closes_on, c.grace_days, c.remind_days, c.programme_audiences,
                   c.paused, c.closed_on, c.version, c.updated_at, surveys_state(c.state, c.opens_on, c.closes_on, opora_today(:now, o.time_zone)) AS state,
                   opora_today(:now, o.time_zone) AS today,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path
            FROM surveys_campaigns c
            JOIN organizations o ON o.id = c.organization_id
            JOIN surveys_questionnaires q ON q.id = c.questionnaire_id
            LEFT JOIN surveys_questionnaire_versions v ON v.id = c.version_id
            WHERE (o.path <@ :read::ltree[] OR c.state <> 'DRAFT' AND EXISTS (
                SELECT 1 FROM surveys_participants p JOIN organizations u ON u.id = p.organization_id
                WHERE p.campaign_id = c.id AND u.path <@ :read::ltree[]))""";

    private final DatabaseClient database;
    private final Clock clock;

    CampaignQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param path where its organisation is
     * @param today there
     */
    record Stored(CampaignView view, String path, LocalDate today) {}

    /** What the changeable part of a campaign is after a change. */
    record Content(
            UUID questionnaireId,
            @Nullable UUID programmeId,
            String title,
            @Nullable String contact,
            boolean anonymous,
            LocalDate opensOn,
            LocalDate closesOn,
            int graceDays,
            List<Integer> remindDays) {}

    Mono<Page<CampaignView>> list(Caller caller, CampaignFilter filter, int limit, @Nullable String cursor) {
        Statement statement = filter.narrow(select(caller));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (c.opens_on, c.id) < (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY c.opens_on DESC, c.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> stored(row, caller).view())
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.opensOn().toString(), row.id().toString())));
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return select(caller)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(row -> stored(row, caller))
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, Content content, String author) {
        return written(Statement.of("""
                        INSERT INTO surveys_campaigns (id, organization_id, questionnaire_id, programme_id, title, contact,
                            anonymous, opens_on, closes_on, grace_days, remind_days, state, created_by)
                        VALUES (:id, :organization, :questionnaire, :programme, :title, :contact, :anonymous, :opens, :closes,
                            :grace, :remind, 'DRAFT', :author)"""), content)
                .bind("id", id)
                .bind("organization", organization)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, Content content) {
        return written(Statement.of("""
                        UPDATE surveys_campaigns SET questionnaire_id = :questionnaire, programme_id = :programme,
                            programme_audiences = CASE WHEN programme_id = :programme THEN programme_audiences ELSE '{}' END,
                            title = :title, contact = :contact, anonymous = :anonymous, opens_on = :opens, closes_on = :closes,
                            grace_days = :grace, remind_days = :remind, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version"""), content)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM surveys_campaigns WHERE id = :id AND version = :version AND state = 'DRAFT'")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Boolean> hasParticipants(UUID id) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM surveys_participants p WHERE p.campaign_id = :id) AS some")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "some", Boolean.class))
                .one();
    }

    /** A draft whose programme is there for its owner; else nothing. */
    Mono<UUID> programme(UUID id) {
        return Statement.of("SELECT g.id FROM organizations_programmes g WHERE g.id = :id")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    private static Statement written(Statement statement, Content content) {
        return statement
                .bind("questionnaire", content.questionnaireId())
                .bindNullable("programme", content.programmeId(), UUID.class)
                .bind("title", content.title().strip())
                .bindNullable("contact", content.contact(), String.class)
                .bind("anonymous", content.anonymous())
                .bind("opens", content.opensOn())
                .bind("closes", content.closesOn())
                .bind("grace", content.graceDays())
                .bind("remind", content.remindDays().toArray(Integer[]::new));
    }

    private Statement select(Caller caller) {
        return Statement.of(SELECT)
                .bind("read", caller.scope(SurveyPermission.READ))
                .bind("now", clock.instant());
    }

    private static Stored stored(Readable row, Caller caller) {
        String path = Rows.get(row, "path", String.class);
        CampaignState state = CampaignState.valueOf(Rows.get(row, "state", String.class));
        boolean paused = Rows.get(row, "paused", Boolean.class);
        var view = new CampaignView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "questionnaire_id", UUID.class),
                Rows.get(row, "questionnaire_title", String.class),
                row.get("questionnaire_title_en", String.class),
                row.get("version_id", UUID.class),
                row.get("version_number", Integer.class),
                row.get("programme_id", UUID.class),
                Rows.get(row, "title", String.class),
                row.get("contact", String.class),
                Rows.get(row, "anonymous", Boolean.class),
                Rows.get(row, "opens_on", LocalDate.class),
                Rows.get(row, "closes_on", LocalDate.class),
                Rows.get(row, "grace_days", Integer.class),
                List.of(Rows.get(row, "remind_days", Integer[].class)),
                Arrays.stream(Rows.get(row, "programme_audiences", String[].class))
                        .map(Audience::valueOf)
                        .toList(),
                state,
                paused,
                row.get("closed_on", LocalDate.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class),
                Action.of(caller, path, state, paused));
        return new Stored(view, path, Rows.get(row, "today", LocalDate.class));
    }
}
