package ru.opora.surveys.campaigns;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/**
 * Tells schools that a campaign in which they are asked has opened, and their municipalities; and its owner that it has ended
 * and waits to be scored. When that is, {@link CampaignDays} puts into the record of changes.
 */
@Component
class CampaignNotices implements NotificationSource {

    private static final String OPENED = "CAMPAIGN_OPENED";
    private static final String BELOW = "CAMPAIGN_OPENED_BELOW";
    private static final String ENDED = "CAMPAIGN_ENDED";

    static final String SCHOOL = "'SCHOOL_HEAD', 'SCHOOL_COORDINATOR'";
    private static final String MUNICIPALITY = "'MUNICIPAL_COORDINATOR'";
    private static final String OWNER = "'REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR'";

    private final DatabaseClient database;

    CampaignNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications about campaigns. */
    @Configuration(proxyBeanMethods = false)
    static class CampaignNoticeKinds {

        @Bean
        NotificationKind campaignOpened() {
            return new NotificationKind(OPENED, Email.AT_ONCE);
        }

        @Bean
        NotificationKind campaignOpenedBelow() {
            return new NotificationKind(BELOW, Email.DAILY);
        }

        @Bean
        NotificationKind campaignEnded() {
            return new NotificationKind(ENDED, Email.DAILY);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("campaign");
    }

    /** What had happened before the record of days began is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        if (change.after().containsKey(CampaignDays.BEFORE)) {
            return Flux.empty();
        }
        UUID id = UUID.fromString(change.entityId());
        return switch (change.action()) {
            case "OPENED" -> schools(id).concatWith(municipalities(id));
            case "ENDED" -> owner(id);
            default -> Flux.empty();
        };
    }

    private Flux<Notice> schools(UUID id) {
        return schools(id, null);
    }

    /** Of some of the organisations that are asked, or of all. */
    Flux<Notice> schools(UUID id, UUID @Nullable [] only) {
        return told(
                OPENED, id, "o.id AS organization_id, o.name, 1::bigint AS count, " + people("o", SCHOOL), """
                        JOIN (SELECT DISTINCT p.organization_id FROM surveys_participants p WHERE p.campaign_id = :id) a ON true
                        JOIN organizations o ON o.id = a.organization_id""", only);
    }

    /** Each municipality once, with how many of its organisations are asked; one that asks itself knows. */
    private Flux<Notice> municipalities(UUID id) {
        return told(BELOW, id, "o.id AS organization_id, o.name, a.count, " + people("o", MUNICIPALITY), """
                        JOIN (SELECT u.id, count(DISTINCT s.id) AS count
                              FROM surveys_participants p JOIN organizations s ON s.id = p.organization_id
                              JOIN organizations u ON u.path @> s.path AND u.kind = 'MUNICIPALITY'
                              WHERE p.campaign_id = :id GROUP BY u.id) a ON a.id <> c.organization_id
                        JOIN organizations o ON o.id = a.id""", null);
    }

    /** Of one that is scored already nothing waits. */
    private Flux<Notice> owner(UUID id) {
        return told(
                ENDED,
                id,
                "k.id AS organization_id, k.name, a.count, " + people("k", OWNER),
                """
                        JOIN (SELECT coalesce(sum(%s), 0)::bigint AS count FROM surveys_participants p
                              WHERE p.campaign_id = :id) a ON c.state <> 'SCORED'""".formatted(ParticipantQueries.ANSWERED),
                null);
    }

    private Flux<Notice> told(String kind, UUID id, String what, String whom, UUID @Nullable [] only) {
        return Statement.of("SELECT " + what + " AS people, c.id, c.title, c.closes_on, k.name AS keeper"
                        + " FROM surveys_campaigns c JOIN organizations k ON k.id = c.organization_id\n" + whom
                        + "\nWHERE c.id = :id")
                .bind("id", id)
                .and("o.id = ANY(:only)", "only", only)
                .on(database)
                .map(row -> notice(kind, row))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    /** Who has one of the roles there; a role of the region or the municipality may also be held in an institute or a centre below. */
    static String people(String place, String roles) {
        return """
                ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m JOIN organizations w ON w.id = m.organization_id
                      WHERE m.role IN (%2$s) AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT'
                        AND (w.id = %1$s.id OR w.path <@ %1$s.path AND %1$s.kind = CASE m.role
                            WHEN 'MUNICIPAL_COORDINATOR' THEN 'MUNICIPALITY' WHEN 'REGIONAL_COORDINATOR' THEN 'REGION'
                            WHEN 'REGIONAL_METHODIST' THEN 'REGION' END))""".formatted(place, roles);
    }

    private static Notice notice(String kind, Readable row) {
        return new Notice(
                List.of(Rows.get(row, "people", UUID[].class)),
                kind,
                "campaign",
                Rows.get(row, "id", UUID.class).toString(),
                Rows.get(row, "organization_id", UUID.class),
                Map.of(
                        "title", Rows.get(row, "title", String.class),
                        "organization", Rows.get(row, "name", String.class),
                        "keeper", Rows.get(row, "keeper", String.class),
                        "closes", Rows.get(row, "closes_on", LocalDate.class).toString(),
                        "count", String.valueOf(Rows.get(row, "count", Long.class))));
    }
}
