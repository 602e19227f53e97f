package ru.opora.organizations.importing;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
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

/** The SQL of an import's rows. Rows travel some thousand a statement. */
@Repository
class ListRowQueries {

    private static final String SELECT = """
            SELECT r.*, o.name AS called
            FROM organizations_import_rows r LEFT JOIN organizations o ON o.id = r.organization_id
            WHERE\s""";

    private static final int AT_ONCE = 4000;

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<ListRowView.FieldChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<RowFields.Fault>> FAULTS = new TypeReference<>() {};
    private static final TypeReference<List<ListRowView.Candidate>> CANDIDATES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    ListRowQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A judged row as stored.
     *
     * @param called what the organisation is called today; null when there is none
     */
    record Stored(JudgedRow judged, boolean done, @Nullable String called) {}

    /** Puts the judged rows in the place of those that are not carried out yet. */
    Mono<Void> replace(UUID importId, List<JudgedRow> rows) {
        return Statement.of("DELETE FROM organizations_import_rows WHERE import_id = :id AND NOT done")
                .bind("id", importId)
                .on(database)
                .then()
                .thenMany(Flux.fromIterable(rows).buffer(AT_ONCE).concatMap(part -> insert(importId, part)))
                .then();
    }

    /** The rows as printed that are not carried out yet. */
    Flux<ListRow> open(UUID importId) {
        return Statement.of("""
                        SELECT position, table_index, sheet, number, heading, cells FROM organizations_import_rows
                        WHERE import_id = :id AND NOT done ORDER BY position""")
                .bind("id", importId)
                .on(database)
                .map(ListRowQueries::printed)
                .all();
    }

    /** Rows from a position on. */
    Flux<Stored> page(UUID importId, @Nullable RowOutcome outcome, int after, int limit) {
        return Statement.of(SELECT + "r.import_id = :id AND r.position > :after")
                .bind("id", importId)
                .bind("after", after)
                .and("r.outcome = :outcome", "outcome", outcome == null ? null : outcome.name())
                .append("ORDER BY r.position LIMIT :limit")
                .bind("limit", limit)
                .on(database)
                .map(this::stored)
                .all();
    }

    /** The rows that were not carried out because of what is wrong in them. */
    Flux<Stored> wrong(UUID importId) {
        return Statement.of(SELECT + """
                        r.import_id = :id AND r.outcome IN ('ERROR', 'AMBIGUOUS') ORDER BY r.position""")
                .bind("id", importId)
                .on(database)
                .map(this::stored)
                .all();
    }

    private Mono<Void> insert(UUID importId, List<JudgedRow> rows) {
        return Statement.of("""
                        INSERT INTO organizations_import_rows (import_id, position, table_index, sheet, number, heading, cells, outcome,
                            fields, municipality, organization_id, changes, errors, candidates)
                        SELECT :id, position, table_index, sheet, number, heading, cells, outcome,
                            fields, municipality, organization_id, changes, errors, candidates
                        FROM jsonb_to_recordset(:rows::jsonb) AS r(position integer, table_index integer, sheet text, number integer,
                            heading text, cells text[], outcome text, fields jsonb, municipality text, organization_id uuid,
                            changes jsonb, errors jsonb, candidates jsonb)""")
                .bind("id", importId)
                .bind(
                        "rows",
                        Json.of(json.writeValueAsBytes(
                                rows.stream().map(ListRowQueries::columns).toList())))
                .on(database)
                .then();
    }

    private static Map<String, @Nullable Object> columns(JudgedRow judged) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        ListRow row = judged.row();
        columns.put("position", row.position());
        columns.put("table_index", row.table());
        columns.put("sheet", row.sheet());
        columns.put("number", row.number());
        columns.put("heading", row.heading());
        columns.put("cells", row.cells());
        columns.put("outcome", judged.outcome());
        columns.put("fields", judged.fields());
        columns.put("municipality", judged.municipality());
        columns.put("organization_id", judged.organizationId());
        columns.put("changes", judged.changes());
        columns.put("errors", judged.faults());
        columns.put("candidates", judged.candidates());
        return columns;
    }

    private static ListRow printed(Readable row) {
        return new ListRow(
                Rows.get(row, "position", Integer.class),
                Rows.get(row, "table_index", Integer.class),
                Rows.get(row, "sheet", String.class),
                Rows.get(row, "number", Integer.class),
                List.of(Rows.get(row, "cells", String[].class)),
                row.get("heading", String.class));
    }

    private Stored stored(Readable row) {
        return new Stored(
                new JudgedRow(
                        printed(row),
                        RowOutcome.valueOf(Rows.get(row, "outcome", String.class)),
                        json.readValue(bytes(row, "fields"), FIELDS),
                        row.get("municipality", String.class),
                        row.get("organization_id", UUID.class),
                        json.readValue(bytes(row, "changes"), CHANGES),
                        json.readValue(bytes(row, "errors"), FAULTS),
                        json.readValue(bytes(row, "candidates"), CANDIDATES)),
                Rows.get(row, "done", Boolean.class),
                row.get("called", String.class));
    }

    private static byte[] bytes(Readable row, String column) {
        return Rows.get(row, column, Json.class).asArray();
    }
}
