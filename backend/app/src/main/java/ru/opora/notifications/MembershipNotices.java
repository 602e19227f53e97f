package ru.opora.notifications;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import ru.opora.notifications.NotificationKind.Email;
import ru.opora.platform.persistence.Rows;

/** Tells people that they were given access, and when it ends. */
@Configuration(proxyBeanMethods = false)
class MembershipNotices implements NotificationSource {

    private static final String GRANTED = "MEMBERSHIP_GRANTED";
    private static final String ENDED = "MEMBERSHIP_ENDED";

    private final DatabaseClient database;

    MembershipNotices(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    NotificationKind membershipGranted() {
        return new NotificationKind(GRANTED, Email.AT_ONCE);
    }

    @Bean
    NotificationKind membershipEnded() {
        return new NotificationKind(ENDED, Email.AT_ONCE);
    }

    @Override
    public Set<String> entities() {
        return Set.of("membership");
    }

    @Override
    public Flux<Notice> of(Change change) {
        if (change.action().equals("CREATED")) {
            return notice(GRANTED, change);
        }
        return change.action().equals("CHANGED") && change.after().get("valid_to") != null
                ? notice(ENDED, change)
                : Flux.empty();
    }

    private Flux<Notice> notice(String kind, Change change) {
        return database.sql("""
                        SELECT m.person_id, m.role, m.valid_from::text AS first, coalesce(m.valid_to::text, '') AS last,
                               o.id AS organization_id, o.name
                        FROM organizations_memberships m JOIN organizations o ON o.id = m.organization_id WHERE m.id = :id""")
                .bind("id", UUID.fromString(change.entityId()))
                .map(row -> new Notice(
                        List.of(Rows.get(row, "person_id", UUID.class)),
                        kind,
                        change.entity(),
                        change.entityId(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "role", Rows.get(row, "role", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "from", Rows.get(row, "first", String.class),
                                "until", Rows.get(row, "last", String.class))))
                .all();
    }
}
