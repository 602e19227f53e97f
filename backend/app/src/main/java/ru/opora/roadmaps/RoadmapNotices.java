package ru.opora.roadmaps;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationSource;
import ru.opora.platform.persistence.Rows;

/**
 * Tells coordinators and heads at and below an organisation that its roadmap was approved, came into force or was closed; those
 * before whom a draft was laid; and the owner that an approved amendment could not be carried out on its day.
 */
@Configuration(proxyBeanMethods = false)
class RoadmapNotices implements NotificationSource {

    private static final String FIND = """
            SELECT r.title, coalesce(r.order_number, '') AS number, coalesce(r.order_date::text, '') AS day,
                   o.id AS organization_id, o.name,
                   ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m
                         JOIN organizations w ON w.id = m.organization_id
                         JOIN organizations_people p ON p.id = m.person_id
                         WHERE w.path <@ o.path AND p.subject IS DISTINCT FROM :actor
                           AND m.role IN ('REGIONAL_COORDINATOR', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
                           AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT') AS people
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id WHERE r.id = :id""";

    private static final String PROPOSED_TO = """
            SELECT r.title, coalesce(r.order_number, '') AS number, coalesce(r.proposed_until::text, '') AS day,
                   o.id AS organization_id, o.name,
                   ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m
                         JOIN organizations w ON w.id = m.organization_id
                         JOIN organizations_people p ON p.id = m.person_id
                         WHERE (r.proposed_below AND w.path <@ o.path OR EXISTS (
                                 SELECT 1 FROM roadmaps_proposals g WHERE g.roadmap_id = r.id AND g.organization_id = w.id))
                           AND p.subject IS DISTINCT FROM :actor
                           AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD',
                               'SCHOOL_COORDINATOR')
                           AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT') AS people
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id WHERE r.id = :id""";

    /** The owner's writers, and whoever approved it, in whose name it was to be carried out. */
    private static final String NOT_AMENDED = """
            SELECT r.title, coalesce(r.order_number, '') AS number, coalesce(r.effective_on::text, '') AS day,
                   o.id AS organization_id, o.name,
                   ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m
                         JOIN organizations w ON w.id = m.organization_id
                         JOIN organizations_people p ON p.id = m.person_id
                         WHERE (w.id = o.id OR p.subject = :actor)
                           AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD',
                               'SCHOOL_COORDINATOR')
                           AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT') AS people
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id WHERE r.id = :id""";

    private final DatabaseClient database;

    RoadmapNotices(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    NotificationKind roadmapApproved() {
        return new NotificationKind("ROADMAP_APPROVED", NotificationKind.Email.DAILY);
    }

    @Bean
    NotificationKind roadmapActivated() {
        return new NotificationKind("ROADMAP_ACTIVATED", NotificationKind.Email.DAILY);
    }

    @Bean
    NotificationKind roadmapProposed() {
        return new NotificationKind("ROADMAP_PROPOSED", NotificationKind.Email.AT_ONCE);
    }

    @Bean
    NotificationKind roadmapNotAmended() {
        return new NotificationKind("ROADMAP_NOT_AMENDED", NotificationKind.Email.AT_ONCE);
    }

    @Bean
    NotificationKind roadmapClosed() {
        return new NotificationKind("ROADMAP_CLOSED", NotificationKind.Email.DAILY);
    }

    @Override
    public Set<String> entities() {
        return Set.of("roadmap");
    }

    @Override
    public Flux<Notice> of(Change change) {
        if (change.became("state", RoadmapState.IN_AGREEMENT.name())) {
            return notice("ROADMAP_PROPOSED", PROPOSED_TO, change);
        }
        if (change.after().get("approval_failure") != null) {
            return notice("ROADMAP_NOT_AMENDED", NOT_AMENDED, change);
        }
        boolean waits = change.after().get("effective_on") != null; // an amendment: told of when its edition holds
        if (change.became("state", RoadmapState.APPROVED.name()) && !waits) {
            return notice("ROADMAP_APPROVED", FIND, change);
        }
        if (change.became("state", RoadmapState.ACTIVE.name())) {
            return notice("ROADMAP_ACTIVATED", FIND, change);
        }
        boolean merged = change.after().get("merged_edition") != null; // an amending draft has done its work
        return change.became("state", RoadmapState.CLOSED.name()) && !merged
                ? notice("ROADMAP_CLOSED", FIND, change)
                : Flux.empty();
    }

    private Flux<Notice> notice(String kind, String find, Change change) {
        return database.sql(find)
                .bind("id", UUID.fromString(change.entityId()))
                .bind("actor", actor(change.actor()))
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        kind,
                        change.entity(),
                        change.entityId(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "number", Rows.get(row, "number", String.class),
                                "date", Rows.get(row, "day", String.class))))
                .all();
    }

    private static String actor(@Nullable String subject) {
        return subject == null ? "" : subject;
    }
}
