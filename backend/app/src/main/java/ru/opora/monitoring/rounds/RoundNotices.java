package ru.opora.monitoring.rounds;

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

/**
 * Tells schools that a round has opened in which they are measured, and their municipalities; and the school that its form came back
 * with a remark, also its municipality where that had confirmed it.
 */
@Component
class RoundNotices implements NotificationSource {

    private static final String OPENED = "ROUND_OPENED";
    private static final String BELOW = "ROUND_OPENED_BELOW";
    private static final String RETURNED = "FORM_RETURNED";

    private static final String SCHOOL = "'SCHOOL_HEAD', 'SCHOOL_COORDINATOR'";
    private static final String MUNICIPALITY = "'MUNICIPAL_COORDINATOR'";

    /** Of the levels of a form: the municipality has confirmed it. */
    private static final int BY_MUNICIPALITY = 2;

    private final DatabaseClient database;

    RoundNotices(DatabaseClient database) {
        this.database = database;
    }

    /** The kinds of notifications about rounds. */
    @Configuration(proxyBeanMethods = false)
    static class RoundNoticeKinds {

        @Bean
        NotificationKind roundOpened() {
            return new NotificationKind(OPENED, Email.AT_ONCE);
        }

        @Bean
        NotificationKind roundOpenedBelow() {
            return new NotificationKind(BELOW, Email.DAILY);
        }

        @Bean
        NotificationKind formReturned() {
            return new NotificationKind(RETURNED, Email.AT_ONCE);
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("monitoringRound", "monitoringForm");
    }

    /** What nobody did (the demonstration's own past) is told nobody. */
    @Override
    public Flux<Notice> of(Change change) {
        if (change.actor() == null) {
            return Flux.empty();
        }
        UUID id = UUID.fromString(change.entityId());
        if (change.entity().equals("monitoringRound")) {
            return change.became("state", "OPEN") ? schools(id).concatWith(municipalities(id)) : Flux.empty();
        }
        if (!change.became("state", "RETURNED")) {
            return Flux.empty();
        }
        boolean above = change.before().get("level") instanceof Number level && level.intValue() >= BY_MUNICIPALITY;
        return above ? returned(id).concatWith(returnedAbove(id)) : returned(id);
    }

    private Flux<Notice> schools(UUID round) {
        return told(OPENED, round, SCHOOL, """
                SELECT o.id AS organization_id, o.name, o.time_zone, 1::bigint AS count, f.round_id, '' AS remark
                FROM monitoring_round_forms f JOIN organizations o ON o.id = f.organization_id WHERE f.round_id = :id""");
    }

    /** Each municipality once, with how many of its schools are measured; one that measures itself knows. */
    private Flux<Notice> municipalities(UUID round) {
        return told(BELOW, round, MUNICIPALITY, """
                SELECT o.id AS organization_id, o.name, o.time_zone, count(*) AS count, r.id AS round_id, '' AS remark
                FROM monitoring_rounds r JOIN monitoring_round_forms f ON f.round_id = r.id AND f.municipality_id <> r.organization_id
                JOIN organizations o ON o.id = f.municipality_id WHERE r.id = :id GROUP BY o.id, r.id""");
    }

    private Flux<Notice> returned(UUID form) {
        return told(RETURNED, form, SCHOOL, """
                SELECT o.id AS organization_id, o.name, o.time_zone, 1::bigint AS count, f.round_id, f.remark
                FROM monitoring_round_forms f JOIN organizations o ON o.id = f.organization_id
                WHERE f.id = :id AND f.remark IS NOT NULL""");
    }

    /** The municipality of the day of the panel, about its school. */
    private Flux<Notice> returnedAbove(UUID form) {
        return told(RETURNED, form, MUNICIPALITY, """
                SELECT o.id AS organization_id, f.name, o.time_zone, 1::bigint AS count, f.round_id, f.remark
                FROM monitoring_round_forms f JOIN organizations o ON o.id = f.municipality_id
                WHERE f.id = :id AND f.remark IS NOT NULL""");
    }

    private Flux<Notice> told(String kind, UUID id, String roles, String whom) {
        return Statement.of(
                        "SELECT w.*, r.title, r.closes_on, k.name AS keeper, ARRAY(SELECT DISTINCT m.person_id "
                                + "FROM organizations_memberships m WHERE m.organization_id = w.organization_id AND m.role IN ("
                                + roles
                                + ") AND organizations_membership_state(m, opora_today(now(), w.time_zone)) = 'CURRENT') AS people\nFROM ("
                                + whom
                                + ") w JOIN monitoring_rounds r ON r.id = w.round_id JOIN organizations k ON k.id = r.organization_id")
                .bind("id", id)
                .on(database)
                .map(row -> notice(kind, row))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }

    private static Notice notice(String kind, Readable row) {
        return new Notice(
                List.of(Rows.get(row, "people", UUID[].class)),
                kind,
                "monitoringRound",
                Rows.get(row, "round_id", UUID.class).toString(),
                Rows.get(row, "organization_id", UUID.class),
                Map.of(
                        "title", Rows.get(row, "title", String.class),
                        "organization", Rows.get(row, "name", String.class),
                        "keeper", Rows.get(row, "keeper", String.class),
                        "closes", Rows.get(row, "closes_on", LocalDate.class).toString(),
                        "remark", Rows.get(row, "remark", String.class),
                        "count", String.valueOf(Rows.get(row, "count", Long.class))));
    }
}
