package ru.opora.monitoring.assessments.importing;

import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.assessments.importing.ResultImportView.Counts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes batches of results, or only says what writing them would come to. Rows go into a table of the connection by COPY and from there
 * by statements over all of them. The connection is the owner's: COPY knows no row-level security. So only rows come here whose schools
 * and assessments were looked for below the import's organisation.
 */
@Component
class ResultWriting {

    private static final String STAGED = """
            CREATE TEMP TABLE staged (assessment_id uuid, organization_id uuid, class_letter text, participants integer, mark2 integer,
                mark3 integer, mark4 integer, mark5 integer, below integer, mean float8) ON COMMIT DELETE ROWS""";

    /** A batch is looked up by its keys: what a plan for all results at once would read whole. */
    private static final String BY_KEYS = "SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";

    private static final String NOW = """
            monitoring_results r ON r.assessment_id = s.assessment_id AND r.organization_id = s.organization_id
                AND r.class_letter = s.class_letter AND r.valid_to IS NULL""";

    private static final String DIFFERS = """
            (r.participants, r.mark2, r.mark3, r.mark4, r.mark5, r.below, r.mean) IS DISTINCT FROM
            (s.participants, s.mark2, s.mark3, s.mark4, s.mark5, s.below, s.mean)""";

    private static final String COMPARE = "SELECT count(*) FILTER (WHERE r.id IS NULL)::integer AS added, "
            + "count(*) FILTER (WHERE r.id IS NOT NULL AND " + DIFFERS + ")::integer AS changed FROM staged s LEFT JOIN " + NOW;

    private static final String END = "UPDATE monitoring_results r SET valid_to = $1 FROM staged s "
            + "WHERE r.assessment_id = s.assessment_id AND r.organization_id = s.organization_id AND r.class_letter = s.class_letter "
            + "AND r.valid_to IS NULL AND " + DIFFERS;

    private static final String ADD = """
            INSERT INTO monitoring_results (assessment_id, organization_id, class_letter, participants, mark2, mark3, mark4, mark5, below, mean,
                valid_from, import_id, recorded_by, reason)
            SELECT assessment_id, organization_id, class_letter, participants, mark2, mark3, mark4, mark5, below, mean, $1, $2, $3, $4 FROM staged""";

    private static final String UNLESS_SAME =
            " ON CONFLICT (assessment_id, organization_id, class_letter, valid_to) DO NOTHING";

    private static final String FRESH = """
            INSERT INTO monitoring_assessments (id, organization_id, kind, subject, grade, school_year, label, held_on, created_by)
            SELECT id, $2, procedure ->> 'kind', procedure ->> 'subject', (procedure ->> 'grade')::smallint,
                   (procedure ->> 'schoolYear')::smallint, procedure ->> 'label', "heldOn", $3
            FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, procedure jsonb, "heldOn" date)""";

    private static final String FAULTS = """
            INSERT INTO monitoring_results_faults (import_id, number, role, code, cells)
            SELECT $2, number, role, code, cells FROM jsonb_to_recordset($1::jsonb) AS f(number integer, role text, code text, cells text[])
            ON CONFLICT DO NOTHING""";

    private static final String PROGRESS = """
            UPDATE monitoring_results_imports SET processed = $2, counts = $3, claimed_until = now() + interval '1 minute'
            WHERE id = $1 AND status = $4""";

    private final JsonMapper json;

    ResultWriting(JsonMapper json) {
        this.json = json;
    }

    /** Makes a connection ready: in whose name the record of changes is written, and where rows wait. */
    Mono<Void> begin(PostgresqlConnection connection, ResultImport of) {
        PostgresqlStatement tell = connection
                .createStatement("SELECT set_config('opora.subject', $1, false), set_config('opora.request', $2, false), "
                        + "set_config('opora.operation', 'results of assessments', false), set_config('opora.reason', $3, false)")
                .bind("$1", subject(of))
                .bind("$2", of.id().toString())
                .bind("$3", of.fileName());
        return updated(tell)
                .then(updated(connection.createStatement(BY_KEYS)))
                .then(updated(connection.createStatement(STAGED)))
                .then();
    }

    /** One batch whole or not at all, with how far the file is. Gives what it came to. */
    Mono<Counts> step(PostgresqlConnection connection, ResultImport of, ResultBatch batch, Counts before) {
        boolean writes = of.status() == ResultImportView.Status.APPLYING;
        Mono<Counts> work = stage(connection, of, batch, writes)
                .then(writes ? write(connection, of, batch) : compare(connection, batch))
                .delayUntil(now -> progress(connection, of, before.plus(now)));
        return connection
                .beginTransaction()
                .then(work)
                .delayUntil(now -> connection.commitTransaction())
                .onErrorResume(failure -> connection.rollbackTransaction().then(Mono.error(failure)));
    }

