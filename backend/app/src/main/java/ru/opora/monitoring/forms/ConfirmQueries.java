package ru.opora.monitoring.forms;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of confirming and returning. */
@Repository
class ConfirmQueries {

    private static final String PLACED =
            "f.round_id = :round AND (f.organization_id = :within OR f.municipality_id = :within OR :within = :owner)";

    private final DatabaseClient database;

    ConfirmQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Confirms what is filled and was confirmed one step below: a municipality speaks for a school that has not, a region not for a
     * municipality.
     */
    Mono<Long> confirm(Caller caller, UUID round, UUID owner, UUID within, FormLevel level) {
        return placed(Statement.of("""
                        UPDATE monitoring_round_forms f SET state = 'CONFIRMED', level = :level, remark = NULL, changed_by = :by,
                            version = f.version + 1, updated_at = now()
                        FROM monitoring_rounds r, organizations u
                        WHERE r.id = f.round_id AND u.id = f.organization_id AND u.path <@ :write::ltree[] AND f.level < :level
                          AND f.filled >= r.cell_count AND (:level < 3 OR f.level = 2 OR f.municipality_id = r.organization_id) AND\s""" + PLACED), round, owner, within)
                .bind("level", level.stored())
                .bind("by", caller.subject())
                .bind("write", caller.scope(MonitoringPermission.WRITE))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Schools there that are not confirmed so far. */
    Mono<Long> left(UUID round, UUID owner, UUID within, FormLevel level) {
        return placed(
                        Statement.of("SELECT count(*) AS left_over FROM monitoring_round_forms f WHERE f.level < :level AND "
                                + PLACED),
                        round,
                        owner,
                        within)
                .bind("level", level.stored())
                .on(database)
                .map(row -> Rows.get(row, "left_over", Long.class))
                .one();
    }

    /** @param level as whom the caller speaks: what is confirmed above that stays */
    Mono<Long> sendBack(UUID form, FormLevel level, String remark, String subject) {
        return Statement.of("""
                        UPDATE monitoring_round_forms SET state = 'RETURNED', level = 0, remark = :remark, changed_by = :by,
                            version = version + 1, updated_at = now()
                        WHERE id = :form AND level BETWEEN 1 AND :level""")
                .bind("form", form)
                .bind("level", level.stored())
                .bind("remark", remark.strip())
                .bind("by", subject)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement placed(Statement statement, UUID round, UUID owner, UUID within) {
        return statement.bind("round", round).bind("owner", owner).bind("within", within);
    }
}
