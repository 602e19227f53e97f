package ru.opora.roadmaps.execution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationKind.Email;
import ru.opora.notifications.NotificationSource;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * Tells control that a report waits, the executor's people what was decided and what is asked for, those of a thread a
 * word in it, and somebody to whom a task was given.
 */
@Configuration(proxyBeanMethods = false)
class ExecutionNotices implements NotificationSource {

    private static final String SUBMITTED = "REPORT_SUBMITTED";
    private static final String RETURNED = "REPORT_RETURNED";
    private static final String ACCEPTED = "REPORT_ACCEPTED";
    private static final String REQUESTED = "REPORT_REQUESTED";
    private static final String REQUEST_WITHDRAWN = "REQUEST_WITHDRAWN";
    private static final String COMMENTED = "CHECKPOINT_COMMENTED";
    private static final String DELEGATED = "TASK_DELEGATED";
    private static final String DATE_PROPOSED = "DATE_PROPOSED";
    private static final String DATE_ACCEPTED = "DATE_ACCEPTED";
    private static final String DATE_REFUSED = "DATE_REFUSED";

    /** Those who report for the executor today; whom the task was given to comes alone, as long as they are among them. */
    private static final String EXECUTORS = """
            ARRAY(SELECT p.id FROM (SELECT ARRAY(SELECT roadmaps_reporters(o.id, o.kind, o.parent_id,
                                                                           opora_today(now(), c.time_zone))) AS people) w
                  CROSS JOIN LATERAL unnest(CASE WHEN s.person_id = ANY (w.people) THEN ARRAY[s.person_id] ELSE w.people END) person
                  JOIN organizations_people p ON p.id = person WHERE p.subject IS DISTINCT FROM :actor)""";

    /** Those who control it from the nearest authority above that has somebody else than the actor, and from its owner. */
    private static final String CONTROLLERS = """
            ARRAY(SELECT DISTINCT n.person_id FROM (
                      SELECT m.person_id, w.id = c.owner_id AS owner, f.above,
                             rank() OVER (PARTITION BY f.above ORDER BY nlevel(w.path) DESC) AS place
                      FROM organizations_memberships m JOIN organizations w ON w.id = m.organization_id
                      JOIN organizations_people p ON p.id = m.person_id
                      CROSS JOIN LATERAL (SELECT w.id <> o.id AND w.kind IN ('MUNICIPALITY', 'REGION') AS above) f
                      WHERE w.id = ANY (opora_chain(o.path)) AND (f.above OR w.id = c.owner_id)
                        AND m.role IN ('REGIONAL_COORDINATOR', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD')
                        AND p.subject IS DISTINCT FROM :actor
                        AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT') n
                  WHERE n.owner OR n.above AND n.place = 1)""";

    /**
     * Those of the thread on the other side: who controls it directly, which is at the nearest place that has somebody, and
     * whoever wrote in it before and still may.
     */
    private static final String THREAD = """
            ARRAY(SELECT n.person_id FROM (
                      SELECT m.person_id, p.subject, rank() OVER (ORDER BY nlevel(w.path) DESC) AS place FROM organizations_memberships m
                      JOIN organizations w ON w.id = m.organization_id JOIN organizations_people p ON p.id = m.person_id
                      WHERE w.id = ANY (opora_chain(o.path)) AND (w.id <> o.id OR c.owner_id = o.id)
                        AND m.role IN ('REGIONAL_COORDINATOR', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD')
                        AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT') n
                  WHERE n.place = 1 AND n.subject IS DISTINCT FROM :actor
                  UNION
                  SELECT p.id FROM roadmaps_comments e JOIN organizations_people p ON p.subject = e.author
                  WHERE e.checkpoint_id = c.id AND e.author <> :actor AND EXISTS (
                      SELECT 1 FROM organizations_memberships m JOIN organizations w ON w.id = m.organization_id
                      WHERE m.person_id = p.id AND w.id = ANY (opora_chain(o.path))
                        AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT'))""";

    private static final String FROM = """
            c.organization_id, o.name, a.title, coalesce(%s, '') AS due, c.id AS checkpoint_id
            FROM roadmaps_checkpoints c JOIN roadmaps_assignments s ON s.id = c.assignment_id
            JOIN roadmaps_activities a ON a.id = c.activity_id JOIN organizations o ON o.id = c.organization_id
            """;

    private static final String DUE = "c.due::text";
    private static final String PROPOSED_DUE =
            "(SELECT d.due::text FROM roadmaps_date_proposals d WHERE d.id = :id ), c.due::text";

    private final DatabaseClient database;

