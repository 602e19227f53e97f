package ru.opora.events;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationKind.Email;
import ru.opora.notifications.NotificationSource;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Tells the people of invited schools that an event was announced, is moved, or does not take place. */
@Component
class EventNotices implements NotificationSource {

    private static final String ANNOUNCED_KIND = "EVENT_ANNOUNCED";
    private static final String MOVED_KIND = "EVENT_MOVED";
    private static final String CANCELLED_KIND = "EVENT_CANCELLED";

    /** What of an event makes it another day or another way there. */
    private static final Set<String> WHEN_AND_WHERE = Set.of("held_on", "begins_at", "ends_at", "venue", "link");

    private static final String TOLD = """
            SELECT coalesce((
                SELECT array_agg(DISTINCT m.person_id)
                FROM events_attendance a JOIN organizations s ON s.id = a.organization_id
                JOIN organizations_memberships m ON m.organization_id = s.id AND m.role IN ('SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
                  AND organizations_membership_state(m, opora_today(now(), s.time_zone)) = 'CURRENT'
                WHERE a.event_id = e.id AND (:invited::timestamptz IS NULL OR a.invited_at < :invited)
                  AND (:only::uuid[] IS NULL OR s.id = ANY (:only))), '{}') AS people,
                e.organization_id, e.title, e.organizer, e.held_on, e.begins_at, e.venue, e.link, e.cancelled_reason, o.name
            FROM events_events e JOIN organizations o ON o.id = e.organization_id WHERE e.id = :id""";

    private final DatabaseClient database;

    EventNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications about events. */
    @Configuration(proxyBeanMethods = false)
    static class EventNoticeKinds {

        @Bean
        NotificationKind eventAnnounced() {
            return new NotificationKind(ANNOUNCED_KIND, Email.DAILY);
        }

        @Bean
        NotificationKind eventMoved() {
            return new NotificationKind(MOVED_KIND, Email.AT_ONCE);
        }

        @Bean
        NotificationKind eventCancelled() {
            return new NotificationKind(CANCELLED_KIND, Email.AT_ONCE);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("event");
    }

    /** What nobody did (the demonstration's own past) is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        if (change.actor() == null) {
            return Flux.empty();
        }
        UUID id = UUID.fromString(change.entityId());
        if (change.became("state", EventState.ANNOUNCED.name())) {
            return told(ANNOUNCED_KIND, id, change.at(), null); // who joins later is told by who invites them
        }
        if (change.became("state", EventState.CANCELLED.name())) {
            return told(CANCELLED_KIND, id, null, null);
        }
        // What was still a draft then moved for nobody, though it may be announced by now.
        return Collections.disjoint(change.after().keySet(), WHEN_AND_WHERE)
                ? Flux.empty()
                : told(MOVED_KIND, id, change.at(), null);
    }

    /** That an event was announced, for schools that are invited later than the others. */
    Flux<Notice> announced(UUID event, UUID[] schools) {
        return told(ANNOUNCED_KIND, event, null, schools);
    }

    /**
     * @param invited only those who were invited before this moment; null: all
     * @param only only those of these schools; null: all
     */
    private Flux<Notice> told(String kind, UUID event, @Nullable Instant invited, UUID @Nullable [] only) {
        return Statement.of(TOLD)
                .bind("id", event)
                .bindNullable("invited", invited, Instant.class)
                .bindNullable("only", only, UUID[].class)
                .on(database)
                .map(row -> notice(kind, row, event.toString()))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    private static Notice notice(String kind, Readable row, String event) {
        String reason = row.get("cancelled_reason", String.class);
        String where = Stream.of(row.get("venue", String.class), row.get("link", String.class))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return new Notice(
                List.of(Rows.get(row, "people", UUID[].class)),
                kind,
                "event",
                event,
                Rows.get(row, "organization_id", UUID.class),
                Map.of(
                        "title", Rows.get(row, "title", String.class),
                        "organization", Rows.get(row, "name", String.class),
                        "organizer", Rows.get(row, "organizer", String.class),
                        "day", Rows.get(row, "held_on", LocalDate.class).toString(),
                        "time", Rows.get(row, "begins_at", LocalTime.class).toString(),
                        "where", where,
                        "reason", reason == null ? "" : reason));
    }
}
