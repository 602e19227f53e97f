package ru.opora.courses;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * Tells schools that a course for their teachers was announced, and those whose teachers are in it that they were accepted or that it
 * is not held. No teacher is named in it.
 */
@Component
class CourseNotices implements NotificationSource {

    /** What the record of changes says of a school whose teachers were accepted, once for all of them. */
    static final String ACCEPTED = "ENROLMENTS_ACCEPTED";

    private static final String ANNOUNCED_KIND = "COURSE_ANNOUNCED";
    private static final String CANCELLED_KIND = "COURSE_CANCELLED";
    private static final String ACCEPTED_KIND = "ENROLMENT_ACCEPTED";

    /** The people of schools {@code s} who name teachers. */
    private static final String PEOPLE = """
            JOIN organizations_memberships m ON m.organization_id = s.id AND m.role IN ('SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
              AND organizations_membership_state(m, opora_today(now(), s.time_zone)) = 'CURRENT'""";

    private static final String ANNOUNCED =
            "SELECT array_agg(DISTINCT m.person_id) FROM organizations s " + PEOPLE + """

            WHERE s.path <@ o.path AND s.kind = 'SCHOOL' AND s.state = 'ACTIVE' AND (c.programme_id IS NULL OR EXISTS (
                SELECT 1 FROM organizations_participations t WHERE t.organization_id = s.id AND t.programme_id = c.programme_id
                  AND (t.left_on IS NULL OR t.left_on > opora_today(now(), s.time_zone))))""";

    private static final String CANCELLED =
            "SELECT array_agg(DISTINCT m.person_id) FROM organizations s " + PEOPLE + """

            WHERE s.id IN (SELECT e.organization_id FROM courses_enrolments e WHERE e.course_id = c.id AND e.state <> 'WITHDRAWN')""";

    private static final String SCHOOL = "SELECT array_agg(DISTINCT m.person_id) FROM organizations s " + PEOPLE + """

            WHERE s.id = :school""";

    private final DatabaseClient database;

    CourseNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications about courses. */
    @Configuration(proxyBeanMethods = false)
    static class CourseNoticeKinds {

        @Bean
        NotificationKind courseAnnounced() {
            return new NotificationKind(ANNOUNCED_KIND, Email.DAILY);
        }

        @Bean
        NotificationKind courseCancelled() {
            return new NotificationKind(CANCELLED_KIND, Email.AT_ONCE);
        }

        @Bean
        NotificationKind enrolmentAccepted() {
            return new NotificationKind(ACCEPTED_KIND, Email.AT_ONCE);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("course");
    }

    /** What nobody did (the demonstration's own past) is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        if (change.actor() == null) {
            return Flux.empty();
        }
        if (change.action().equals(ACCEPTED)) {
            String count = String.valueOf(Objects.requireNonNull(change.after().get("count")));
            return told(ACCEPTED_KIND, SCHOOL, change, count);
        }
        if (change.became("state", CourseState.ANNOUNCED.name())) {
            return told(ANNOUNCED_KIND, ANNOUNCED, change, "0");
        }
        return change.became("state", CourseState.CANCELLED.name())
                ? told(CANCELLED_KIND, CANCELLED, change, "0")
                : Flux.empty();
    }

    private Flux<Notice> told(String kind, String people, Change change, String count) {
        UUID place = Objects.requireNonNull(change.organizationId());
        return Statement.of("SELECT coalesce((" + people + """
                        ), '{}') AS people, c.title, c.provider, c.begins_on, c.cancelled_reason, o.name FROM courses_courses c
                        JOIN organizations o ON o.id = c.organization_id WHERE c.id = :id""")
                .bind("id", UUID.fromString(change.entityId()))
                .bindNamed("school", place)
                .on(database)
                .map(row -> notice(kind, row, change.entityId(), place, count))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    private static Notice notice(String kind, Readable row, String course, UUID place, String count) {
        String reason = row.get("cancelled_reason", String.class);
        return new Notice(
                List.of(Rows.get(row, "people", UUID[].class)),
                kind,
                "course",
                course,
                place,
                Map.of(
                        "title", Rows.get(row, "title", String.class),
                        "organization", Rows.get(row, "name", String.class),
                        "provider", Rows.get(row, "provider", String.class),
                        "begins", Rows.get(row, "begins_on", LocalDate.class).toString(),
                        "reason", reason == null ? "" : reason,
                        "count", count));
    }
}