    private Mono<Void> stage(PostgresqlConnection connection, ResultImport of, ResultBatch batch, boolean writes) {
        Mono<Long> copied = batch.taken() == 0
                ? Mono.just(0L)
                : connection.copyIn("COPY staged FROM STDIN", Flux.defer(() -> Flux.just(Unpooled.wrappedBuffer(batch.lines()))));
        return writes
                ? fresh(connection, of, batch).then(copied).then()
                : faults(connection, of, batch).then(copied).then();
    }

    private Mono<Long> fresh(PostgresqlConnection connection, ResultImport of, ResultBatch batch) {
        return batch.fresh().isEmpty()
                ? Mono.just(0L)
                : updated(connection
                        .createStatement(FRESH)
                        .bind("$1", Json.of(json.writeValueAsBytes(batch.fresh())))
                        .bind("$2", of.organizationId())
                        .bind("$3", subject(of)));
    }

    private Mono<Long> faults(PostgresqlConnection connection, ResultImport of, ResultBatch batch) {
        return batch.faults().isEmpty()
                ? Mono.just(0L)
                : updated(connection
                        .createStatement(FAULTS)
                        .bind("$1", Json.of(json.writeValueAsBytes(batch.faults())))
                        .bind("$2", of.id()));
    }

    private Mono<Counts> compare(PostgresqlConnection connection, ResultBatch batch) {
        return connection
                .createStatement(COMPARE)
                .execute()
                .concatMap(result -> result.map(row -> List.of(
                        Objects.requireNonNull(row.get("added", Integer.class)),
                        Objects.requireNonNull(row.get("changed", Integer.class)))))
                .single()
                .map(found -> counts(batch, found.get(0), found.get(1)));
    }

    private Mono<Counts> write(PostgresqlConnection connection, ResultImport of, ResultBatch batch) {
        if (batch.taken() == 0) {
            return Mono.just(counts(batch, 0, 0));
        }
        return moment(connection)
                .flatMap(moment -> (batch.onlyFresh() ? Mono.just(0L) : end(connection, moment))
                        .flatMap(ended -> add(connection, of, moment, batch.onlyFresh())
                                .map(added -> counts(batch, (int) (added - ended), ended.intValue()))));
    }

    private static Mono<Instant> moment(PostgresqlConnection connection) {
        return connection
                .createStatement("SELECT monitoring_results_moment(false) AS moment")
                .execute()
                .concatMap(result -> result.map(row -> Objects.requireNonNull(row.get("moment", Instant.class))))
                .single();
    }

    private static Mono<Long> end(PostgresqlConnection connection, Instant moment) {
        return updated(connection.createStatement(END).bind("$1", moment));
    }

    private static Mono<Long> add(PostgresqlConnection connection, ResultImport of, Instant moment, boolean onlyFresh) {
        return updated(connection
                .createStatement(onlyFresh ? ADD : ADD + UNLESS_SAME)
                .bind("$1", moment)
                .bind("$2", of.id())
                .bind("$3", subject(of))
                .bind("$4", of.reason() == null ? Parameters.in(String.class) : of.reason()));
    }

    private Mono<Void> progress(PostgresqlConnection connection, ResultImport of, Counts counts) {
        return updated(connection
                        .createStatement(PROGRESS)
                        .bind("$1", of.id())
                        .bind("$2", counts.rows())
                        .bind("$3", Json.of(json.writeValueAsBytes(counts)))
                        .bind("$4", of.status().name()))
                .filter(updated -> updated == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The import " + of.id() + " is gone or has another state")))
                .then();
    }

    private static Counts counts(ResultBatch batch, int added, int changed) {
        return new Counts(
                batch.rows(),
                added,
                changed,
                batch.taken() - added - changed,
                batch.faulty(),
                batch.fresh().size());
    }

    private static String subject(ResultImport of) {
        return Objects.requireNonNullElse(of.appliedBy(), of.createdBy());
    }

    private static Mono<Long> updated(PostgresqlStatement statement) {
        return statement.execute().concatMap(io.r2dbc.postgresql.api.PostgresqlResult::getRowsUpdated).reduce(0L, Long::sum);
    }
}
