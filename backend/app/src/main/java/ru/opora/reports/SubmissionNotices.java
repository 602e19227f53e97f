package ru.opora.reports;

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

/** Tells who takes consolidated reports that one was sent up, and who sent it what became of it. */
@Component
class SubmissionNotices implements NotificationSource {

    private static final String SENT = "CONSOLIDATED_SUBMITTED";
    private static final String ACCEPTED = "CONSOLIDATED_ACCEPTED";
    private static final String RETURNED = "CONSOLIDATED_RETURNED";

    /** Whoever sent it, as long as they are of the organisation or of the one it serves; then its coordinators. */
    private static final String SENDER = """
            ARRAY(WITH here AS (
                      SELECT m.person_id, m.role, m.organization_id, p.subject = c.submitted_by AS sent
                      FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
                      WHERE m.organization_id IN (o.id, o.parent_id)
                        AND organizations_membership_state(m, opora_today(now(), o.time_zone)) = 'CURRENT')
                  SELECT DISTINCT h.person_id FROM here h
                  WHERE h.sent OR h.organization_id = o.id AND h.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR')
                    AND NOT EXISTS (SELECT 1 FROM here s WHERE s.sent))""";

    private final DatabaseClient database;

    SubmissionNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications about consolidated reports. */
    @Configuration(proxyBeanMethods = false)
    static class ConsolidatedNoticeKinds {

        @Bean
        NotificationKind consolidatedReportSubmitted() {
            return new NotificationKind(SENT, Email.DAILY);
        }

        @Bean
        NotificationKind consolidatedReportAccepted() {
            return new NotificationKind(ACCEPTED, Email.DAILY);
        }

        @Bean
        NotificationKind consolidatedReportReturned() {
            return new NotificationKind(RETURNED, Email.AT_ONCE);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("consolidatedReport");
    }

    /** What nobody did (the demonstration's own past) is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        if (change.actor() == null) {
            return Flux.empty();
        }
        if (change.became("state", "SUBMITTED")) {
            return told(SENT, ReportNotices.OWNERS, change);
        }
        if (change.became("state", "ACCEPTED")) {
            return told(ACCEPTED, SENDER, change);
        }
        return change.became("state", "RETURNED") ? told(RETURNED, SENDER, change) : Flux.empty();
    }

    private Flux<Notice> told(String kind, String people, Change change) {
        return Statement.of("SELECT " + people + """
                         AS people, t.name AS title, o.id AS organization_id, o.name, c.period_end, c.accepted, c.owed
                        FROM reports_consolidated c JOIN reports_templates t ON t.id = c.template_id
                        JOIN organizations o ON o.id = c.organization_id WHERE c.id = :id""")
                .bind("id", UUID.fromString(change.entityId()))
                .on(database)
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        kind,
                        "consolidatedReport",
                        change.entityId(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "period",
                                        Rows.get(row, "period_end", LocalDate.class)
                                                .toString(),
                                "accepted", String.valueOf(Rows.get(row, "accepted", Integer.class)),
                                "owed", String.valueOf(Rows.get(row, "owed", Integer.class)))))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }
}
