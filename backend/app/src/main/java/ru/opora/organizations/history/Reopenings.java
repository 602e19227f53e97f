package ru.opora.organizations.history;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationState;
import ru.opora.organizations.Periods;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL that undoes a merging or closing: the organisation works again, and what ended with the act may hold again. */
@Repository
class Reopenings {

    private final DatabaseClient database;
    private final Clock clock;

    Reopenings(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An organisation and the last act on it.
     *
     * @param act null where it was never acted on, or the last act was no merging or closing
     * @param parentState of what is above it; null at the top
     * @param successorPath where the successor is; null without one, or where the caller does not see it
     */
    record Last(
            UUID organization,
            @Nullable UUID act,
            String path,
            OrganizationState state,
            String timeZone,
            @Nullable OrganizationState parentState,
            @Nullable UUID successor,
            @Nullable String successorPath,
            @Nullable OrganizationState successorState) {

        /** Whether nothing newer happened, to those it depends on either. */
        boolean isUndoable() {
            return state != OrganizationState.ACTIVE
                    && act != null
                    && (parentState == null || parentState == OrganizationState.ACTIVE)
                    && (successor == null || successorState == OrganizationState.ACTIVE);
        }

        /** Whoever might do the act may undo it. */
        boolean isDecidedBy(Caller caller) {
            String above = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
            return caller.may(OrganizationPermission.WRITE, above)
                    && (successorPath == null || caller.may(OrganizationPermission.WRITE, successorPath));
        }
    }

    Mono<Last> last(UUID organization) {
        return Statement.of("""
                        SELECT o.id, o.path::text AS path, o.state, o.time_zone, parent.state AS parent_state, o.successor_id,
                               s.path::text AS successor_path, s.state AS successor_state, c.id AS act
                        FROM organizations o
                        LEFT JOIN organizations parent ON parent.id = o.parent_id
                        LEFT JOIN organizations s ON s.id = o.successor_id
                        LEFT JOIN LATERAL (
                            SELECT l.id FROM (
                                SELECT h.id, h.action FROM organizations_changes h
                                WHERE h.organization_id = o.id AND h.state = 'DONE'
                                ORDER BY h.effective_on DESC, h.created_at DESC LIMIT 1) l
                            WHERE l.action IN ('MERGE', 'CLOSE')) c ON true
                        WHERE o.id = :id""")
                .bind("id", organization)
                .on(database)
                .map(Reopenings::read)
                .one();
    }

    /** What may be had back. */
    Mono<HistoryView.Undo> offered(Last last) {
        return DatabaseScope.system(Statement.of("""
                        SELECT c.action, c.effective_on,
                               count(*) FILTER (WHERE e.effect = 'ENDED' AND e.kind = 'MEMBERSHIP') AS roles,
                               count(*) FILTER (WHERE e.effect = 'ENDED' AND e.kind = 'PARTICIPATION') AS participations,
                               count(*) FILTER (WHERE e.effect = 'ENDED' AND e.kind = 'PARTNERSHIP') AS partnerships,
                               count(*) FILTER (WHERE e.effect = 'CARRIED') AS carried
                        FROM organizations_changes c LEFT JOIN organizations_effects e ON e.change_id = c.id
                        WHERE c.id = :act GROUP BY c.id""")
                .bind("act", act(last))
                .on(database)
                .map(row -> new HistoryView.Undo(
                        ChangeAction.valueOf(Rows.get(row, "action", String.class)),
                        Rows.get(row, "effective_on", LocalDate.class),
                        Rows.get(row, "roles", Long.class),
                        Rows.get(row, "participations", Long.class),
                        Rows.get(row, "partnerships", Long.class),
                        Rows.get(row, "carried", Long.class)))
                .one());
    }

    /** Works again; and what the merging moved under the successor and lies there still comes back with all below it. */
    Mono<Void> reopen(Change change, Last last) {
        Mono<Void> again = Statement.of("""
                        UPDATE organizations SET state = 'ACTIVE', closed_on = NULL, successor_id = NULL, version = version + 1,
                            updated_at = now()
                        WHERE id = :id""")
                .bind("id", change.organizationId())
                .on(database)
                .then();
        UUID successor = last.successor();
        return successor == null ? again : again.then(Mono.defer(() -> bringBack(last, successor)));
    }

    private Mono<Void> bringBack(Last last, UUID successor) {
        return DatabaseScope.system(Statement.of("""
                        WITH moved AS (
                            SELECT o.id, o.path FROM organizations_effects e JOIN organizations o ON o.id = e.record_id
                            WHERE e.change_id = :act AND e.effect = 'MOVED' AND o.parent_id = :successor)
                        UPDATE organizations o
                        SET path = :path::ltree || subpath(o.path, nlevel(m.path) - 1),
                            parent_id = CASE WHEN o.id = m.id THEN :id ELSE o.parent_id END,
                            version = o.version + CASE WHEN o.id = m.id THEN 1 ELSE 0 END, updated_at = now()
                        FROM moved m WHERE o.path <@ m.path""")
                .bind("act", act(last))
                .bind("id", last.organization())
                .bind("successor", successor)
                .bind("path", last.path())
                .on(database)
                .then());
    }

    /**
     * What ended with the act holds as if it had not; what went on with the successor ends there. Who has left since, and pairs of
     * which the other side works no more, stay as they are. As the system, like the act.
     */
    Mono<Void> restore(Change change, Last last) {
        return DatabaseScope.system(Periods.apart(Flux.just("""
                        UPDATE organizations_memberships m
                        SET valid_to = e.until, ended_at = NULL, ended_reason = NULL, version = m.version + 1, updated_at = now()
                        FROM organizations_effects e JOIN organizations_people p ON p.left_on IS NULL
                        WHERE e.change_id = :act AND e.effect = 'ENDED' AND e.kind = 'MEMBERSHIP' AND m.id = e.record_id
                          AND p.id = m.person_id AND m.ended_at IS NOT NULL""", """
                        UPDATE organizations_participations a
                        SET left_on = e.until, leaving_reason = e.reason, version = a.version + 1, updated_at = now()
                        FROM organizations_effects e
                        WHERE e.change_id = :act AND e.effect = 'ENDED' AND e.kind = 'PARTICIPATION' AND a.id = e.record_id
                          AND a.left_on IS NOT NULL""", """
                        UPDATE organizations_partnerships p
                        SET valid_to = e.until, ended_at = NULL, ended_reason = NULL, version = p.version + 1, updated_at = now()
                        FROM organizations_effects e
                        WHERE e.change_id = :act AND e.effect = 'ENDED' AND e.kind = 'PARTNERSHIP' AND p.id = e.record_id
                          AND p.ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organizations o
                              WHERE o.id IN (p.organization_id, p.partner_id) AND o.state <> 'ACTIVE')""", """
                        UPDATE organizations_memberships m
                        SET valid_to = greatest(m.valid_from, :day), ended_at = :now, ended_reason = :reason,
                            version = m.version + 1, updated_at = now()
                        FROM organizations_effects e
                        WHERE e.change_id = :act AND e.effect = 'CARRIED' AND m.id = e.record_id AND m.ended_at IS NULL""", """
                        UPDATE organizations_participations a
                        SET left_on = greatest(a.entered_on, :day), leaving_reason = :reason,
                            version = a.version + 1, updated_at = now()
                        FROM organizations_effects e
                        WHERE e.change_id = :act AND e.effect = 'CARRIED' AND a.id = e.record_id AND a.left_on IS NULL""", """
                        UPDATE organizations_partnerships p
                        SET valid_to = greatest(p.valid_from, :day), ended_at = :now, ended_reason = :reason,
                            version = p.version + 1, updated_at = now()
                        FROM organizations_effects e
                        WHERE e.change_id = :act AND e.effect = 'CARRIED' AND p.id = e.record_id AND p.ended_at IS NULL""")
                .concatMap(sql -> Statement.of(sql)
                        .bind("act", act(last))
                        .bindNamed("day", change.day())
                        .bindNamed("now", clock.instant())
                        .bindNamed("reason", String.valueOf(change.order().reason()))
                        .on(database)
                        .then())
                .then()));
    }

    private static UUID act(Last last) {
        return java.util.Objects.requireNonNull(last.act());
    }

    private static Last read(Readable row) {
        return new Last(
                Rows.get(row, "id", UUID.class),
                row.get("act", UUID.class),
                Rows.get(row, "path", String.class),
                OrganizationState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "time_zone", String.class),
                state(row.get("parent_state", String.class)),
                row.get("successor_id", UUID.class),
                row.get("successor_path", String.class),
                state(row.get("successor_state", String.class)));
    }

    private static @Nullable OrganizationState state(@Nullable String word) {
        return word == null ? null : OrganizationState.valueOf(word);
    }
}
