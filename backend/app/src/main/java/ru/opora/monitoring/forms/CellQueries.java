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

    private static final String CHANGEABLE = """
            AND f.level = 0 AND EXISTS (
                SELECT 1 FROM organizations u WHERE u.id = f.organization_id AND u.path <@ (SELECT opora_scope()))""";

    private final DatabaseClient database;
    private final JsonMapper json;

    CellQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A cell to be written. */
    record Written(
            UUID form,
            UUID indicator,
            String breakdown,
            @Nullable BigDecimal value,
            @Nullable String missing,
            @Nullable String evidence,
            @Nullable UUID file) {}

    /** A value from elsewhere. */
    record Brought(UUID organization, BigDecimal value, Map<String, String> trace) {}

    /** A value that was reckoned; null: it cannot be. */
    record Reckoned(UUID form, UUID indicator, @Nullable BigDecimal value) {}

    /** What is known of a form, by code. */
    record Known(UUID form, Map<String, BigDecimal> values) {}

    /**
     * Sums of a municipality are changed by one writer at a time: several statements of a transaction change them, and two
     * writers could wait for each other for ever. Who changes many forms, or closes the round, waits for all of them
     * ({@code Rounds.openAlone}).
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

    /** Takes forms for this writer, each by the version it was read in; of those that somebody has changed or confirmed since, none. */
    Flux<UUID> take(Map<UUID, Long> versions, String subject) {
        return Statement.of("""
                        UPDATE monitoring_round_forms f SET version = f.version + 1, changed_by = :by, updated_at = now()
                        FROM unnest(:forms, :versions) AS c (id, version)
                        WHERE f.id = c.id AND f.version = c.version AND f.level = 0
                        RETURNING f.id""")
                .bind("forms", versions.keySet().toArray(UUID[]::new))
                .bind("versions", versions.values().toArray(Long[]::new))
                .bind("by", subject)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all();
    }

    Mono<Void> write(List<Written> cells, String subject) {
        return Statement.of("""
                        INSERT INTO monitoring_values AS v (form_id, round_indicator_id, breakdown, value, missing, origin, evidence, file_id, entered_by)
                        SELECT c.form, c.indicator, c.breakdown, c.value, c.missing, 'ENTERED', c.evidence, c.file, :by
                        FROM jsonb_to_recordset(:cells) AS c (form uuid, indicator uuid, breakdown text, value numeric, missing text, evidence text, file uuid)
                        ON CONFLICT (form_id, round_indicator_id, breakdown) DO UPDATE SET value = excluded.value, missing = excluded.missing,
                            evidence = excluded.evidence, file_id = excluded.file_id, entered_by = excluded.entered_by, origin = 'ENTERED',
                            trace = NULL, traced = NULL, version = v.version + 1, updated_at = now()
                        WHERE (v.value, v.missing, v.evidence, v.file_id) IS DISTINCT FROM (excluded.value, excluded.missing, excluded.evidence, excluded.file_id)""")
                .bind("cells", Json.of(json.writeValueAsBytes(cells)))
                .bind("by", subject)
                .on(database)
                .then();
    }

    /**
     * How many of these files the caller sees that belong to an organisation on the way to the school, or are in the form already: a
     * file of the region stays when a district, which does not see it, writes what stands beside it.
     */
    Mono<Long> files(Collection<UUID> files, UUID school, UUID form) {
        return Statement.of("""
                        SELECT count(*) AS found FROM unnest(:files) AS w (id)
                        WHERE EXISTS (SELECT 1 FROM monitoring_values v WHERE v.form_id = :form AND v.file_id = w.id)
                           OR EXISTS (
                               SELECT 1 FROM files x JOIN organizations o ON o.id = x.organization_id
                               WHERE x.id = w.id AND o.path @> (SELECT s.path FROM organizations s WHERE s.id = :school))""")
                .bind("files", files.toArray(UUID[]::new))
                .bind("school", school)
                .bind("form", form)
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
                            INSERT INTO monitoring_values AS v (form_id, round_indicator_id, value, origin, traced)
                            SELECT f.id, :measured, c.value, 'SOURCE', c.trace
                            FROM jsonb_to_recordset(:values) AS c (organization uuid, value numeric, trace jsonb)
                            JOIN monitoring_round_forms f ON f.round_id = :round AND f.organization_id = c.organization AND f.level = 0
                            ON CONFLICT (form_id, round_indicator_id, breakdown) DO UPDATE SET value = excluded.value, missing = NULL,
                                origin = 'SOURCE', trace = NULL, traced = excluded.traced, entered_by = NULL, version = v.version + 1, updated_at = now()
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

    /**
     * What formulas need of forms, some after another in the order of their ids. Of all forms at once: of those that may change,
     * which are neither confirmed nor of a school that lies elsewhere today.
     */
    Flux<Known> known(UUID round, @Nullable Collection<UUID> forms, Collection<String> codes, UUID after, int most) {
        return Statement.of("""
                        SELECT f.id, coalesce(jsonb_object_agg(k.code, k.value) FILTER (WHERE k.value IS NOT NULL), '{}') AS known
                        FROM (SELECT f.id FROM monitoring_round_forms f WHERE f.round_id = :round AND f.id > :after""")
                .and("f.id = ANY (:forms)", "forms", ids(forms))
                .append(forms == null ? CHANGEABLE : "")
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

    private static UUID @Nullable [] ids(@Nullable Collection<UUID> forms) {
        return forms == null ? null : forms.toArray(UUID[]::new);
    }

    /** Puts beside each value what it weighs now. */
    Mono<Void> weigh(UUID measured, UUID by, @Nullable Collection<UUID> forms) {
        return Statement.of("""
                        UPDATE monitoring_values v SET weight = x.weight
                        FROM (SELECT o.id, CASE WHEN w.value >= 0 THEN w.value END AS weight
                              FROM monitoring_values o LEFT JOIN monitoring_values w
                                  ON w.form_id = o.form_id AND w.round_indicator_id = :by AND w.breakdown = ''
                              WHERE o.round_indicator_id = :measured""")
                .bind("measured", measured)
                .bind("by", by)
                .and("o.form_id = ANY (:forms)", "forms", ids(forms))
                .append(") x WHERE v.id = x.id AND v.weight IS DISTINCT FROM x.weight")
                .on(database)
                .then();
    }
}
