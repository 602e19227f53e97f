package ru.opora.monitoring.forms;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.FormView.Completeness;
import ru.opora.monitoring.forms.FormView.Named;
import ru.opora.monitoring.forms.FormView.RoundPart;
import ru.opora.monitoring.forms.FormView.Summary;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.rounds.RoundKind;
import ru.opora.monitoring.rounds.RoundState;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/**
 * The SQL that reads forms: of schools inside own subtrees, today or on the day of the panel. A school that has left the caller's
 * subtree since is itself hidden from them, so what it is today is joined from outside.
 */
@Repository
class FormQueries {

    private static final String SELECT = """
            SELECT f.id, f.organization_id, f.name, f.municipality_id, f.municipality_name, f.state, f.level, f.remark, f.filled,
                   f.version, f.updated_at, r.cell_count,
                   coalesce(u.path::text, 'elsewhere') AS now_path
            FROM monitoring_round_forms f JOIN monitoring_rounds r ON r.id = f.round_id
            LEFT JOIN organizations u ON u.id = f.organization_id
            WHERE f.round_id = :round AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""";

    /** A municipality of the day of the panel; what else holds schools has those of today. */
    private static final String PLACE = """
            (f.municipality_id = :municipality OR u.path <@ (
                SELECT c.path FROM organizations c WHERE c.id = :municipality AND c.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL')))""";

    /** Schools of one workbook. */
    static final int MOST = 2000;

    private final DatabaseClient database;

    FormQueries(DatabaseClient database) {
        this.database = database;
    }

    /** @param path where the school is today; {@code elsewhere}, which is below nobody, when the caller sees it by the panel alone */
    record Stored(UUID id, Summary summary, @Nullable String remark, String path, long version) {}

    /** A cell that is there. */
    record StoredCell(
            UUID measured,
            String breakdown,
            @Nullable BigDecimal value,
            @Nullable String missing,
            Origin origin,
            @Nullable Map<String, String> trace,
            @Nullable String evidence,
            @Nullable UUID fileId,
            @Nullable String enteredBy) {}

    /** A cell and the form it is of. */
    record CellOf(UUID form, StoredCell cell) {}

    /** What a cell was in the round before. */
    record Before(UUID indicator, String breakdown, BigDecimal value) {}

    /** The round before, and the school's form in it. */
    record Previous(RoundPart round, UUID form) {}

    /**
     * What a list of forms may be narrowed by; null means everything.
     *
     * @param level confirmed so far up, or further
     * @param q part of the school's name
     */
    record Filter(
            @Nullable UUID municipality,
            @Nullable FormState state,
            @Nullable FormLevel level,
            @Nullable Boolean complete,
            @Nullable String q) {}

