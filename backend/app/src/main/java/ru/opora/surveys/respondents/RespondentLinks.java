package ru.opora.surveys.respondents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.answers.Form;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.campaigns.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Links as respondents use them, and the forms behind them, remembered for a moment: a class of thirty opens one at once. */
@Component
class RespondentLinks {

    /** How long a link that was revoked, or a campaign that was paused, still answers on a node. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** What secrets look like, and the published links of the demonstration: nothing else is worth a query. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}|demo-[a-z0-9-]{1,40}");

    private static final int MOST_LINKS = 50_000;
    private static final int MOST_FORMS = 200;

    /** @param closedOn when it was closed before its last day */
    record Link(
            UUID participant,
            UUID campaign,
            UUID version,
            String title,
            String askedBy,
            @Nullable String contact,
            String organization,
            Audience audience,
            boolean anonymous,
            LocalDate opensOn,
            LocalDate closesOn,
            @Nullable LocalDate closedOn,
            int graceDays,
            boolean paused,
            boolean scored,
            @Nullable Integer quota,
            boolean supervised,
            @Nullable UUID invitation,
            String zone) {}

    /**
     * A frozen questionnaire.
     *
     * @param files its questions for files, by name
     */
    record Asked(Form form, JsonNode definition, Map<String, AnswerType.Files> files) {

        static Asked of(JsonNode definition) {
            Form form = Definitions.form(definition);
            return new Asked(form, definition, Definitions.files(form.questionnaire()));
        }
    }

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Cache<String, Link> links = Caffeine.newBuilder()
            .maximumSize(MOST_LINKS)
            .expireAfterWrite(MOMENT)
            .build();
    private final Cache<UUID, Asked> forms =
            Caffeine.newBuilder().maximumSize(MOST_FORMS).build();

    RespondentLinks(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Empty for a link that there is not, or not any more. */
    Mono<Link> find(String token) {
        if (!SECRET.matcher(token).matches()) {
            return Mono.empty();
        }
        String hash = Secrets.hash(token);
        return Mono.justOrEmpty(links.getIfPresent(hash))
                .switchIfEmpty(Mono.defer(() -> read(hash)).doOnNext(link -> links.put(hash, link)));
    }

    /** A version never changes: it is read once. */
    Mono<Asked> asked(UUID version) {
        return Mono.justOrEmpty(forms.getIfPresent(version))
                .switchIfEmpty(Mono.defer(() -> definition(version))
                        .map(Asked::of)
                        .doOnNext(asked -> forms.put(version, asked)));
    }

    private Mono<Link> read(String hash) {
        return DatabaseScope.system(Statement.of("""
                        SELECT p.id AS participant, c.id AS campaign, c.version_id, c.title, a.name AS asked_by, c.contact,
                               o.name AS organization, p.audience, c.anonymous, c.opens_on, c.closes_on, c.closed_on, c.grace_days,
                               c.paused, c.state = 'SCORED' AS scored, p.quota, l.supervised, l.invitation_id, a.time_zone
                        FROM (SELECT k.participant_id, k.supervised, NULL::uuid AS invitation_id FROM surveys_links k
                              WHERE k.secret_hash = :hash AND k.revoked_at IS NULL
                              UNION ALL
                              SELECT i.participant_id, false, i.id FROM surveys_letters t JOIN surveys_invitations i ON i.id = t.invitation_id
                              WHERE t.secret_hash = :hash AND i.revoked_on IS NULL) l
                        JOIN surveys_participants p ON p.id = l.participant_id
                        JOIN surveys_campaigns c ON c.id = p.campaign_id
                        JOIN organizations o ON o.id = p.organization_id
                        JOIN organizations a ON a.id = c.organization_id
                        WHERE c.state <> 'DRAFT'""")
                .bind("hash", hash)
                .on(database)
                .map(RespondentLinks::link)
                .one());
    }

    private Mono<JsonNode> definition(UUID version) {
        return DatabaseScope.system(Statement.of(
                        "SELECT v.definition FROM surveys_questionnaire_versions v WHERE v.id = :id")
                .bind("id", version)
                .on(database)
                .map(row ->
                        json.readTree(Rows.get(row, "definition", Json.class).asArray()))
                .one());
    }

    private static Link link(Readable row) {
        return new Link(
                Rows.get(row, "participant", UUID.class),
                Rows.get(row, "campaign", UUID.class),
                Rows.get(row, "version_id", UUID.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "asked_by", String.class),
                row.get("contact", String.class),
                Rows.get(row, "organization", String.class),
                Audience.valueOf(Rows.get(row, "audience", String.class)),
                Rows.get(row, "anonymous", Boolean.class),
                Rows.get(row, "opens_on", LocalDate.class),
                Rows.get(row, "closes_on", LocalDate.class),
                row.get("closed_on", LocalDate.class),
                Rows.get(row, "grace_days", Integer.class),
                Rows.get(row, "paused", Boolean.class),
                Rows.get(row, "scored", Boolean.class),
                row.get("quota", Integer.class),
                Rows.get(row, "supervised", Boolean.class),
                row.get("invitation_id", UUID.class),
                Rows.get(row, "time_zone", String.class));
    }
}
