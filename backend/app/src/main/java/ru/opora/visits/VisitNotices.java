package ru.opora.visits;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** Tells a school of visits to it and of what waits for its answer, and who visits what the school answered. */
@Component
class VisitNotices implements NotificationSource {

    private static final String PLANNED = "VISIT_PLANNED";
    private static final String CANCELLED = "VISIT_CANCELLED";
    private static final String COMPLETED = "VISIT_COMPLETED";
    private static final String ISSUED = "RECOMMENDATION_ISSUED";
    private static final String ANSWERED = "RECOMMENDATION_ANSWERED";

    /** The school, without whoever made the change: the visitor too, where somebody else planned it. */
    private static final String SCHOOL_AND_VISITOR = """
            ARRAY(SELECT visits_answering(o.id, now()) UNION SELECT v.visitor_id
                  EXCEPT SELECT p.id FROM organizations_people p WHERE p.subject = :actor)""";

    /** What was planned for a day to come; one of the day itself may be a contact that is noted as it ends. */
    private static final String AHEAD = """
            AND (v.planned_on > opora_today(:at, o.time_zone)
                  OR v.planned_on = opora_today(:at, o.time_zone) AND v.state IN ('PLANNED', 'CANCELLED'))""";

    private static final String SCHOOL = "ARRAY(SELECT visits_answering(o.id, now()))";

    /** Who visited, as long as they work with the school; then its curators. */
    private static final String VISITOR = """
            CASE WHEN v.visitor_id IN (SELECT visits_visitors(o.id, now())) THEN ARRAY[v.visitor_id] ELSE
                ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m
                      WHERE m.organization_id = o.id AND m.role = 'CURATOR'
                        AND organizations_membership_state(m, opora_today(now(), o.time_zone)) = 'CURRENT') END""";

    private final DatabaseClient database;

    VisitNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications about visits. */
    @Configuration(proxyBeanMethods = false)
    static class VisitNoticeKinds {

        @Bean
        NotificationKind visitPlanned() {
            return new NotificationKind(PLANNED, Email.AT_ONCE);
        }

        @Bean
        NotificationKind visitCancelled() {
            return new NotificationKind(CANCELLED, Email.AT_ONCE);
        }

        @Bean
        NotificationKind visitCompleted() {
            return new NotificationKind(COMPLETED, Email.AT_ONCE);
        }

        @Bean
        NotificationKind recommendationIssued() {
            return new NotificationKind(ISSUED, Email.DAILY);
        }

        @Bean
        NotificationKind recommendationAnswered() {
            return new NotificationKind(ANSWERED, Email.DAILY);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("visit", "recommendation");
    }

    /** What nobody did (the demonstration's own past) is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        String actor = change.actor();
        if (actor == null) {
            return Flux.empty();
        }
        return change.entity().equals("visit") ? visit(change, actor) : recommendation(change);
    }

    private Flux<Notice> visit(Change change, String actor) {
        if (change.became("state", "COMPLETED")) {
            return visit(COMPLETED, SCHOOL, change, actor);
        }
        if (change.became("state", "CANCELLED")) {
            return visit(CANCELLED, SCHOOL_AND_VISITOR, change, actor);
        }
        boolean moved = change.after().containsKey("planned_on");
        return change.action().equals("CREATED") || moved
                ? visit(PLANNED, SCHOOL_AND_VISITOR, change, actor)
                : Flux.empty();
    }

    private Flux<Notice> recommendation(Change change) {
        Object state = change.after().get("state");
        boolean waits = change.action().equals("CREATED")
                ? Boolean.TRUE.equals(change.after().get("added_later"))
                : "ISSUED".equals(state)
                        || "ACCEPTED".equals(state)
                                && "DONE".equals(change.before().get("state"));
        if (waits) {
            return recommendation(ISSUED, SCHOOL, change);
        }
        boolean answered = "ACCEPTED".equals(state) || "DISPUTED".equals(state) || "DONE".equals(state);
        return answered ? recommendation(ANSWERED, VISITOR, change) : Flux.empty();
    }

    private Flux<Notice> visit(String kind, String people, Change change, String actor) {
        return Statement.of("SELECT " + people + """
                         AS people, o.id AS organization_id, o.name, v.planned_on AS day, v.purpose AS text,
                        (SELECT count(*) FROM visits_recommendations r WHERE r.visit_id = v.id AND r.state <> 'WITHDRAWN') AS count
                        FROM visits_visits v JOIN organizations o ON o.id = v.organization_id WHERE v.id = :id""")
                .append(kind.equals(COMPLETED) ? "" : AHEAD)
                .bind("id", UUID.fromString(change.entityId()))
                .bindNamed("actor", actor)
                .bindNamed("at", change.at())
                .on(database)
                .map(row -> notice(row, kind, change))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    /** Of a visit that is not completed the school is told nothing yet. */
    private Flux<Notice> recommendation(String kind, String people, Change change) {
        return Statement.of("SELECT " + people + """
                         AS people, o.id AS organization_id, o.name, r.due AS day, r.text, 1::bigint AS count
                        FROM visits_recommendations r JOIN visits_visits v ON v.id = r.visit_id
                        JOIN organizations o ON o.id = r.organization_id
                        WHERE r.id = :id AND v.state IN ('COMPLETED', 'ACKNOWLEDGED')""")
                .bind("id", UUID.fromString(change.entityId()))
                .on(database)
                .map(row -> notice(row, kind, change))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    private static Notice notice(Readable row, String kind, NotificationSource.Change change) {
        return new Notice(
                List.of(Rows.get(row, "people", UUID[].class)),
                kind,
                change.entity(),
                change.entityId(),
                Rows.get(row, "organization_id", UUID.class),
                params(row));
    }

    /** The words' parameters; of a long text its beginning. */
    static Map<String, String> params(Readable row) {
        String text = Rows.get(row, "text", String.class);
        return Map.of(
                "organization", Rows.get(row, "name", String.class),
                "day", Rows.get(row, "day", LocalDate.class).toString(),
                "text", text.length() > MOST ? text.substring(0, MOST) + "…" : text,
                "count", String.valueOf(Rows.get(row, "count", Long.class)));
    }

    private static final int MOST = 200;
}
