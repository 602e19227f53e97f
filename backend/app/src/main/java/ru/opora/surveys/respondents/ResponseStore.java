package ru.opora.surveys.respondents;

import io.r2dbc.postgresql.codec.Json;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.respondents.ResponseRow.Outcome;
import ru.opora.surveys.respondents.ResponseRow.Outcome.Kind;

/** Stores answers, many with one statement: it is one transaction, committed when its outcome is told. */
@Repository
class ResponseStore {

    /** How many answers a participant has, counted and not counted yet. */
    private static final String ANSWERED = """
            (coalesce((SELECT a.count FROM surveys_answered a WHERE a.participant_id = %1$s), 0)
             + (SELECT count(*) FROM surveys_uncounted u WHERE u.participant_id = %1$s))""";

    private static final String FULL =
            "(CASE WHEN p.quota IS NOT NULL THEN p.quota <= " + ANSWERED.formatted("p.id") + " END)";

    private static final String INSERT = """
            WITH given AS (
                SELECT * FROM ROWS FROM (
                    unnest(:ids::uuid[], :campaigns::uuid[], :participants::uuid[], :languages::text[], :days::date[],
                        :late::bool[], :respondents::text[], :devices::text[]),
                    jsonb_array_elements(:answers), jsonb_array_elements(:computed))
                AS g (id, campaign_id, participant_id, language, received_on, late, respondent, device, answers, computed)
            ), held AS ( -- whoever takes one of these out, or scores the campaign, waits, and then sees the answers
                SELECT p.id FROM surveys_participants p JOIN surveys_campaigns c ON c.id = p.campaign_id
                WHERE p.id = ANY (:participants::uuid[]) AND c.state <> 'SCORED' AND %s IS NOT TRUE FOR KEY SHARE
            ), added AS (
                INSERT INTO surveys_responses (id, campaign_id, participant_id, answers, computed, language,
                    received_on, late, respondent, device_hash)
                SELECT g.id, g.campaign_id, g.participant_id, g.answers, g.computed, g.language,
                       g.received_on, g.late, nullif(g.respondent, ''), nullif(g.device, '')
                FROM given g JOIN held h ON h.id = g.participant_id ORDER BY g.id
                ON CONFLICT DO NOTHING RETURNING id, participant_id
            ), queued AS (
                INSERT INTO surveys_uncounted (response_id, participant_id) SELECT a.id, a.participant_id FROM added a
            )
            SELECT coalesce(array_agg(a.id), '{}') AS ids FROM added a""".formatted(FULL);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    ResponseStore(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** What became of each, in the order given. One that the database refuses does not take the others with it. */
    Mono<List<Outcome>> write(List<ResponseRow> rows) {
        Map<Boolean, List<ResponseRow>> parts = rows.stream().collect(Collectors.partitioningBy(ResponseRow::limited));
        return written(parts.getOrDefault(false, List.of()), this::together)
                .zipWith(written(parts.getOrDefault(true, List.of()), this::counted))
                .map(outcomes -> {
                    Iterator<Outcome> free = outcomes.getT1().iterator();
                    Iterator<Outcome> limited = outcomes.getT2().iterator();
                    return rows.stream()
                            .map(row -> (row.limited() ? limited : free).next())
                            .toList();
                });
    }

    private Mono<List<Outcome>> written(
            List<ResponseRow> rows, Function<List<ResponseRow>, Mono<List<Outcome>>> write) {
        return rows.isEmpty()
                ? Mono.just(List.of())
                : write.apply(rows)
                        .onErrorResume(
                                failure -> rows.size() > 1 && !(failure instanceof DataAccessResourceFailureException),
                                failure -> oneByOne(rows));
    }

    private Mono<List<Outcome>> together(List<ResponseRow> rows) {
        return DatabaseScope.system(insert(rows))
                .flatMap(added -> added.size() == rows.size()
                        ? Mono.just(rows.stream()
                                .map(row -> Outcome.of(Kind.STORED))
                                .toList())
                        : explained(rows, added));
    }

    /**
     * One after another in one transaction, in which nobody else adds to these groups: each statement sees how many there are.
     * Who comes meanwhile waits for the commit.
     */
    private Mono<List<Outcome>> counted(List<ResponseRow> rows) {
        Mono<List<Outcome>> work = Statement.of("""
                        SELECT p.id FROM surveys_participants p WHERE p.id = ANY (:participants::uuid[])
                        ORDER BY p.id FOR NO KEY UPDATE""")
                .bind("participants", array(rows, ResponseRow::participant, UUID[]::new))
                .on(database)
                .then()
                .thenMany(Flux.fromIterable(rows).concatMap(row -> together(List.of(row))))
                .map(outcomes -> outcomes.get(0))
                .collectList();
        return DatabaseScope.system(transaction.transactional(work));
    }

    /** Whether this very answer is stored already. */
    Mono<Boolean> isStored(ResponseRow row) {
        return known(List.of(row)).map(known -> known.get(0) == Known.SAME);
    }

    /** How many answers a participant has at this moment. */
    Mono<Long> answered(UUID participant) {
        return DatabaseScope.system(Statement.of("SELECT " + ANSWERED.formatted(":id") + " AS count")
                .bind("id", participant)
                .on(database)
                .map(row -> Rows.get(row, "count", Long.class))
                .one());
    }

    private Mono<List<Outcome>> oneByOne(List<ResponseRow> rows) {
        return Flux.fromIterable(rows)
                .concatMap(row -> write(List.of(row))
                        .map(outcomes -> outcomes.get(0))
                        .onErrorResume(failure -> Mono.just(Outcome.failed(failure))))
                .collectList();
    }

    /** Sorted by id, so that two batches with the same retried answers wait for each other in one order only. */
    private Mono<Set<UUID>> insert(List<ResponseRow> rows) {
        return Statement.of(INSERT)
                .bind("ids", array(rows, ResponseRow::id, UUID[]::new))
                .bind("campaigns", array(rows, ResponseRow::campaign, UUID[]::new))
                .bind("participants", array(rows, ResponseRow::participant, UUID[]::new))
                .bind("answers", json(rows, ResponseRow::answers))
                .bind("computed", json(rows, ResponseRow::computed))
                .bind("languages", array(rows, ResponseRow::language, String[]::new))
                .bind("days", array(rows, ResponseRow::receivedOn, LocalDate[]::new))
                .bind("late", array(rows, ResponseRow::late, Boolean[]::new))
                .bind("respondents", array(rows, row -> orEmpty(row.respondent()), String[]::new))
                .bind("devices", array(rows, row -> orEmpty(row.deviceHash()), String[]::new))
                .on(database)
                .map(row -> Set.of(Rows.get(row, "ids", UUID[].class)))
                .one();
    }

    /** Of those that were not added: the same is there, something else is, the device has answered, or nobody is asked. */
    private Mono<List<Outcome>> explained(List<ResponseRow> rows, Set<UUID> added) {
        return known(rows).map(known -> {
            Set<UUID> fresh = new HashSet<>(added);
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                outcomes.add(Outcome.of(
                        switch (known.getOrDefault(i, Known.GONE)) {
                            case GONE -> Kind.GONE;
                            case OVER -> Kind.OVER;
                            case FULL -> Kind.FULL;
                            case NOT_THERE -> Kind.DEVICE_USED;
                            case OTHER -> Kind.DIFFERS;
                            // of equal ones in this batch one is told that it was the first
                            case SAME -> fresh.remove(rows.get(i).id()) ? Kind.STORED : Kind.REPEATED;
                        }));
            }
            return outcomes;
        });
    }

