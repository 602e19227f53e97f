package ru.opora.notifications;

import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** Tells people something: the door of this room for the other ones. */
@Service
public class Notifications {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Map<String, NotificationKind> kinds;
    private final boolean mail;

    Notifications(
            DatabaseClient database,
            JsonMapper json,
            List<NotificationKind> kinds,
            ObjectProvider<JavaMailSender> mail) {
        this.database = database;
        this.json = json;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(NotificationKind::code, Function.identity()));
        this.mail = mail.getIfAvailable() != null;
    }

    /**
     * Tells each of these people as they chose. Part of the transaction around it: what is rolled back was never said.
     *
     * @throws IllegalArgumentException when nobody declared the kind
     */
    public Mono<Void> tell(Notice notice) {
        NotificationKind kind = kinds.get(notice.kind());
        if (kind == null) {
            return Mono.error(new IllegalArgumentException("No such kind of notification: " + notice.kind()));
        }
        return Statement.of(
                        "SELECT notifications_add(:people, :kind, :entity, :entityId, :organization, :params::jsonb, :mode, :mail)")
                .bind("people", notice.people().toArray(UUID[]::new))
                .bind("kind", notice.kind())
                .bind("entity", notice.entity())
                .bind("entityId", notice.entityId())
                .bindNullable("organization", notice.organization(), UUID.class)
                .bind("params", Json.of(json.writeValueAsBytes(notice.params())))
                .bind("mode", kind.email().name())
                .bind("mail", mail)
                .on(database)
                .then();
    }
}
