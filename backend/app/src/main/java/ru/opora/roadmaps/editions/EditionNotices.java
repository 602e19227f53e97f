package ru.opora.roadmaps.editions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationSource;
import ru.opora.platform.persistence.Rows;

/**
 * Tells those at and below an organisation that its roadmap was amended, and the two sides of a thread that something was said in
 * it: the owner's writers and the people of the organisation that began it.
 */
@Configuration(proxyBeanMethods = false)
class EditionNotices implements NotificationSource {

    private static final String AMENDED = "ROADMAP_AMENDED";
    private static final String COMMENTED = "ROADMAP_COMMENTED";

    private static final String WRITERS = """
            p.subject IS DISTINCT FROM :actor
            AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
            AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT')""";

    private static final String EDITION = """
                         SELECT r.id, r.title, e.order_number AS number, e.order_date::text AS day, '' AS author, '' AS said,
                                o.id AS organization_id, o.name,
                                ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m
                                      JOIN organizations w ON w.id = m.organization_id JOIN organizations_people p ON p.id = m.person_id
                                      WHERE w.path <@ o.path AND\s""" + WRITERS + """
                          AS people
                         FROM roadmaps_editions e JOIN roadmaps r ON r.id = e.roadmap_id JOIN organizations o ON o.id = r.organization_id
                         WHERE e.id = :id AND e.number > 1""";

    private static final String COMMENT = """
                         SELECT r.id, r.title, '' AS number, '' AS day, c.author_name AS author, left(c.text, 200) AS said,
                                o.id AS organization_id, o.name,
                                ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m
                                      JOIN organizations w ON w.id = m.organization_id JOIN organizations_people p ON p.id = m.person_id
                                      WHERE w.id IN (o.id, c.thread_organization_id) AND\s""" + WRITERS + """
                          AS people
                         FROM roadmaps_comments c JOIN roadmaps r ON r.id = c.roadmap_id JOIN organizations o ON o.id = r.organization_id
                         WHERE c.id = :id AND c.checkpoint_id IS NULL""";

    private final DatabaseClient database;

    EditionNotices(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    NotificationKind roadmapAmended() {
        return new NotificationKind(AMENDED, NotificationKind.Email.DAILY);
    }

    @Bean
    NotificationKind roadmapCommented() {
        return new NotificationKind(COMMENTED, NotificationKind.Email.DAILY);
    }

    @Override
    public Set<String> entities() {
        return Set.of("edition", "comment");
    }

    @Override
    public Flux<Notice> of(Change change) {
        if (!change.action().equals("CREATED")) {
            return Flux.empty();
        }
        boolean edition = change.entity().equals("edition");
        return database.sql(edition ? EDITION : COMMENT)
                .bind("id", UUID.fromString(change.entityId()))
                .bind("actor", Objects.requireNonNullElse(change.actor(), ""))
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        edition ? AMENDED : COMMENTED,
                        "roadmap",
                        Rows.get(row, "id", UUID.class).toString(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "number", Rows.get(row, "number", String.class),
                                "date", Rows.get(row, "day", String.class),
                                "author", Rows.get(row, "author", String.class),
                                "text", Rows.get(row, "said", String.class))))
                .all();
    }
}
