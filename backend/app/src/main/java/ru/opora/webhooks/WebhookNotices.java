package ru.opora.webhooks;

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

/** Tells those who may mend it that a subscriber is told nothing any more. */
@Configuration(proxyBeanMethods = false)
class WebhookNotices implements NotificationSource {

    private static final String GIVEN_UP = "WEBHOOK_GIVEN_UP";

    private final DatabaseClient database;

    WebhookNotices(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    NotificationKind webhookGivenUp() {
        return new NotificationKind(GIVEN_UP, Email.AT_ONCE);
    }

    @Override
    public Set<String> entities() {
        return Set.of("webhook");
    }

    /** Who made it, if that was a person, and who manages the organisation now. */
    @Override
    public Flux<Notice> of(Change change) {
        return change.became("state", WebhookState.GIVEN_UP.name()) ? notice(change) : Flux.empty();
    }

    private Flux<Notice> notice(Change change) {
        return database.sql("""
                        SELECT ARRAY(SELECT p.id FROM organizations_people p WHERE p.subject = w.created_by
                                     UNION
                                     SELECT m.person_id FROM organizations_memberships m
                                     WHERE m.organization_id = w.organization_id
                                       AND m.role IN ('ADMIN', 'REGIONAL_COORDINATOR', 'MUNICIPAL_COORDINATOR')
                                       AND organizations_membership_state(m, opora_today(now(), o.time_zone)) = 'CURRENT') AS people,
                               w.name AS title, o.id AS organization_id, o.name
                        FROM webhooks_subscriptions w JOIN organizations o ON o.id = w.organization_id WHERE w.id = :id""")
                .bind("id", UUID.fromString(change.entityId()))
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        GIVEN_UP,
                        change.entity(),
                        change.entityId(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "organization", Rows.get(row, "name", String.class))))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }
}
