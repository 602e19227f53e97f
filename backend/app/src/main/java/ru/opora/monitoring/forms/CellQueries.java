package ru.opora.monitoring.forms;

import io.r2dbc.postgresql.codec.Json;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that writes cells. Many at once come as JSON: an array of numbers could not hold what is missing. */
@Repository
class CellQueries {

    private static final TypeReference<Map<String, BigDecimal>> NUMBERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    CellQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A cell to be written. */
    record Written(
            UUID indicator,
            String breakdown,
            @Nullable BigDecimal value,
            @Nullable String missing,
            @Nullable String evidence,
            @Nullable UUID file) {}

    /** A value from elsewhere. */
    record Brought(UUID organization, BigDecimal value, String trace) {}

    /** A value that was reckoned; null: it cannot be. */
    record Reckoned(UUID form, UUID indicator, @Nullable BigDecimal value) {}

    /** What is known of a form, by code. */
    record Known(UUID form, Map<String, BigDecimal> values) {}

    /**
     * Sums of a municipality are changed by one writer at a time: several statements of a transaction change them, and two
     * writers could wait for each other for ever.
     */
    Mono<Void> waitFor(UUID round, UUID municipality) {
        return Statement.of("""
                        SELECT pg_advisory_xact_lock_shared(hashtext('monitoring round'), hashtext(:round)),
                               pg_advisory_xact_lock(hashtext('monitoring municipality'), hashtext(:round || :municipality))""")
                .bind("round", round.toString())
                .bind("municipality", municipality.toString())
                .on(database)
                .then();
    }

    /** The same for who writes in all of a round. */
    Mono<Void> waitForAll(UUID round) {
        return Statement.of("SELECT pg_advisory_xact_lock(hashtext('monitoring round'), hashtext(:round))")
                .bind("round", round.toString())
                .on(database)
                .then();
    }

