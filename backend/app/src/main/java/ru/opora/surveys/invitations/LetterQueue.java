package ru.opora.surveys.invitations;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of letters that wait. It is asked as the system. */
@Repository
class LetterQueue {

    private final DatabaseClient database;
    private final Clock clock;

    LetterQueue(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A letter that is due.
     *
     * @param wanted whether it still makes sense: the campaign is not over, the invitation not revoked
     * @param answered whether there is an answer already
     * @param further whether the first letter went out before
     * @param claimed until when it is nobody else's
     * @param early whether it must wait: the campaign is not open yet, or paused
     */
    record Due(
            UUID invitation,
            UUID participant,
            String email,
            Locale language,
            boolean reminder,
            int attempts,
            boolean wanted,
            boolean answered,
            boolean further,
            boolean early,
            String title,
            String askedBy,
            String organization,
            @Nullable String contact,
            LocalDate closesOn,
            boolean anonymous,
            LocalDate today,
            OffsetDateTime claimed) {}

    /** The next one, for some minutes nobody else's; empty when none is due. */
    @Transactional
    Mono<Due> next() {
        return Statement.of("SELECT surveys_next_letter(:now) AS id")
                .bind("now", clock.instant())
                .on(database)
                .map(row -> java.util.Optional.ofNullable(row.get("id", UUID.class)))
                .one()
                .flatMap(Mono::justOrEmpty)
                .flatMap(this::read);
    }

    private Mono<Due> read(UUID invitation) {
        return Statement.of("""
                        SELECT i.id, i.participant_id, i.email, i.language, i.due, i.attempts, c.title, a.name AS asked_by,
                               o.name AS organization, c.contact, c.closes_on, c.anonymous, opora_today(:now, a.time_zone) AS today,
                               surveys_state(c.state, c.opens_on, c.closes_on, opora_today(:now, a.time_zone)) IN ('DRAFT', 'SCHEDULED') OR c.paused AS early,
                               surveys_state(c.state, c.opens_on, c.closes_on, opora_today(:now, a.time_zone)) NOT IN ('CLOSED', 'SCORED')
                                   AND i.revoked_on IS NULL AS wanted,
                               EXISTS (SELECT 1 FROM surveys_claims s WHERE s.invitation_id = i.id) AS answered,
                               i.invited_on IS NOT NULL AS further, i.claimed_until
                        FROM surveys_invitations i
                        JOIN surveys_participants p ON p.id = i.participant_id
                        JOIN surveys_campaigns c ON c.id = p.campaign_id
                        JOIN organizations o ON o.id = p.organization_id
                        JOIN organizations a ON a.id = c.organization_id
                        WHERE i.id = :id""")
                .bind("id", invitation)
                .bind("now", clock.instant())
                .on(database)
                .map(LetterQueue::due)
                .one();
    }

    /** A link for the letter; earlier ones stay good. None, and 0, where the invitation was revoked meanwhile. */
    Mono<Long> link(Due due, String hash) {
        return Statement.of("""
                        INSERT INTO surveys_letters (secret_hash, invitation_id)
                        SELECT :hash, i.id FROM surveys_invitations i WHERE i.id = :id AND i.revoked_on IS NULL""")
                .bind("id", due.invitation())
                .bind("hash", hash)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** What is seen is the day of the first letter only: others do not go to who has answered. */
    Mono<Void> sent(Due due) {
        return of(
                        due,
                        "due = NULL, due_at = NULL, failure = NULL, attempts = 0, invited_on = coalesce(invited_on, :today)")
                .bind("today", due.today())
                .on(database)
                .then();
    }

    /** Waits until the campaign is open; it was not tried. */
    Mono<Void> await(Due due, Duration pause) {
        return of(due, "due_at = :later, attempts = 0")
                .bind("later", clock.instant().plus(pause))
                .on(database)
                .then();
    }

    /** Is tried again later: the mail server did not take it. */
    Mono<Void> postpone(Due due, Duration pause) {
        return of(due, "due_at = :later")
                .bind("later", clock.instant().plus(pause))
                .on(database)
                .then();
    }

    /**
     * Not sent and not tried any more. In an anonymous campaign the failure of a further letter is not kept: who has
     * answered gets none.
     *
     * @param failure null: it is not wanted any more
     */
    Mono<Void> drop(Due due, InvitationView.@Nullable Failure failure) {
        String told = failure == null || due.anonymous() && due.further() ? null : failure.name();
        return of(due, "due = NULL, due_at = NULL, attempts = 0, failure = :failure")
                .bindNullable("failure", told, String.class)
                .on(database)
                .then();
    }

    /** A change of the letter while it is ours: it may have been revoked and asked for anew. */
    private static Statement of(Due due, String changes) {
        return Statement.of("UPDATE surveys_invitations SET claimed_until = NULL, " + changes
                        + " WHERE id = :id AND claimed_until = :claimed")
                .bind("id", due.invitation())
                .bind("claimed", due.claimed());
    }

    /** So that nothing on the disk joins claims with answers; see the migration. */
    Mono<Long> shuffleClaims() {
        return database.sql("SELECT surveys_shuffle_claims() AS written")
                .map(row -> Rows.get(row, "written", Long.class))
                .one();
    }

    /** Forgets addresses of campaigns that were over before a day. */
    Mono<Long> forget(LocalDate before) {
        return Statement.of("""
                        DELETE FROM surveys_invitations i USING surveys_participants p JOIN surveys_campaigns c ON c.id = p.campaign_id
                        WHERE p.id = i.participant_id AND coalesce(c.closed_on, c.closes_on) + c.grace_days < :before""").bind("before", before).on(database).fetch().rowsUpdated();
    }

    private static Due due(Readable row) {
        return new Due(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "participant_id", UUID.class),
                Rows.get(row, "email", String.class),
                Locale.forLanguageTag(Rows.get(row, "language", String.class)),
                "REMINDER".equals(row.get("due", String.class)),
                Rows.get(row, "attempts", Integer.class),
                Rows.get(row, "wanted", Boolean.class),
                Rows.get(row, "answered", Boolean.class),
                Rows.get(row, "further", Boolean.class),
                Rows.get(row, "early", Boolean.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "asked_by", String.class),
                Rows.get(row, "organization", String.class),
                row.get("contact", String.class),
                Rows.get(row, "closes_on", LocalDate.class),
                Rows.get(row, "anonymous", Boolean.class),
                Rows.get(row, "today", LocalDate.class),
                Rows.get(row, "claimed_until", OffsetDateTime.class));
    }
}