    Mono<Page<Summary>> list(Caller caller, UUID round, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = select(caller, round)
                .and(PLACE, "municipality", filter.municipality())
                .and("f.state = :state", "state", name(filter.state()))
                .and(
                        "f.level >= :level",
                        "level",
                        filter.level() == null ? null : filter.level().stored())
                .and("(f.filled >= r.cell_count) = :complete", "complete", filter.complete())
                .and("lower(f.name) LIKE :text", "text", Patterns.containing(filter.q()));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (f.name, f.organization_id) > (:afterName, :afterId)")
                        .bind("afterName", after.part(0, text -> text))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY f.name, f.organization_id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> stored(row).summary())
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.school().name(), row.school().id().toString())));
    }

    Mono<Stored> find(Caller caller, UUID round, UUID school) {
        return select(caller, round)
                .and("f.organization_id = :school", "school", school)
                .on(database)
                .map(FormQueries::stored)
                .one();
    }

    Mono<List<StoredCell>> cells(UUID form) {
        return cells(List.of(form)).map(CellOf::cell).collectList();
    }

    /** The cells that are there of several forms. */
    Flux<CellOf> cells(Collection<UUID> forms) {
        return Statement.of("""
                        SELECT v.form_id, v.round_indicator_id, v.breakdown, v.value, v.missing, v.origin, %s, v.evidence, v.file_id,
                               coalesce(p.name, v.entered_by) AS entered_by
                        FROM monitoring_values v LEFT JOIN organizations_people p ON p.subject = v.entered_by
                        WHERE v.form_id = ANY (:forms)""".formatted(Traces.COLUMNS))
                .bind("forms", forms.toArray(UUID[]::new))
                .on(database)
                .map(row -> new CellOf(Rows.get(row, "form_id", UUID.class), cell(row)))
                .all();
    }

    /** The forms of a municipality by the schools' names, not more than a workbook holds. */
    Flux<Stored> of(Caller caller, UUID round, UUID municipality) {
        return select(caller, round)
                .and("f.municipality_id = :municipality", "municipality", municipality)
                .append("ORDER BY f.name, f.organization_id LIMIT " + MOST)
                .on(database)
                .map(FormQueries::stored)
                .all();
    }

    Flux<Stored> of(Caller caller, UUID round, Collection<UUID> schools) {
        return select(caller, round)
                .and("f.organization_id = ANY (:schools)", "schools", schools.toArray(UUID[]::new))
                .append("LIMIT " + MOST)
                .on(database)
                .map(FormQueries::stored)
                .all();
    }

    /** The newest round of the same owner before this one that measured something of the same in the school. */
    Mono<Previous> previous(UUID round, UUID school) {
        return Statement.of("""
                        SELECT b.id, b.kind, b.title, b.opens_on, b.closes_on, b.state, f.id AS form
                        FROM monitoring_rounds r
                        JOIN monitoring_rounds b ON b.organization_id = r.organization_id AND b.state <> 'DRAFT'
                            AND (b.opens_on, b.id) < (r.opens_on, r.id)
                        JOIN monitoring_round_forms f ON f.round_id = b.id AND f.organization_id = :school
                        WHERE r.id = :round AND EXISTS (
                            SELECT 1 FROM monitoring_round_indicators one JOIN monitoring_round_indicators other ON other.indicator_id = one.indicator_id
                            WHERE one.round_id = r.id AND other.round_id = b.id)
                        ORDER BY b.opens_on DESC, b.id DESC LIMIT 1""")
                .bind("round", round)
                .bind("school", school)
                .on(database)
                .map(row -> new Previous(
                        new RoundPart(
                                Rows.get(row, "id", UUID.class),
                                RoundKind.valueOf(Rows.get(row, "kind", String.class)),
                                Rows.get(row, "title", String.class),
                                Rows.get(row, "opens_on", LocalDate.class),
                                Rows.get(row, "closes_on", LocalDate.class),
                                RoundState.valueOf(Rows.get(row, "state", String.class))),
                        Rows.get(row, "form", UUID.class)))
                .one();
    }

    /** Of what a round still measures in the same way: another unit or formula is nothing to compare with. */
    Flux<Before> before(UUID form, UUID round) {
        return Statement.of("""
                        SELECT c.indicator_id, v.breakdown, v.value
                        FROM monitoring_values v JOIN monitoring_round_indicators c ON c.id = v.round_indicator_id
                        JOIN monitoring_round_indicators n ON n.round_id = :round AND n.indicator_id = c.indicator_id
                          AND (n.definition ->> 'unit', n.definition ->> 'direction', n.definition ->> 'formula', n.definition ->> 'source')
                              IS NOT DISTINCT FROM
                              (c.definition ->> 'unit', c.definition ->> 'direction', c.definition ->> 'formula', c.definition ->> 'source')
                        WHERE v.form_id = :form AND v.value IS NOT NULL""")
                .bind("form", form)
                .bind("round", round)
                .on(database)
                .map(row -> new Before(
                        Rows.get(row, "indicator_id", UUID.class),
                        Rows.get(row, "breakdown", String.class),
                        Rows.get(row, "value", BigDecimal.class)))
                .all();
    }

    Mono<Page<Completeness>> completeness(Caller caller, UUID round, int limit, @Nullable String cursor) {
        Statement statement =
                Statement.of("""
                SELECT f.municipality_id, f.municipality_name, count(*) AS schools, sum(r.cell_count)::bigint AS cells,
                       count(*) FILTER (WHERE f.filled >= r.cell_count) AS complete, sum(f.filled)::bigint AS filled,
                       count(*) FILTER (WHERE f.level >= 1) AS by_school, count(*) FILTER (WHERE f.level >= 2) AS by_municipality,
                       count(*) FILTER (WHERE f.level = 3) AS by_region, count(*) FILTER (WHERE f.state = 'RETURNED') AS returned
                FROM monitoring_round_forms f JOIN monitoring_rounds r ON r.id = f.round_id
                LEFT JOIN organizations u ON u.id = f.organization_id
                WHERE f.round_id = :round AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""").bind("round", round).bind("read", caller.scope(MonitoringPermission.READ));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (f.municipality_name, f.municipality_id) > (:afterName, :afterId)")
                        .bind("afterName", after.part(0, text -> text))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("GROUP BY 1, 2 ORDER BY f.municipality_name, f.municipality_id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(FormQueries::completeness)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.municipality().name(),
                                row.municipality().id().toString())));
    }

    private static Statement select(Caller caller, UUID round) {
        return Statement.of(SELECT).bind("round", round).bind("read", caller.scope(MonitoringPermission.READ));
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static Stored stored(Readable row) {
        var summary = new Summary(
                new Named(Rows.get(row, "organization_id", UUID.class), Rows.get(row, "name", String.class)),
                new Named(
                        Rows.get(row, "municipality_id", UUID.class), Rows.get(row, "municipality_name", String.class)),
                FormState.valueOf(Rows.get(row, "state", String.class)),
                FormLevel.of(Rows.get(row, "level", Integer.class)),
                Rows.get(row, "filled", Integer.class),
                Rows.get(row, "cell_count", Integer.class),
                Rows.get(row, "updated_at", Instant.class));
        return new Stored(
                Rows.get(row, "id", UUID.class),
                summary,
                row.get("remark", String.class),
                Rows.get(row, "now_path", String.class),
                Rows.get(row, "version", Long.class));
    }

    private static StoredCell cell(Readable row) {
        String origin = Rows.get(row, "origin", String.class);
        return new StoredCell(
                Rows.get(row, "round_indicator_id", UUID.class),
                Rows.get(row, "breakdown", String.class),
                row.get("value", BigDecimal.class),
                row.get("missing", String.class),
                origin.equals("ENTERED") ? Origin.MANUAL : Origin.valueOf(origin),
                Traces.of(row),
                row.get("evidence", String.class),
                row.get("file_id", UUID.class),
                row.get("entered_by", String.class));
    }

    private static Completeness completeness(Readable row) {
        return new Completeness(
                new Named(
                        Rows.get(row, "municipality_id", UUID.class), Rows.get(row, "municipality_name", String.class)),
                Rows.get(row, "schools", Long.class),
                Rows.get(row, "complete", Long.class),
                Rows.get(row, "filled", Long.class),
                Rows.get(row, "cells", Long.class),
                Rows.get(row, "by_school", Long.class),
                Rows.get(row, "by_municipality", Long.class),
                Rows.get(row, "by_region", Long.class),
                Rows.get(row, "returned", Long.class));
    }
}
