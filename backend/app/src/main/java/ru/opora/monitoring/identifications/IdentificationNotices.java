package ru.opora.monitoring.identifications;

import io.r2dbc.spi.Readable;
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

/**
 * Tells schools and their municipalities that a list with them was announced, who answers that a school disagrees, and the school what
 * was answered and decided. A list that is not announced is told nobody.
 */
@Component
class IdentificationNotices implements NotificationSource {

    private static final String ANNOUNCED = "IDENTIFICATION_ANNOUNCED";
    private static final String BELOW = "IDENTIFICATION_BELOW";
    private static final String DISPUTED = "IDENTIFICATION_DISPUTED";
    private static final String ANSWERED = "IDENTIFICATION_ANSWERED";
    private static final String DECIDED = "IDENTIFICATION_DECIDED";

    private static final String SCHOOL = "'SCHOOL_HEAD', 'SCHOOL_COORDINATOR'";
    private static final String MUNICIPALITY = "'MUNICIPAL_COORDINATOR'";
    private static final String REGION = "'REGIONAL_COORDINATOR', 'REGIONAL_METHODIST'";

    private static final String FROM = """
            , n.id::text AS list, n.school_year, k.name AS keeper FROM monitoring_identification_runs n
            JOIN organizations k ON k.id = n.organization_id JOIN monitoring_identification_schools s ON s.run_id = n.id
            JOIN organizations o ON o.id = s.organization_id
            WHERE n.announced_on IS NOT NULL AND\s""";

    private final DatabaseClient database;

    IdentificationNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications about lists. */
    @Configuration(proxyBeanMethods = false)
    static class IdentificationNoticeKinds {

        @Bean
        NotificationKind identificationAnnounced() {
            return new NotificationKind(ANNOUNCED, Email.AT_ONCE);
        }

        @Bean
        NotificationKind identificationBelow() {
            return new NotificationKind(BELOW, Email.DAILY);
        }

        @Bean
        NotificationKind identificationDisputed() {
            return new NotificationKind(DISPUTED, Email.DAILY);
        }

        @Bean
        NotificationKind identificationAnswered() {
            return new NotificationKind(ANSWERED, Email.AT_ONCE);
        }

        @Bean
        NotificationKind identificationDecided() {
            return new NotificationKind(DECIDED, Email.AT_ONCE);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("identification", "identifiedSchool");
    }

    /** What nobody did (the demonstration's own past) is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        if (change.actor() == null) {
            return Flux.empty();
        }
        UUID id = UUID.fromString(change.entityId());
        if (change.entity().equals("identification")) {
            boolean announced = change.before().get("announced_on") == null
                    && change.after().get("announced_on") != null;
            return announced ? schools(ANNOUNCED, "n.id = :id", id).concatWith(municipalities(id)) : Flux.empty();
        }
        if (change.became("state", "DISPUTED")) {
            return told(
                    DISPUTED, people("k", REGION), "o.id AS organization_id, o.name, 1 AS schools", "s.id = :id", id);
        }
        if (change.became("state", "ANSWERED")) {
            return schools(ANSWERED, "s.id = :id", id).concatWith(above(id));
        }
        boolean decided = change.became("state", "INCLUDED") || change.became("state", "EXCLUDED");
        return decided ? schools(DECIDED, "s.id = :id", id) : Flux.empty();
    }

    private Flux<Notice> schools(String kind, String which, UUID id) {
        return told(kind, people("o", SCHOOL), "o.id AS organization_id, o.name, 1 AS schools", which, id);
    }

    /** The municipality of a school, about that school. */
    private Flux<Notice> above(UUID id) {
        return told(
                ANSWERED,
                "ARRAY(SELECT DISTINCT x.person FROM organizations u, unnest(" + people("u", MUNICIPALITY)
                        + ") AS x(person) WHERE u.path @> o.path AND u.kind = 'MUNICIPALITY')",
                "o.id AS organization_id, o.name, 1 AS schools",
                "s.id = :id",
                id);
    }

    /** Each municipality once, with how many of its schools are listed. */
    private Flux<Notice> municipalities(UUID id) {
        return Statement.of("SELECT u.id AS organization_id, u.name, u.schools, " + people("u", MUNICIPALITY) + """
                         AS people, n.id::text AS list, n.school_year, k.name AS keeper
                        FROM (SELECT u.id, u.name, u.time_zone, count(*)::integer AS schools
                              FROM monitoring_identification_schools s JOIN organizations o ON o.id = s.organization_id
                              JOIN organizations u ON u.path @> o.path AND u.kind = 'MUNICIPALITY'
                              WHERE s.run_id = :id GROUP BY u.id) u
                        JOIN monitoring_identification_runs n ON n.id = :id AND n.announced_on IS NOT NULL
                        JOIN organizations k ON k.id = n.organization_id""")
                .bind("id", id)
                .on(database)
                .map(row -> notice(BELOW, row))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    private Flux<Notice> told(String kind, String people, String what, String which, UUID id) {
        return Statement.of("SELECT " + what + ", " + people + " AS people" + FROM + which)
                .bind("id", id)
                .on(database)
                .map(row -> notice(kind, row))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    private static String people(String place, String roles) {
        return "ARRAY(SELECT DISTINCT m.person_id FROM organizations_memberships m WHERE m.organization_id = " + place
                + ".id AND m.role IN (" + roles + ") AND organizations_membership_state(m, opora_today(now(), " + place
                + ".time_zone)) = 'CURRENT')";
    }

    private static Notice notice(String kind, Readable row) {
        int year = Rows.get(row, "school_year", Integer.class);
        return new Notice(
                List.of(Rows.get(row, "people", UUID[].class)),
                kind,
                "identification",
                Rows.get(row, "list", String.class),
                Rows.get(row, "organization_id", UUID.class),
                Map.of(
                        "year", "%d/%02d".formatted(year, (year + 1) % 100),
                        "organization", Rows.get(row, "name", String.class),
                        "keeper", Rows.get(row, "keeper", String.class),
                        "schools", String.valueOf(Rows.get(row, "schools", Integer.class))));
    }
}