    ExecutionNotices(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    NotificationKind reportSubmitted() {
        return new NotificationKind(SUBMITTED, Email.DAILY);
    }

    @Bean
    NotificationKind reportReturned() {
        return new NotificationKind(RETURNED, Email.AT_ONCE);
    }

    @Bean
    NotificationKind reportAccepted() {
        return new NotificationKind(ACCEPTED, Email.NONE);
    }

    @Bean
    NotificationKind reportRequested() {
        return new NotificationKind(REQUESTED, Email.AT_ONCE);
    }

    @Bean
    NotificationKind requestWithdrawn() {
        return new NotificationKind(REQUEST_WITHDRAWN, Email.AT_ONCE);
    }

    @Bean
    NotificationKind checkpointCommented() {
        return new NotificationKind(COMMENTED, Email.DAILY);
    }

    @Bean
    NotificationKind taskDelegated() {
        return new NotificationKind(DELEGATED, Email.AT_ONCE);
    }

    @Bean
    NotificationKind dateProposed() {
        return new NotificationKind(DATE_PROPOSED, Email.DAILY);
    }

    @Bean
    NotificationKind dateAccepted() {
        return new NotificationKind(DATE_ACCEPTED, Email.AT_ONCE);
    }

    @Bean
    NotificationKind dateRefused() {
        return new NotificationKind(DATE_REFUSED, Email.AT_ONCE);
    }

    @Override
    public Set<String> entities() {
        return Set.of("checkpoint", "report", "comment", "request", "assignment", "dateProposal");
    }

    @Override
    public Flux<Notice> of(Change change) {
        return switch (change.entity()) {
            case "comment" ->
                change.action().equals("CREATED") && change.after().get("checkpoint_id") != null
                        ? comment(change)
                        : Flux.empty();
            case "request" -> request(change);
            case "dateProposal" -> proposal(change);
            case "assignment" -> change.after().get("person_id") != null ? delegated(change) : Flux.empty();
            case "report" -> returned(change);
            default -> checkpoint(change);
        };
    }

    /** What nobody did (a generation, the demonstration's own past) is told nobody. */
    private Flux<Notice> checkpoint(Change change) {
        if (change.actor() == null) {
            return Flux.empty();
        }
        if (change.became("state", "SUBMITTED")) {
            return told(SUBMITTED, CONTROLLERS, "WHERE c.id = :id", change);
        }
        return change.became("state", "ACCEPTED")
                ? told(ACCEPTED, EXECUTORS, "WHERE c.id = :id", change)
                : Flux.empty();
    }

    /** A checkpoint is returned again when a second report is taken back; only that a report was sent back is news. */
    private Flux<Notice> returned(Change change) {
        String where = "WHERE c.id = (SELECT r.checkpoint_id FROM roadmaps_reports r WHERE r.id = :id)";
        return change.actor() != null && change.became("state", "RETURNED")
                ? told(RETURNED, EXECUTORS, where, change)
                : Flux.empty();
    }

    /** Control learns that another day is asked for, the executor's people what became of it. */
    private Flux<Notice> proposal(Change change) {
        String where = "WHERE c.id = (SELECT d.checkpoint_id FROM roadmaps_date_proposals d WHERE d.id = :id)";
        if (change.action().equals("CREATED")) {
            return told(DATE_PROPOSED, CONTROLLERS, PROPOSED_DUE, where, change);
        }
        if (change.became("state", "ACCEPTED")) {
            return told(DATE_ACCEPTED, EXECUTORS, PROPOSED_DUE, where, change);
        }
        return change.became("state", "REFUSED") ? told(DATE_REFUSED, EXECUTORS, DUE, where, change) : Flux.empty();
    }

    /** The executor's people, who controls it directly, and those who wrote before: others find it in the thread. */
    private Flux<Notice> comment(Change change) {
        return told(
                COMMENTED,
                "ARRAY(SELECT DISTINCT unnest(" + EXECUTORS + " || " + THREAD + "))",
                "WHERE c.id = (SELECT m.checkpoint_id FROM roadmaps_comments m WHERE m.id = :id)",
                change);
    }

    /** Who was asked, and who need not answer any more. */
    private Flux<Notice> request(Change change) {
        String where =
                "WHERE c.request_id = :id AND c.activity_id = (SELECT q.activity_id FROM roadmaps_requests q WHERE q.id = :id)";
        if (change.action().equals("CREATED")) {
            return told(REQUESTED, EXECUTORS, where, change);
        }
        return change.after().get("withdrawn_at") == null
                ? Flux.empty()
                : told(REQUEST_WITHDRAWN, EXECUTORS, where + " AND c.cancelled_reason = 'REQUEST_WITHDRAWN'", change);
    }

    private Flux<Notice> told(String kind, String people, String where, Change change) {
        return told(kind, people, DUE, where, change);
    }

    private Flux<Notice> told(String kind, String people, String due, String where, Change change) {
        return Statement.of("SELECT " + people + " AS people, " + FROM.formatted(due) + where)
                .bind("id", UUID.fromString(change.entityId()))
                .bind("actor", change.actor() == null ? "" : change.actor())
                .on(database)
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        kind,
                        "checkpoint",
                        Rows.get(row, "checkpoint_id", UUID.class).toString(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "due", Rows.get(row, "due", String.class))))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    private Flux<Notice> delegated(Change change) {
        return Statement.of("""
                        SELECT s.person_id, o.id AS organization_id, o.name, a.title
                        FROM roadmaps_assignments s JOIN organizations o ON o.id = s.organization_id
                        JOIN roadmaps_activities a ON a.id = s.activity_id JOIN organizations_people p ON p.id = s.person_id
                        WHERE s.id = :id AND p.subject IS DISTINCT FROM :actor""")
                .bind("id", UUID.fromString(change.entityId()))
                .bind("actor", change.actor() == null ? "" : change.actor())
                .on(database)
                .map(row -> new Notice(
                        List.of(Rows.get(row, "person_id", UUID.class)),
                        DELEGATED,
                        "assignment",
                        change.entityId(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "due", "")))
                .all();
    }
}