    /** Takes the form for this writer, if nobody has changed or confirmed it since. */
    Mono<Long> take(UUID form, long version, String subject) {
        return Statement.of("""
                        UPDATE monitoring_round_forms SET version = version + 1, changed_by = :by, updated_at = now()
                        WHERE id = :form AND version = :version AND level = 0""")
                .bind("form", form)
                .bind("version", version)
                .bind("by", subject)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> write(UUID form, List<Written> cells, String subject) {
        return Statement.of("""
                        INSERT INTO monitoring_values AS v (form_id, round_indicator_id, breakdown, value, missing, origin, evidence, file_id, entered_by)
                        SELECT :form, c.indicator, c.breakdown, c.value, c.missing, 'ENTERED', c.evidence, c.file, :by
                        FROM jsonb_to_recordset(:cells) AS c (indicator uuid, breakdown text, value numeric, missing text, evidence text, file uuid)
                        ON CONFLICT (form_id, round_indicator_id, breakdown) DO UPDATE SET value = excluded.value, missing = excluded.missing,
                            evidence = excluded.evidence, file_id = excluded.file_id, entered_by = excluded.entered_by, origin = 'ENTERED',
                            trace = NULL, version = v.version + 1, updated_at = now()
                        WHERE (v.value, v.missing, v.evidence, v.file_id) IS DISTINCT FROM (excluded.value, excluded.missing, excluded.evidence, excluded.file_id)""")
                .bind("form", form)
                .bind("cells", Json.of(json.writeValueAsBytes(cells)))
                .bind("by", subject)
                .on(database)
                .then();
    }

    /** How many of these files the caller sees that belong to an organisation on the way to the school. */
    Mono<Long> files(Collection<UUID> files, UUID school) {
        return Statement.of("""
                        SELECT count(*) AS found FROM files x JOIN organizations o ON o.id = x.organization_id
                        WHERE x.id = ANY (:files) AND o.path @> (SELECT s.path FROM organizations s WHERE s.id = :school)""")
                .bind("files", files.toArray(UUID[]::new))
                .bind("school", school)
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    /**
     * Values from a source, into forms that nobody has confirmed; what somebody entered stays. Forms that got something have
     * a new version: whoever is filling one in at this moment is told.
     */
    Mono<Long> bring(UUID round, UUID measured, List<Brought> values) {
        return Statement.of("""
                        WITH written AS (
                            INSERT INTO monitoring_values AS v (form_id, round_indicator_id, value, origin, trace)
                            SELECT f.id, :measured, c.value, 'SOURCE', c.trace
                            FROM jsonb_to_recordset(:values) AS c (organization uuid, value numeric, trace text)
                            JOIN monitoring_round_forms f ON f.round_id = :round AND f.organization_id = c.organization AND f.level = 0
                            ON CONFLICT (form_id, round_indicator_id, breakdown) DO UPDATE SET value = excluded.value, missing = NULL,
                                origin = 'SOURCE', trace = excluded.trace, entered_by = NULL, version = v.version + 1, updated_at = now()
                            WHERE (v.origin = 'SOURCE' OR num_nonnulls(v.value, v.missing) = 0) AND v.value IS DISTINCT FROM excluded.value
                            RETURNING form_id),
                        touched AS (
                            UPDATE monitoring_round_forms f SET version = f.version + 1, updated_at = now()
                            FROM written w WHERE f.id = w.form_id)
                        SELECT count(*) AS written FROM written""")
                .bind("round", round)
                .bind("measured", measured)
                .bind("values", Json.of(json.writeValueAsBytes(values)))
                .on(database)
                .map(row -> Rows.get(row, "written", Long.class))
                .one();
    }

    /** What formulas need of forms, some after another in the order of their ids. */
    Flux<Known> known(UUID round, @Nullable UUID form, Collection<String> codes, UUID after, int most) {
        return Statement.of("""
                        SELECT f.id, coalesce(jsonb_object_agg(k.code, k.value) FILTER (WHERE k.value IS NOT NULL), '{}') AS known
                        FROM (SELECT f.id FROM monitoring_round_forms f WHERE f.round_id = :round AND f.id > :after""")
                .and("f.id = :form", "form", form)
                .append("""
                        ORDER BY f.id LIMIT :most) f
                        LEFT JOIN LATERAL (
                            SELECT c.code, v.value FROM monitoring_round_indicators c
                            JOIN monitoring_values v ON v.form_id = f.id AND v.round_indicator_id = c.id AND v.breakdown = ''
                            WHERE c.round_id = :round AND c.code = ANY (:codes)) k ON true
                        GROUP BY f.id ORDER BY f.id""")
                .bind("round", round)
                .bind("codes", codes.toArray(String[]::new))
                .bind("after", after)
                .bind("most", most)
                .on(database)
                .map(row -> new Known(
                        Rows.get(row, "id", UUID.class),
                        json.readValue(Rows.get(row, "known", Json.class).asArray(), NUMBERS)))
                .all();
    }

    Mono<Void> reckon(List<Reckoned> values) {
        return Statement.of("""
                        INSERT INTO monitoring_values AS v (form_id, round_indicator_id, value, origin)
                        SELECT c.form, c.indicator, c.value, 'FORMULA'
                        FROM jsonb_to_recordset(:values) AS c (form uuid, indicator uuid, value numeric)
                        WHERE c.value IS NOT NULL OR EXISTS (
                            SELECT 1 FROM monitoring_values o WHERE o.form_id = c.form AND o.round_indicator_id = c.indicator)
                        ON CONFLICT (form_id, round_indicator_id, breakdown) DO UPDATE SET value = excluded.value,
                            version = v.version + 1, updated_at = now()
                        WHERE v.value IS DISTINCT FROM excluded.value""")
                .bind("values", Json.of(json.writeValueAsBytes(values)))
                .on(database)
                .then();
    }

    /** Puts beside each value what it weighs now. */
    Mono<Void> weigh(UUID measured, UUID by, @Nullable UUID form) {
        return Statement.of("""
                        UPDATE monitoring_values v SET weight = x.weight
                        FROM (SELECT o.id, CASE WHEN w.value >= 0 THEN w.value END AS weight
                              FROM monitoring_values o LEFT JOIN monitoring_values w
                                  ON w.form_id = o.form_id AND w.round_indicator_id = :by AND w.breakdown = ''
                              WHERE o.round_indicator_id = :measured""")
                .bind("measured", measured)
                .bind("by", by)
                .and("o.form_id = :form", "form", form)
                .append(") x WHERE v.id = x.id AND v.weight IS DISTINCT FROM x.weight")
                .on(database)
                .then();
    }
}
