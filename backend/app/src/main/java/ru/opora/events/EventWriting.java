package ru.opora.events;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL that writes events, and invites schools to them. */
@Repository
class EventWriting {

    /** Whom an event names, as they are now; conditions on the event e of the owner o follow. */
    private static final String INVITE = """
            INSERT INTO events_attendance (event_id, organization_id, updated_by)
            SELECT e.id, s.id, :author
            FROM events_events e JOIN organizations o ON o.id = e.organization_id
            JOIN organizations s ON s.path <@ o.path AND s.kind = 'SCHOOL' AND s.state = 'ACTIVE'
            WHERE (e.schools = '{}' OR s.id = ANY (e.schools)) AND (e.programme_id IS NULL OR EXISTS (
                SELECT 1 FROM organizations_participations t
                WHERE t.organization_id = s.id AND t.programme_id = e.programme_id
                  AND (t.left_on IS NULL OR t.left_on > opora_today(:now, s.time_zone))))""";

    /** A school that was invited later than the others. */
    record Newcomer(UUID event, UUID school) {}

    private final DatabaseClient database;
    private final Clock clock;

    EventWriting(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Void> insert(UUID id, UUID organization, EventContent content, String author) {
        return written(Statement.of("""
                        INSERT INTO events_events (id, organization_id, kind, title, title_en, organizer, held_on, begins_at, ends_at, venue,
                            link, agenda, positions, programme_id, schools, created_by)
                        VALUES (:id, :organization, :kind, :title, :titleEn, :organizer, :day, :begins, :ends, :venue,
                            :link, :agenda, :positions, :programme, :schools, :author)"""), content)
                .bind("id", id)
                .bind("organization", organization)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, EventContent content) {
        return written(Statement.of("""
                        UPDATE events_events SET kind = :kind, title = :title, title_en = :titleEn, organizer = :organizer, held_on = :day,
                            begins_at = :begins, ends_at = :ends, venue = :venue, link = :link, agenda = :agenda, positions = :positions,
                            programme_id = :programme, schools = :schools, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version"""), content)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> put(UUID id, long version, EventState state, @Nullable String reason) {
        return Statement.of("""
                        UPDATE events_events SET state = :state, cancelled_reason = :reason, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", id)
                .bind("version", version)
                .bind("state", state.name())
                .bindNullable("reason", reason, String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM events_events WHERE id = :id AND version = :version AND state = 'DRAFT'")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Invites the schools that a draft names, as they are today; gives how many. */
    Mono<Long> invite(UUID id, String author) {
        return Statement.of(INVITE)
                .and("e.id = :id", "id", id)
                .bind("author", author)
                .bind("now", clock.instant())
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Invites who has joined the programme of an event that is still ahead since it was announced. */
    Flux<Newcomer> inviteNewcomers() {
        return Statement.of(INVITE)
                .append("""
                        AND e.state = 'ANNOUNCED' AND e.programme_id IS NOT NULL
                        AND (e.held_on + e.begins_at) AT TIME ZONE o.time_zone > :now
                        ON CONFLICT DO NOTHING RETURNING event_id, organization_id""")
                .bindNullable("author", null, String.class)
                .bind("now", clock.instant())
                .on(database)
                .map(row -> new Newcomer(
                        Rows.get(row, "event_id", UUID.class), Rows.get(row, "organization_id", UUID.class)))
                .all();
    }

    Mono<Long> ask(UUID id, long version, @Nullable UUID campaign) {
        return Statement.of("""
                        UPDATE events_events SET feedback_campaign_id = :campaign, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", id)
                .bind("version", version)
                .bindNullable("campaign", campaign, UUID.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Boolean> programmeIsThere(UUID programme) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM organizations_programmes p WHERE p.id = :id) AS there")
                .bind("id", programme)
                .on(database)
                .map(row -> Rows.get(row, "there", Boolean.class))
                .one();
    }

    /** Which of them, by their place from 0, are no active schools at and below a path. */
    Mono<List<Integer>> strangers(String path, List<UUID> schools) {
        return Statement.of("""
                        SELECT u.n FROM unnest(:schools::uuid[]) WITH ORDINALITY AS u (id, n)
                        WHERE NOT EXISTS (SELECT 1 FROM organizations s
                                          WHERE s.id = u.id AND s.kind = 'SCHOOL' AND s.state = 'ACTIVE' AND s.path <@ :path::ltree)
                        ORDER BY u.n""")
                .bind("schools", schools.toArray(UUID[]::new))
                .bind("path", path)
                .on(database)
                .map(row -> Math.toIntExact(Rows.get(row, "n", Long.class)) - 1)
                .all()
                .collectList();
    }

    private static Statement written(Statement statement, EventContent content) {
        return statement
                .bind("kind", content.kind().name())
                .bind("title", content.title())
                .bindNullable("titleEn", content.titleEn(), String.class)
                .bind("organizer", content.organizer())
                .bind("day", content.heldOn())
                .bind("begins", content.beginsAt())
                .bindNullable("ends", content.endsAt(), LocalTime.class)
                .bindNullable("venue", content.venue(), String.class)
                .bindNullable("link", content.link(), String.class)
                .bindNullable("agenda", content.agenda(), String.class)
                .bind("positions", content.positions().toArray(String[]::new))
                .bindNullable("programme", content.programmeId(), UUID.class)
                .bind("schools", content.schools().toArray(UUID[]::new));
    }
}
