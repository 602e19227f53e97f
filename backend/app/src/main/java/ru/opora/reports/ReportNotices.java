package ru.opora.reports;

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

/** Tells who decides that a report has come, and who submitted it what became of it. */
@Component
class ReportNotices implements NotificationSource {

    private static final String SUBMITTED = "OBLIGATION_SUBMITTED";
    private static final String ACCEPTED = "OBLIGATION_ACCEPTED";
    private static final String RETURNED = "OBLIGATION_RETURNED";

    /** People of the organisation that it is owed to; of a template {@code t} and an organisation {@code o}. */
    static final String OWNERS = """
            ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m
                  WHERE m.organization_id = t.organization_id
                    AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR')
                    AND organizations_membership_state(m, opora_today(now(), o.time_zone)) = 'CURRENT')""";

    /** Whoever submitted it, as long as they report for the organisation or the one it serves; then those who do. */
    private static final String WRITER = """
            coalesce(
                (SELECT ARRAY[p.id] FROM organizations_people p WHERE p.subject = r.submitted_by AND EXISTS (
                    SELECT 1 FROM organizations_memberships m
                    WHERE m.person_id = p.id AND m.organization_id IN (o.id, o.parent_id)
                      AND organizations_membership_state(m, opora_today(now(), o.time_zone)) = 'CURRENT')),
                ARRAY(SELECT roadmaps_reporters(o.id, o.kind, o.parent_id, opora_today(now(), o.time_zone))))""";

    private final DatabaseClient database;

    ReportNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications of decisions. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        NotificationKind reportObligationSubmitted() {
            return new NotificationKind(SUBMITTED, Email.DAILY);
        }

        @Bean
        NotificationKind reportObligationAccepted() {
            return new NotificationKind(ACCEPTED, Email.DAILY);
        }

        @Bean
        NotificationKind reportObligationReturned() {
            return new NotificationKind(RETURNED, Email.AT_ONCE);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("reportObligation");
    }

    /** What nobody did (the demonstration's own past) is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        if (change.actor() == null) {
            return Flux.empty();
        }
        if (change.became("state", "SUBMITTED")) {
            return told(SUBMITTED, OWNERS, change);
        }
        if (change.became("state", "ACCEPTED")) {
            return told(ACCEPTED, WRITER, change);
        }
        return change.became("state", "RETURNED") ? told(RETURNED, WRITER, change) : Flux.empty();
    }

    private Flux<Notice> told(String kind, String people, Change change) {
        return Statement.of("SELECT " + people + """
                         AS people, t.name AS title, o.id AS organization_id, o.name, r.due
                        FROM reports_obligations r JOIN reports_templates t ON t.id = r.template_id
                        JOIN organizations o ON o.id = r.organization_id WHERE r.id = :id""")
                .bind("id", UUID.fromString(change.entityId()))
                .on(database)
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        kind,
                        "reportObligation",
                        change.entityId(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "due",
                                        Rows.get(row, "due", java.time.LocalDate.class)
                                                .toString())))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }
}
