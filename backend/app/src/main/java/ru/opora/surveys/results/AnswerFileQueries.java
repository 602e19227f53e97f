package ru.opora.surveys.results;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.files.FileIntake;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.Audience;

/** The SQL of files in answers. It reads as the system; what may be told is decided before. Only files of counted answers are told. */
@Repository
class AnswerFileQueries {

    private static final String COUNTED = """
            JOIN surveys_responses r ON r.id = u.response_id
                AND NOT EXISTS (SELECT 1 FROM surveys_uncounted n WHERE n.response_id = r.id)""";

    private final DatabaseClient database;
    private final Clock clock;

    AnswerFileQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A file with where its content is. */
    record Stored(AnswerFileView view, UUID participant, String path, UUID content) {}

    /** How many of each participant attached something to a question. */
    Mono<Map<UUID, Long>> senders(UUID campaign, Audience audience, String question) {
        return DatabaseScope.system(Statement.of("""
                        SELECT u.participant_id, count(DISTINCT u.response_id) AS count
                        FROM surveys_participants p JOIN surveys_uploads u ON u.participant_id = p.id AND u.question = :question
                        %s
                        WHERE p.campaign_id = :campaign AND p.audience = :audience GROUP BY u.participant_id""".formatted(COUNTED))
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .bind("question", question)
                .on(database)
                .map(row -> Map.entry(Rows.get(row, "participant_id", UUID.class), Rows.get(row, "count", Long.class)))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue())));
    }

    /** Files of these participants, in an order by chance: their ids are random numbers of devices. */
    Flux<AnswerFileView> list(
            List<UUID> participants, String question, boolean named, @Nullable UUID after, int limit) {
        return DatabaseScope.system(select("u.participant_id = ANY (:participants) AND u.question = :question")
                .bind("participants", participants.toArray(UUID[]::new))
                .bind("question", question)
                .and("u.id > :after", "after", after)
                .append("ORDER BY u.id LIMIT :limit")
                .bind("limit", limit)
                .on(database)
                .map(row -> stored(row, named).view())
                .all());
    }

    Mono<Stored> find(UUID campaign, UUID id, boolean named) {
        return DatabaseScope.system(select("u.id = :id AND u.campaign_id = :campaign")
                .bind("id", id)
                .bind("campaign", campaign)
                .on(database)
                .map(row -> stored(row, named))
                .one());
    }

    /** Participants of an audience at and below a path. */
    Mono<List<UUID>> participants(UUID campaign, Audience audience, String path) {
        return DatabaseScope.system(Statement.of("""
                        SELECT p.id FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        WHERE p.campaign_id = :campaign AND p.audience = :audience AND o.path <@ :path::ltree""")
                        .bind("campaign", campaign)
                        .bind("audience", audience.name())
                        .bind("path", path)
                        .on(database)
                        .map(row -> Rows.get(row, "id", UUID.class))
                        .all())
                .collectList();
    }

    /** Writes down who opens a file; the record of changes has it with the moment. */
    Mono<Void> opened(Stored file, String subject) {
        return Statement.of("""
                        INSERT INTO surveys_openings (id, participant_id, upload_id, opened_by, opened_on)
                        VALUES (:id, :participant, :upload, :by, :day)""")
                .bind("id", UUID.randomUUID())
                .bind("participant", file.participant())
                .bind("upload", file.view().id())
                .bind("by", subject)
                .bind("day", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .on(database)
                .then();
    }

    private static Statement select(String condition) {
        return Statement.of("""
                        SELECT u.id, u.participant_id, u.question, u.name, u.media_type, u.size, u.content, p.audience, o.path::text AS path,
                               o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                               o.parent_id AS organization_parent_id
                        FROM surveys_uploads u
                        JOIN surveys_participants p ON p.id = u.participant_id
                        JOIN organizations o ON o.id = p.organization_id
                        %s
                        WHERE %s""".formatted(COUNTED, condition));
    }

    /** Nothing of what somebody called it, not even how they wrote its ending. */
    private static String nameless(String type) {
        String extension = FileIntake.extension(type);
        return extension.isEmpty() ? "file" : "file." + extension;
    }

    private static Stored stored(Readable row, boolean named) {
        String type = Rows.get(row, "media_type", String.class);
        String name = Rows.get(row, "name", String.class);
        var view = new AnswerFileView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Audience.valueOf(Rows.get(row, "audience", String.class)),
                Rows.get(row, "question", String.class),
                named ? name : nameless(type),
                type,
                Rows.get(row, "size", Long.class));
        return new Stored(
                view,
                Rows.get(row, "participant_id", UUID.class),
                Rows.get(row, "path", String.class),
                Rows.get(row, "content", UUID.class));
    }
}
