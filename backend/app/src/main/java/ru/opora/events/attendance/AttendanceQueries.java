package ru.opora.events.attendance;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.events.EventPermission;
import ru.opora.events.EventState;
import ru.opora.events.KnownEvent;
import ru.opora.events.attendance.AttendanceRequest.Mark;
import ru.opora.events.attendance.AttendanceView.Action;
import ru.opora.events.attendance.AttendanceView.Group;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of invited schools: those of the caller's own subtrees. */
@Repository
class AttendanceQueries {

    private static final String SELECT = """
            SELECT a.id, a.answer, a.coming, a.remark, a.outcome, a.attended, a.absence_reason, a.updated_at, a.version,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path
            FROM events_attendance a JOIN organizations o ON o.id = a.organization_id
            WHERE a.event_id = :event AND o.path <@ :read::ltree[]""";

    private final DatabaseClient database;
    private final JsonMapper json;

    AttendanceQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable AttendanceAnswer answer,
            @Nullable AttendanceOutcome outcome,
            @Nullable String q) {}

    /** @param path where the school is */
    record Stored(AttendanceView view, String path) {}

    Mono<Page<AttendanceView>> list(
            Caller caller, KnownEvent event, Filter filter, int limit, @Nullable String cursor) {
        AttendanceAnswer answer = filter.answer();
        AttendanceOutcome outcome = filter.outcome();
        Statement statement = select(caller, event)
                .and("a.organization_id = :organization", "organization", filter.organization())
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and("a.answer = :answer", "answer", answer == null ? null : answer.name())
                .and("a.outcome = :outcome", "outcome", outcome == null ? null : outcome.name())
                .and("lower(o.name) LIKE :text", "text", Patterns.containing(filter.q()));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, a.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, a.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> stored(row, caller, event).view())
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.organization().name(), row.id().toString())));
    }

    Flux<Stored> find(Caller caller, KnownEvent event, Collection<UUID> ids) {
        return select(caller, event)
                .and("a.id = ANY(:ids)", "ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(row -> stored(row, caller, event))
                .all();
    }

    /** Nobody else changes them until the transaction ends. */
    Mono<Void> lock(Collection<UUID> ids) {
        return Statement.of("SELECT a.id FROM events_attendance a WHERE a.id = ANY(:ids) ORDER BY a.id FOR UPDATE")
                .bind("ids", ids.toArray(UUID[]::new))
                .on(database)
                .then();
    }

    Mono<Long> answer(UUID id, long version, AttendanceRequest request, String author) {
        return Statement.of("""
                        UPDATE events_attendance SET answer = :answer, coming = :coming, remark = :remark, updated_by = :author,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", id)
                .bind("version", version)
                .bind("answer", request.answer().name())
                .bind("coming", Json.of(json.writeValueAsBytes(request.groups())))
                .bindNullable("remark", request.remark(), String.class)
                .bind("author", author)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> mark(KnownEvent event, List<Mark> marks, String author) {
        return Statement.of("""
                        UPDATE events_attendance a SET outcome = r.outcome, attended = r.attended, absence_reason = r."absenceReason",
                            updated_by = :author, version = version + 1, updated_at = now()
                        FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, outcome text, attended integer, "absenceReason" text)
                        WHERE a.event_id = :event AND a.id = r.id""")
                .bind("event", event.id())
                .bind("rows", Json.of(json.writeValueAsBytes(marks)))
                .bind("author", author)
                .on(database)
                .then();
    }

    private static Statement select(Caller caller, KnownEvent event) {
        return Statement.of(SELECT).bind("event", event.id()).bind("read", caller.scope(EventPermission.READ));
    }

    private Stored stored(Readable row, Caller caller, KnownEvent event) {
        String path = Rows.get(row, "path", String.class);
        List<Group> coming =
                List.of(json.readValue(Rows.get(row, "coming", Json.class).asArray(), Group[].class));
        String answer = row.get("answer", String.class);
        String outcome = row.get("outcome", String.class);
        var view = new AttendanceView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                answer == null ? null : AttendanceAnswer.valueOf(answer),
                coming,
                coming.stream().mapToInt(Group::count).sum(),
                row.get("remark", String.class),
                outcome == null ? null : AttendanceOutcome.valueOf(outcome),
                row.get("attended", Integer.class),
                row.get("absence_reason", String.class),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "version", Long.class),
                actions(caller, event, path));
        return new Stored(view, path);
    }

    private static List<Action> actions(Caller caller, KnownEvent event, String path) {
        List<Action> actions = new ArrayList<>();
        if (event.state() == EventState.ANNOUNCED && !event.over() && caller.may(EventPermission.ANSWER, path)) {
            actions.add(Action.answer);
        }
        if (event.markable() && caller.may(EventPermission.WRITE, event.path())) {
            actions.add(Action.mark);
        }
        return actions;
    }
}
