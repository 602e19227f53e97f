package ru.opora.surveys.campaigns;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of a campaign's life: each step changes a row of that version and of that state, or none. */
@Repository
class CampaignSteps {

    private final DatabaseClient database;

    CampaignSteps(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> schedule(UUID id, long version, UUID questionnaireVersion) {
        return Statement.of("""
                        UPDATE surveys_campaigns SET state = 'SCHEDULED', version_id = :frozen, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND state = 'DRAFT'""")
                .bind("id", id)
                .bind("version", version)
                .bind("frozen", questionnaireVersion)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** A draft again, as long as it has not opened and no letter has gone out; its links are void then. */
    Mono<Long> unschedule(UUID id, long version) {
        return Statement.of("""
                        WITH links AS (
                            UPDATE surveys_links l SET revoked_at = now() FROM surveys_participants p
                            WHERE p.id = l.participant_id AND p.campaign_id = :id AND l.revoked_at IS NULL)
                        UPDATE surveys_campaigns SET state = 'DRAFT', version_id = NULL, paused = false, version = version + 1,
                            updated_at = now()
                        WHERE id = :id AND version = :version AND state = 'SCHEDULED'""")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Whether somebody has got a letter about it, or has answered. */
    Mono<Boolean> isKnown(UUID id) {
        return DatabaseScope.system(Statement.of("""
                        SELECT EXISTS (SELECT 1 FROM surveys_participants p JOIN surveys_invitations i ON i.participant_id = p.id
                                       WHERE p.campaign_id = :id AND i.invited_on IS NOT NULL)
                            OR EXISTS (SELECT 1 FROM surveys_participants p JOIN surveys_responses r ON r.participant_id = p.id
                                       WHERE p.campaign_id = :id) AS known""")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "known", Boolean.class))
                .one());
    }

    Mono<Long> pause(UUID id, long version, boolean paused) {
        return Statement.of("""
                        UPDATE surveys_campaigns SET paused = :paused, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", id)
                .bind("version", version)
                .bind("paused", paused)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** A later last day; what was closed is open again. */
    Mono<Long> extend(UUID id, long version, LocalDate closesOn) {
        return Statement.of("""
                        UPDATE surveys_campaigns SET closes_on = :closes, state = 'SCHEDULED', closed_on = NULL, version = version + 1,
                            updated_at = now()
                        WHERE id = :id AND version = :version AND state IN ('SCHEDULED', 'CLOSED')""")
                .bind("id", id)
                .bind("version", version)
                .bind("closes", closesOn)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> close(UUID id, long version, LocalDate today) {
        return Statement.of("""
                        UPDATE surveys_campaigns SET state = 'CLOSED', closed_on = :today, paused = false, version = version + 1,
                            updated_at = now()
                        WHERE id = :id AND version = :version AND state = 'SCHEDULED'""")
                .bind("id", id)
                .bind("version", version)
                .bind("today", today)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Answers that are being stored are waited for, and those that come now wait and then see that it is over. */
    Mono<Void> holdAnswers(UUID id) {
        return Statement.of("SELECT c.id FROM surveys_campaigns c WHERE c.id = :id FOR UPDATE")
                .bind("id", id)
                .on(database)
                .then();
    }

    Mono<Long> score(UUID id, long version) {
        return Statement.of("""
                        UPDATE surveys_campaigns SET state = 'SCORED', version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND state IN ('SCHEDULED', 'CLOSED')""")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }
}
