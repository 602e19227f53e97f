package ru.opora.notifications;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.notifications.NotificationSettingsPatch.KindForm;
import ru.opora.notifications.NotificationSettingsView.Kind;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Patch;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a person chose to be told and how; where they did not choose, the defaults of the kinds hold. */
@Repository
class NotificationSettings {

    private static final String LANGUAGE = "ru";
    private static final LocalTime QUIET_FROM = LocalTime.of(21, 0);
    private static final LocalTime QUIET_TO = LocalTime.of(8, 0);

    private final DatabaseClient database;
    private final NotificationTexts texts;
    private final JsonMapper json;
    private final List<NotificationKind> kinds;
    private final boolean mail;

    NotificationSettings(
            DatabaseClient database,
            NotificationTexts texts,
            JsonMapper json,
            List<NotificationKind> kinds,
            ObjectProvider<JavaMailSender> mail) {
        this.database = database;
        this.texts = texts;
        this.json = json;
        this.kinds = kinds;
        this.mail = mail.getIfAvailable() != null;
    }

    /** What a person chose for one kind; null where they did not. */
    private record Chosen(@Nullable Boolean inScreen, NotificationKind.@Nullable Email email) {

        static final Chosen NOTHING = new Chosen(null, null);

        Chosen with(KindForm form) {
            return new Chosen(form.inScreen().or(inScreen), form.email().or(email));
        }
    }

    /** @param chosen by kind, only what the person changed */
    private record Row(
            UUID person,
            boolean address,
            String zone,
            String language,
            LocalTime quietFrom,
            LocalTime quietTo,
            Map<String, Chosen> chosen,
            long version) {}

    Mono<NotificationSettingsView> get(Caller caller, Locale locale) {
        return find(caller).map(row -> view(row, locale));
    }

    Mono<NotificationSettingsView> change(Caller caller, Locale locale, long version, NotificationSettingsPatch patch) {
        requireKnown(patch);
        return find(caller)
                .flatMap(row -> row.version() == version
                        ? save(row, patch)
                        : Mono.error(ProblemException.stale(view(row, locale))))
                .filter(saved -> saved > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.stale(null)))
                .then(Mono.defer(() -> get(caller, locale)));
    }

    private Mono<Row> find(Caller caller) {
        return Statement.of("""
                        SELECT p.id, p.email IS NOT NULL AS address, notifications_zone(p.id) AS zone,
                               coalesce(s.language, 'ru') AS language, coalesce(s.quiet_from, '21:00') AS quiet_from,
                               coalesce(s.quiet_to, '08:00') AS quiet_to, coalesce(s.kinds, '{}') AS kinds,
                               coalesce(s.version, 0) AS version
                        FROM organizations_people p LEFT JOIN notifications_settings s ON s.person_id = p.id
                        WHERE p.subject = :subject""")
                .bind("subject", caller.subject())
                .on(database)
                .map(this::row)
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<Long> save(Row row, NotificationSettingsPatch patch) {
        return Statement.of("""
                        INSERT INTO notifications_settings AS s (person_id, language, quiet_from, quiet_to, kinds, version)
                        VALUES (:person, :language, :quietFrom, :quietTo, :kinds::jsonb, 1)
                        ON CONFLICT (person_id) DO UPDATE
                        SET language = excluded.language, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                            kinds = excluded.kinds, version = s.version + 1
                        WHERE s.version = :version""")
                .bind("person", row.person())
                .bind("language", orDefault(patch.language(), row.language(), LANGUAGE))
                .bind("quietFrom", orDefault(patch.quietFrom(), row.quietFrom(), QUIET_FROM))
                .bind("quietTo", orDefault(patch.quietTo(), row.quietTo(), QUIET_TO))
                .bind("kinds", Json.of(json.writeValueAsBytes(merged(row.chosen(), patch.kinds()))))
                .bind("version", row.version())
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private void requireKnown(NotificationSettingsPatch patch) {
        patch.kinds().ifGiven(this::requireKnown);
    }

    private void requireKnown(Map<String, ?> given) {
        given.keySet().stream()
                .filter(code -> kinds.stream().noneMatch(kind -> kind.code().equals(code)))
                .findFirst()
                .ifPresent(code -> {
                    throw ProblemException.invalid(FieldError.of("/kinds/" + code, "NOT_FOUND"));
                });
    }

    private static <T> T orDefault(Patch<T> patch, T current, T standard) {
        return Objects.requireNonNullElse(patch.or(current), standard);
    }

    private static Map<String, Chosen> merged(
            Map<String, Chosen> chosen, Patch<Map<String, @Nullable KindForm>> given) {
        if (given.removes()) {
            return Map.of();
        }
        Map<String, Chosen> all = new LinkedHashMap<>(chosen);
        given.ifGiven(forms -> forms.forEach((code, form) -> {
            if (form == null) {
                all.remove(code);
            } else {
                all.put(code, all.getOrDefault(code, Chosen.NOTHING).with(form));
            }
        }));
        return all;
    }

    private NotificationSettingsView view(Row row, Locale locale) {
        Map<String, Kind> all = new LinkedHashMap<>();
        for (NotificationKind kind : kinds) {
            Chosen chosen = row.chosen().getOrDefault(kind.code(), Chosen.NOTHING);
            all.put(
                    kind.code(),
                    new Kind(
                            texts.say(kind.code() + ".name", Map.of(), locale),
                            chosen.inScreen() == null || chosen.inScreen(),
                            chosen.email() == null ? kind.email() : chosen.email()));
        }
        return new NotificationSettingsView(
                row.language(), row.quietFrom(), row.quietTo(), row.zone(), mail && row.address(), all, row.version());
    }

    private Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "address", Boolean.class),
                Rows.get(row, "zone", String.class),
                Rows.get(row, "language", String.class),
                Rows.get(row, "quiet_from", LocalTime.class),
                Rows.get(row, "quiet_to", LocalTime.class),
                json.readValue(Rows.get(row, "kinds", Json.class).asArray(), new TypeReference<>() {}),
                Rows.get(row, "version", Long.class));
    }
}
