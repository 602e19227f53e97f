package ru.opora.monitoring.rounds;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;

/** The SQL that opens a round: what it measures and whom is copied, and closes it. */
@Repository
class PanelQueries {

    private final DatabaseClient database;

    PanelQueries(DatabaseClient database) {
        this.database = database;
    }

    /** Copies the definitions of the catalogue. */
    Mono<Long> freeze(UUID round) {
        return Statement.of("""
                        UPDATE monitoring_round_indicators c SET code = i.code, definition = i.definition
                        FROM monitoring_indicators i WHERE i.id = c.indicator_id AND c.round_id = :round""")
                .bind("round", round)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /**
     * A form for each school that was there on the day of the panel, with its name and place of that day. Of a programme: for each
     * that took part in it then.
     */
    Mono<Long> fill(UUID round) {
        return Statement.of("""
                        WITH r AS (
                            SELECT r.id, r.programme_id, r.panel_on AS day, w.id AS owner_id, w.name AS owner_name, w.path AS owner_path
                            FROM monitoring_rounds r JOIN organizations w ON w.id = r.organization_id WHERE r.id = :round)
                        INSERT INTO monitoring_round_forms (round_id, organization_id, name, municipality_id, municipality_name, path)
                        SELECT r.id, v.organization_id, v.name, coalesce(m.id, r.owner_id), coalesce(m.name, r.owner_name), v.path
                        FROM r JOIN organizations_versions v ON v.path <@ r.owner_path AND v.kind = 'SCHOOL' AND v.state = 'ACTIVE'
                            AND v.valid_from <= r.day AND (v.valid_to IS NULL OR v.valid_to >= r.day)
                        JOIN organizations s ON s.id = v.organization_id AND s.path <@ r.owner_path
                        LEFT JOIN LATERAL (
                            SELECT a.organization_id AS id, a.name FROM organizations_versions a
                            WHERE a.organization_id = ANY (opora_chain(v.path)) AND a.kind = 'MUNICIPALITY'
                              AND a.valid_from <= r.day AND (a.valid_to IS NULL OR a.valid_to >= r.day)
                            ORDER BY nlevel(a.path) DESC LIMIT 1) m ON true
                        WHERE r.programme_id IS NULL OR EXISTS (
                            SELECT 1 FROM organizations_participations p
                            WHERE p.programme_id = r.programme_id AND p.organization_id = v.organization_id
                              AND p.entered_on <= r.day AND (p.left_on IS NULL OR p.left_on > r.day))""")
                .bind("round", round)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> open(UUID round, long version, int cells, long schools) {
        return Statement.of("""
                        UPDATE monitoring_rounds SET state = 'OPEN', opened_at = now(), cell_count = :cells, school_count = :schools,
                            version = version + 1, updated_at = now()
                        WHERE id = :round AND version = :version AND state = 'DRAFT'""")
                .bind("round", round)
                .bind("version", version)
                .bind("cells", cells)
                .bind("schools", Math.toIntExact(schools))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> close(UUID round, long version) {
        return Statement.of("""
                        UPDATE monitoring_rounds SET state = 'CLOSED', closed_at = now(), version = version + 1, updated_at = now()
                        WHERE id = :round AND version = :version AND state = 'OPEN'""")
                .bind("round", round)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }
}
