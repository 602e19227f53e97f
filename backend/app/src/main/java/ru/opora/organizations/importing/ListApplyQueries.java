package ru.opora.organizations.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL that carries a list out, some rows a statement. */
@Repository
class ListApplyQueries {

    private static final String FIELDS = """
            CROSS JOIN LATERAL jsonb_to_record(r.fields) AS f(parent_id uuid, kind text, name text, short_name text, inn text, ogrn text,
                registry_code text, locality text, address text, phone text, email text, website text, head text, time_zone text)
            WHERE r.import_id = :id AND r.position = ANY(:positions) AND\s""";

    private final DatabaseClient database;

    ListApplyQueries(DatabaseClient database) {
        this.database = database;
    }

    /** The next rows that add or change an organisation. */
    Mono<List<Integer>> next(UUID importId, int most) {
        return Statement.of("""
                        SELECT position FROM organizations_import_rows
                        WHERE import_id = :id AND NOT done AND outcome IN ('NEW', 'UPDATE') ORDER BY position LIMIT :most""")
                .bind("id", importId)
                .bind("most", most)
                .on(database)
                .map(row -> Rows.get(row, "position", Integer.class))
                .all()
                .collectList();
    }

    /** Adds the municipalities that rows to be carried out name and that are not there. */
    Mono<Void> municipalities(UUID importId) {
        return Statement.of("""
                        INSERT INTO organizations (id, parent_id, path, kind, name, time_zone)
                        SELECT (m ->> 'organizationId')::uuid, i.organization_id, '', 'MUNICIPALITY', m ->> 'name', p.time_zone
                        FROM organizations_imports i JOIN organizations p ON p.id = i.organization_id
                        CROSS JOIN LATERAL jsonb_array_elements(i.municipalities) m
                        WHERE i.id = :id AND (m ->> 'added')::boolean AND EXISTS (
                            SELECT 1 FROM organizations_import_rows r
                            WHERE r.import_id = :id AND r.outcome = 'NEW' AND r.fields ->> 'parent_id' = m ->> 'organizationId')
                        ON CONFLICT (id) DO NOTHING""").bind("id", importId).on(database).then();
    }

    /** Adds the organisations of new rows. */
    Mono<Void> add(UUID importId, List<Integer> positions) {
        return these(
                """
                INSERT INTO organizations (id, parent_id, path, kind, name, short_name, inn, ogrn, registry_code, locality,
                    address, phone, email, website, head, time_zone)
                SELECT r.organization_id, f.parent_id, '', f.kind, f.name, f.short_name, f.inn, f.ogrn, f.registry_code, f.locality,
                    f.address, f.phone, f.email, f.website, f.head, coalesce(f.time_zone, p.time_zone)
                FROM organizations_import_rows r
                """ + FIELDS.replace("WHERE", "JOIN organizations p ON p.id = f.parent_id WHERE") + "r.outcome = 'NEW'",
                importId,
                positions);
    }

    /** What day it is in a place. */
    Mono<LocalDate> today(UUID place, Instant now) {
        return Statement.of("SELECT opora_today(:now, o.time_zone) AS today FROM organizations o WHERE o.id = :place")
                .bind("place", place)
                .bind("now", now)
                .on(database)
                .map(row -> Rows.get(row, "today", LocalDate.class))
                .one();
    }

    /** Notes renamings as acts of a day, keeps the former names as aliases, and lets changes of names begin that day. */
    Mono<Void> rename(UUID importId, List<Integer> positions, LocalDate day, String by, String reason) {
        Statement acts = Statement.of(
                        """
                        WITH renamed AS (
                            SELECT o.id, o.name AS former, coalesce(f.name, o.name) AS name, coalesce(f.short_name, o.short_name) AS short_name
                            FROM organizations_import_rows r
                            """ + FIELDS.replace("WHERE", "JOIN organizations o ON o.id = r.organization_id WHERE") + """
                            r.outcome = 'UPDATE' AND (f.name <> o.name OR f.short_name IS DISTINCT FROM o.short_name AND f.short_name IS NOT NULL)
                        ), alias AS (
                            INSERT INTO organizations_aliases (id, organization_id, text, kind)
                            SELECT gen_random_uuid(), id, former, 'FORMER_NAME' FROM renamed WHERE former <> name ON CONFLICT DO NOTHING
                        ), act AS (
                            INSERT INTO organizations_changes (id, organization_id, action, effective_on, name, short_name, reason, state, created_by)
                            SELECT gen_random_uuid(), id, 'RENAME', :day, name, short_name, :reason, 'DONE', :by FROM renamed
                        )
                        SELECT set_config('opora.effective', :day::date::text, true) AS day""")
                .bind("id", importId)
                .bind("positions", positions.toArray(Integer[]::new))
                .bind("day", day)
                .bind("by", by)
                .bind("reason", reason);
        return acts.on(database).map(row -> true).one().then();
    }

    /** Changes the organisations of changed rows; what a row leaves empty stays. */
    Mono<Void> change(UUID importId, List<Integer> positions) {
        return these(
                """
                UPDATE organizations o
                SET kind = coalesce(f.kind, o.kind), name = coalesce(f.name, o.name), short_name = coalesce(f.short_name, o.short_name),
                    inn = coalesce(f.inn, o.inn), ogrn = coalesce(f.ogrn, o.ogrn),
                    registry_code = coalesce(f.registry_code, o.registry_code), locality = coalesce(f.locality, o.locality),
                    address = coalesce(f.address, o.address), phone = coalesce(f.phone, o.phone), email = coalesce(f.email, o.email),
                    website = coalesce(f.website, o.website), head = coalesce(f.head, o.head),
                    time_zone = coalesce(f.time_zone, o.time_zone), version = o.version + 1, updated_at = now()
                FROM organizations_import_rows r
                """ + FIELDS + "r.outcome = 'UPDATE' AND o.id = r.organization_id AND o.state = 'ACTIVE'",
                importId,
                positions);
    }

    /** Marks the rows as carried out. Gives the organisations they are, with the municipalities added for them. */
    Mono<List<UUID>> done(UUID importId, List<Integer> positions) {
        return Statement.of("""
                        WITH done AS (
                            UPDATE organizations_import_rows SET done = true
                            WHERE import_id = :id AND position = ANY(:positions) RETURNING organization_id, fields)
                        SELECT DISTINCT unnest(ARRAY[organization_id, (fields ->> 'parent_id')::uuid]) AS id FROM done""")
                .bind("id", importId)
                .bind("positions", positions.toArray(Integer[]::new))
                .on(database)
                .map(row -> java.util.Optional.ofNullable(row.get("id", UUID.class)))
                .all()
                .flatMapIterable(id -> id.stream().toList())
                .collectList();
    }

    /** Says of a row that the database refused it: a number that is another organisation's. */
    Mono<Void> refuse(UUID importId, int position) {
        return Statement.of("""
                        UPDATE organizations_import_rows
                        SET outcome = 'ERROR', errors = '[{"role": null, "code": "CONFLICT"}]'
                        WHERE import_id = :id AND position = :position""")
                .bind("id", importId)
                .bind("position", position)
                .on(database)
                .then();
    }

    private Mono<Void> these(String sql, UUID importId, List<Integer> positions) {
        return Statement.of(sql)
                .bind("id", importId)
                .bind("positions", positions.toArray(Integer[]::new))
                .on(database)
                .then();
    }
}