    /**
     * What is stored under an id, beside an answer that is given. GONE, OVER, FULL: nothing, and nobody is asked there any more, or
     * the campaign is scored, or as many have answered as are taken.
     */
    private enum Known {
        SAME,
        OTHER,
        NOT_THERE,
        GONE,
        OVER,
        FULL
    }

    /** By their places in the list what is stored under their ids. */
    private Mono<Map<Integer, Known>> known(List<ResponseRow> rows) {
        return DatabaseScope.system(Statement.of("""
                        SELECT (g.place - 1)::int AS place, CASE
                            WHEN r.participant_id = g.participant_id AND r.answers = g.answers THEN 'SAME'
                            WHEN r.id IS NOT NULL THEN 'OTHER'
                            WHEN p.id IS NULL THEN 'GONE'
                            WHEN c.state = 'SCORED' THEN 'OVER'
                            WHEN %s THEN 'FULL'
                            ELSE 'NOT_THERE' END AS known
                        FROM ROWS FROM (
                            unnest(:ids::uuid[], :participants::uuid[]), jsonb_array_elements(:answers))
                             WITH ORDINALITY AS g (id, participant_id, answers, place)
                        LEFT JOIN surveys_responses r ON r.id = g.id
                        LEFT JOIN surveys_participants p ON p.id = g.participant_id
                        LEFT JOIN surveys_campaigns c ON c.id = p.campaign_id""".formatted(FULL))
                .bind("ids", array(rows, ResponseRow::id, UUID[]::new))
                .bind("participants", array(rows, ResponseRow::participant, UUID[]::new))
                .bind("answers", json(rows, ResponseRow::answers))
                .on(database)
                .map(row -> Map.entry(
                        Rows.get(row, "place", Integer.class), Known.valueOf(Rows.get(row, "known", String.class))))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue())));
    }

    private static <T> T[] array(List<ResponseRow> rows, Function<ResponseRow, T> part, IntFunction<T[]> maker) {
        return rows.stream().map(part).toArray(maker);
    }

    /** One JSON array of them: in an array of texts each of their quotation marks would be escaped here and read back there. */
    private static Json json(List<ResponseRow> rows, Function<ResponseRow, byte[]> part) {
        var all = new ByteArrayOutputStream(
                rows.stream().mapToInt(row -> part.apply(row).length + 1).sum() + 1);
        char before = '[';
        for (ResponseRow row : rows) {
            all.write(before);
            all.writeBytes(part.apply(row));
            before = ',';
        }
        all.write(']');
        return Json.of(all.toByteArray());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
