package ru.opora.events;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.events.EventView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL that reads events: all of own subtrees, and those that own schools are invited to. */
@Repository
class EventQueries {

    private static final String SELECT = """
            SELECT e.id, e.kind, e.title, e.title_en, e.organizer, e.held_on, e.begins_at, e.ends_at, e.venue, e.link, e.agenda,
                   e.positions, e.programme_id, p.name AS programme_name, e.schools, e.state, e.cancelled_reason,
                   e.feedback_campaign_id, e.updated_at, e.version,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path, o.time_zone, opora_today(:now, o.time_zone) AS today,
                   n.invited, n.coming, n.not_coming, n.attended, n.absent
            FROM events_events e JOIN organizations o ON o.id = e.organization_id
            LEFT JOIN organizations_programmes p ON p.id = e.programme_id
            CROSS JOIN LATERAL events_counts(e.id, :read::ltree[], :school) n
            WHERE (o.path <@ :read::ltree[] OR EXISTS (
                SELECT 1 FROM events_attendance a JOIN organizations s ON s.id = a.organization_id
                WHERE a.event_id = e.id AND s.path <@ :read::ltree[]))""";

    private static final String INVITED = """
            EXISTS (SELECT 1 FROM events_attendance a JOIN organizations s ON s.id = a.organization_id
                    WHERE a.event_id = e.id AND s.path <@ :read::ltree[] AND a.organization_id = :invited)""";

    private final DatabaseClient database;
    private final Clock clock;

    EventQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a list may be narrowed by; null means everything.
     *
     * @param school events that this school is invited to
     * @param feedback the campaign that asks who was there
     */
    record Filter(
            @Nullable UUID within,
            @Nullable UUID school,
            @Nullable UUID feedback,
            @Nullable String q,
            @Nullable EventKind kind,
            @Nullable EventState state,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant since) {}

    Mono<Page<EventView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        EventKind kind = filter.kind();
        EventState state = filter.state();
        Statement statement = select(caller, filter.school())
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and(INVITED, "invited", filter.school())
                .and("e.feedback_campaign_id = :feedback", "feedback", filter.feedback())
                .and(
                        "(lower(e.title) LIKE :text OR lower(e.title_en) LIKE :text OR lower(e.organizer) LIKE :text)",
                        "text",
                        Patterns.containing(filter.q()))
                .and("e.kind = :kind", "kind", kind == null ? null : kind.name())
                .and("e.state = :state", "state", state == null ? null : state.name())
                .and("e.held_on >= :from", "from", filter.from())
                .and("e.held_on <= :to", "to", filter.to())
                .and("e.updated_at >= :since", "since", filter.since());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (e.held_on, e.id) < (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY e.held_on DESC, e.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.heldOn().toString(), row.id().toString())));
    }

    Mono<EventView> find(Caller caller, UUID id) {
        return select(caller, null)
                .and("e.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    Mono<KnownEvent> known(Caller caller, UUID id) {
        return select(caller, null)
                .and("e.id = :id", "id", id)
                .on(database)
                .map(EventQueries::known)
                .one();
    }

    private Statement select(Caller caller, @Nullable UUID school) {
        return Statement.of(SELECT)
                .bind("now", clock.instant())
                .bind("read", caller.scope(EventPermission.READ))
                .bindNullable("school", school, UUID.class);
    }

    private static KnownEvent known(Readable row) {
        return new KnownEvent(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "path", String.class),
                EventState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "held_on", LocalDate.class),
                Rows.get(row, "today", LocalDate.class));
    }

    private static EventView view(Readable row, Caller caller) {
        KnownEvent event = known(row);
        return new EventView(
                event.id(),
                OrganizationSummary.read(row),
                EventKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "title", String.class),
                row.get("title_en", String.class),
                Rows.get(row, "organizer", String.class),
                event.heldOn(),
                Rows.get(row, "begins_at", LocalTime.class),
                row.get("ends_at", LocalTime.class),
                Rows.get(row, "time_zone", String.class),
                row.get("venue", String.class),
                row.get("link", String.class),
                row.get("agenda", String.class),
                List.of(Rows.get(row, "positions", String[].class)),
                row.get("programme_id", UUID.class),
                row.get("programme_name", String.class),
                List.of(Rows.get(row, "schools", UUID[].class)),
                event.state(),
                row.get("cancelled_reason", String.class),
                row.get("feedback_campaign_id", UUID.class),
                count(row, "invited"),
                count(row, "coming"),
                count(row, "not_coming"),
                count(row, "attended"),
                count(row, "absent"),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "version", Long.class),
                actions(event, caller));
    }

    private static int count(Readable row, String column) {
        return Math.toIntExact(Rows.get(row, column, Long.class));
    }

    private static List<Action> actions(KnownEvent event, Caller caller) {
        List<Action> actions = new ArrayList<>();
        if (!caller.may(EventPermission.WRITE, event.path())) {
            return actions;
        }
        if (event.state() == EventState.DRAFT) {
            actions.addAll(List.of(Action.update, Action.delete, Action.announce));
        }
        if (event.state() == EventState.ANNOUNCED) {
            actions.addAll(List.of(Action.update, Action.cancel));
        }
        if (event.markable()) {
            actions.add(Action.mark);
        }
        if (event.state() == EventState.ANNOUNCED && event.begun()) {
            actions.add(Action.hold);
        }
        if (event.state() != EventState.CANCELLED) {
            actions.add(Action.feedback);
        }
        return actions;
    }
}
