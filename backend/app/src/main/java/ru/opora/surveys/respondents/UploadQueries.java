package ru.opora.surveys.respondents;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.files.ContentOwner;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** The SQL of files in answers. It is asked as the system: respondents have no account. */
@Repository
class UploadQueries implements ContentOwner {

    /** One link that is passed on fills its own share, and not the campaign. */
    private static final int SHARES = 10;

    private static final Duration LATER = Duration.ofMinutes(15);

    private final DatabaseClient database;

    UploadQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A file that is kept. */
    record Upload(
            UUID id,
            UUID campaign,
            UUID participant,
            String question,
            String name,
            String mediaType,
            long size,
            UUID content,
            LocalDate receivedOn) {}

    /**
     * A file as an answer names it.
     *
     * @param pointer where in the request
     * @param id null when it is none
     */
    record Attached(String pointer, @Nullable UUID id, String question, String name, String type, long size) {}

    /** Bytes that are kept. */
    private record Used(long campaign, long participant) {}

    Mono<Upload> find(UUID id) {
        return Statement.of("SELECT u.* FROM surveys_uploads u WHERE u.id = :id")
                .bind("id", id)
                .on(database)
                .map(UploadQueries::upload)
                .one();
    }

    /**
     * Adds a file if there is room for it; of several at once each is counted. Where there is none it is told to come again, and
     * devices keep the answer: somebody may make room, and the answer is not lost for a file.
     *
     * @param share of a participant; a campaign has {@value #SHARES} times as much
     */
    @Transactional
    Mono<Void> insert(Upload upload, long share) {
        return Statement.of("SELECT pg_advisory_xact_lock(hashtextextended('surveys_uploads ' || :campaign::text, 0))")
                .bind("campaign", upload.campaign())
                .on(database)
                .then()
                .then(Mono.defer(() -> used(upload)))
                .filter(used -> used.participant() + upload.size() <= share
                        && used.campaign() + upload.size() <= share * SHARES)
                .switchIfEmpty(Mono.error(() -> ProblemException.later(ProblemType.UNAVAILABLE, LATER)))
                .then(Mono.defer(() -> insert(upload)));
    }

    /** Those that are there for this answer and as it says; they are part of it from now on. */
    Flux<UUID> attach(UUID participant, UUID response, List<Attached> files) {
        List<Attached> whole = files.stream().filter(file -> file.id() != null).toList();
        return Statement.of("""
                        UPDATE surveys_uploads u SET response_id = :response
                        FROM unnest(:ids::uuid[], :questions::text[], :names::text[], :types::text[], :sizes::bigint[])
                             AS g (id, question, name, type, size)
                        WHERE u.id = g.id AND u.participant_id = :participant AND u.question = g.question AND u.name = g.name
                          AND u.media_type = g.type AND u.size = g.size AND (u.response_id IS NULL OR u.response_id = :response)
                        RETURNING u.id""")
                .bind("response", response)
                .bind("participant", participant)
                .bind("ids", array(whole, Attached::id, UUID[]::new))
                .bind("questions", array(whole, Attached::question, String[]::new))
                .bind("names", array(whole, Attached::name, String[]::new))
                .bind("types", array(whole, Attached::type, String[]::new))
                .bind("sizes", array(whole, Attached::size, Long[]::new))
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all();
    }

    /** Deletes rows received before a day that no stored answer refers to. */
    Mono<Long> forgetUnused(LocalDate before) {
        return Statement.of("""
                        DELETE FROM surveys_uploads u WHERE u.received_on < :before
                          AND NOT EXISTS (SELECT 1 FROM surveys_responses r WHERE r.id = u.response_id)""").bind("before", before).on(database).fetch().rowsUpdated();
    }

    @Override
    public Flux<UUID> known(Collection<UUID> contents) {
        return Statement.of("SELECT u.content FROM surveys_uploads u WHERE u.content = ANY (:contents)")
                .bind("contents", contents.toArray(UUID[]::new))
                .on(database)
                .map(row -> Rows.get(row, "content", UUID.class))
                .all();
    }

    private Mono<Used> used(Upload upload) {
        return Statement.of("""
                        SELECT coalesce(sum(u.size), 0)::bigint AS campaign,
                               coalesce(sum(u.size) FILTER (WHERE u.participant_id = :participant), 0)::bigint AS participant
                        FROM surveys_uploads u WHERE u.campaign_id = :campaign""")
                .bind("campaign", upload.campaign())
                .bind("participant", upload.participant())
                .on(database)
                .map(row -> new Used(Rows.get(row, "campaign", Long.class), Rows.get(row, "participant", Long.class)))
                .one();
    }

    private Mono<Void> insert(Upload upload) {
        return Statement.of("""
                        INSERT INTO surveys_uploads (id, campaign_id, participant_id, question, name, media_type, size, content, received_on)
                        VALUES (:id, :campaign, :participant, :question, :name, :type, :size, :content, :day)""")
                .bind("id", upload.id())
                .bind("campaign", upload.campaign())
                .bind("participant", upload.participant())
                .bind("question", upload.question())
                .bind("name", upload.name())
                .bind("type", upload.mediaType())
                .bind("size", upload.size())
                .bind("content", upload.content())
                .bind("day", upload.receivedOn())
                .on(database)
                .then();
    }

    private static <T> T[] array(List<Attached> files, Function<Attached, T> part, IntFunction<T[]> maker) {
        return files.stream().map(part).toArray(maker);
    }

    private static Upload upload(Readable row) {
        return new Upload(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "campaign_id", UUID.class),
                Rows.get(row, "participant_id", UUID.class),
                Rows.get(row, "question", String.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "media_type", String.class),
                Rows.get(row, "size", Long.class),
                Rows.get(row, "content", UUID.class),
                Rows.get(row, "received_on", LocalDate.class));
    }
}
