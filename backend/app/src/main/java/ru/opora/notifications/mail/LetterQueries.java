package ru.opora.notifications.mail;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the outbox. */
@Repository
class LetterQueries {

    private final DatabaseClient database;
    private final JsonMapper json;

    LetterQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Row(String address, String name, String language, int attempts, Letter.Item item) {}

    /** Claims what is due for one person: nobody else sends it in the next minutes. Empty when nothing is due. */
    @Transactional
    public Mono<Letter> claim() {
        return database.sql("SELECT notifications_claim() AS id")
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .filter(ids -> !ids.isEmpty())
                .flatMap(this::read);
    }

    private Mono<Letter> read(List<UUID> ids) {
        return Statement.of("""
                        SELECT n.id, n.kind, n.params, coalesce(p.email, '') AS email, p.name, l.attempts,
                               coalesce(s.language, 'ru') AS language
                        FROM notifications n JOIN notifications_letters l ON l.notification_id = n.id
                        JOIN organizations_people p ON p.id = n.person_id
                        LEFT JOIN notifications_settings s ON s.person_id = p.id
                        WHERE n.id = ANY(:ids) ORDER BY n.created_at, n.id""")
                .bind("ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(this::row)
                .all()
                .collectList()
                .map(rows -> new Letter(
                        rows.get(0).address(),
                        rows.get(0).name(),
                        Locale.forLanguageTag(rows.get(0).language()),
                        rows.stream().mapToInt(Row::attempts).max().orElse(1),
                        rows.stream().map(Row::item).toList()));
    }

    Mono<Void> done(Letter letter) {
        return Statement.of("DELETE FROM notifications_letters WHERE notification_id = ANY(:ids)")
                .bind("ids", letter.ids())
                .on(database)
                .then();
    }

    /** To be tried again after the pause. */
    Mono<Void> postpone(Letter letter, Duration pause, String error) {
        return put(letter, "now() + make_interval(secs => " + pause.toSeconds() + ")", error);
    }

    /** Not tried any more; it stays for the operator to see why. */
    Mono<Void> giveUp(Letter letter, String error) {
        return put(letter, "'infinity'", error);
    }

    private Mono<Void> put(Letter letter, String due, String error) {
        return Statement.of("UPDATE notifications_letters SET claimed_until = NULL, error = :error, due_at = " + due
                        + " WHERE notification_id = ANY(:ids)")
                .bind("error", error)
                .bind("ids", letter.ids())
                .on(database)
                .then();
    }

    private Row row(Readable row) {
        return new Row(
                Rows.get(row, "email", String.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "language", String.class),
                Rows.get(row, "attempts", Integer.class),
                new Letter.Item(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "kind", String.class),
                        json.readValue(Rows.get(row, "params", Json.class).asArray(), new TypeReference<>() {})));
    }
}
