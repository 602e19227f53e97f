package ru.opora.notifications;

import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** Tells people something: the door of this room for the other ones. */
@Service
public class Notifications {

    private static final int TOGETHER = 500;

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

    /** The columns of a notice as the statement reads them. */
    private record Line(
            List<UUID> people,
            String kind,
            String entity,
            String entity_id,
            @Nullable UUID organization,
            Map<String, String> params,
            String mode) {}

    /**
     * Tells many, each of them something of their own: a region's schools have all got a plan. Part of the transaction around
     * it, as one notice is.
     *
     * @throws IllegalArgumentException when nobody declared a kind
     */
    public Mono<Void> tellEach(List<Notice> notices) {
        return Flux.fromIterable(notices)
                .map(this::line)
                .buffer(TOGETHER)
                .concatMap(this::add)
                .then();
    }

    private Line line(Notice notice) {
        NotificationKind kind = kinds.get(notice.kind());
        if (kind == null) {
            throw new IllegalArgumentException("No such kind of notification: " + notice.kind());
        }
        return new Line(
                List.copyOf(notice.people()),
                notice.kind(),
                notice.entity(),
                notice.entityId(),
                notice.organization(),
                notice.params(),
                kind.email().name());
    }

    private Mono<Void> add(List<Line> lines) {
        return Statement.of("""
                        SELECT sum(notifications_add(n.people, n.kind, n.entity, n.entity_id, n.organization, n.params, n.mode, :mail))
                        FROM jsonb_to_recordset(:lines::jsonb) AS n(people uuid[], kind text, entity text, entity_id text, organization uuid,
                            params jsonb, mode text)""")
                .bind("lines", Json.of(json.writeValueAsBytes(lines)))
                .bind("mail", mail)
                .on(database)
                .then();
    }
}
