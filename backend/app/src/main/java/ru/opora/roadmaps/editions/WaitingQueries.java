package ru.opora.roadmaps.editions;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.roadmaps.RoadmapApproval;
import ru.opora.roadmaps.editions.WaitingAmendments.Approved;

/** The SQL of amendments that wait for their day. */
@Repository
class WaitingQueries {

    private static final String DUE = """
            SELECT r.id, r.amends_id, r.base_edition, r.order_number, r.order_date, r.signatory, r.effective_on, r.approval_reason,
                   r.approved_by, r.approved_at, r.version, opora_today(:now, o.time_zone) AS today
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
            WHERE r.amends_id IS NOT NULL AND r.state = 'APPROVED' AND r.approval_failure IS NULL
              AND r.effective_on <= opora_today(:now, o.time_zone)""";

    private final DatabaseClient database;

    WaitingQueries(DatabaseClient database) {
        this.database = database;
    }

    /** One that is this transaction's alone. */
    record Taken(Approved amendment, long version, LocalDate today) {}

    /** Gives 0 when the draft is not of that version any more. */
    Mono<Long> begin(Approved amendment, long version) {
        RoadmapApproval approval = amendment.approval();
        return Statement.of("""
                        UPDATE roadmaps SET state = 'APPROVED', order_number = :number, order_date = :date, signatory = :signatory,
                            effective_on = :day, approval_reason = :reason, approved_by = :by, approved_at = :at,
                            approval_withdrawn = NULL, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND state IN ('DRAFT', 'IN_AGREEMENT')""")
                .bind("id", amendment.draft())
                .bind("version", version)
                .bind("number", approval.orderNumber())
                .bind("date", approval.orderDate())
                .bind("signatory", approval.signatory())
                .bind("day", approval.effective())
                .bindNullable("reason", approval.reason(), String.class)
                .bind("by", amendment.by())
                .bind("at", amendment.at())
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Gives 0 when it does not wait, or is not of that version any more. */
    Mono<Long> withdraw(UUID draft, long version, String reason) {
        return Statement.of("""
                        UPDATE roadmaps SET state = 'DRAFT', effective_on = NULL, approval_reason = NULL, approved_by = NULL,
                            approved_at = NULL, approval_failure = NULL, approval_withdrawn = :reason, version = version + 1,
                            updated_at = now()
                        WHERE id = :id AND version = :version AND amends_id IS NOT NULL AND state = 'APPROVED'""")
                .bind("id", draft)
                .bind("version", version)
                .bind("reason", reason)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Flux<Approved> due(Instant now) {
        return Statement.of(DUE)
                .append("ORDER BY r.effective_on, r.approved_at, r.id")
                .bind("now", now)
                .on(database)
                .map(WaitingQueries::approved)
                .all();
    }

    /** Empty when it does not wait any more, or another node has it. */
    Mono<Taken> take(UUID draft, Instant now) {
        return Statement.of(DUE)
                .append("AND r.id = :id FOR UPDATE OF r SKIP LOCKED")
                .bind("id", draft)
                .bind("now", now)
                .on(database)
                .map(row -> new Taken(
                        approved(row), Rows.get(row, "version", Long.class), Rows.get(row, "today", LocalDate.class)))
                .one();
    }

    Mono<Long> fail(UUID draft, String why) {
        return Statement.of("""
                        UPDATE roadmaps SET approval_failure = :why, version = version + 1, updated_at = now()
                        WHERE id = :id AND amends_id IS NOT NULL AND state = 'APPROVED'""")
                .bind("id", draft)
                .bind("why", why)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Approved approved(Readable row) {
        return new Approved(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "amends_id", UUID.class),
                Rows.get(row, "base_edition", Integer.class),
                new RoadmapApproval(
                        Rows.get(row, "order_number", String.class),
                        Rows.get(row, "order_date", LocalDate.class),
                        Rows.get(row, "signatory", String.class),
                        Rows.get(row, "effective_on", LocalDate.class),
                        row.get("approval_reason", String.class),
                        null,
                        null),
                Rows.get(row, "approved_by", String.class),
                Rows.get(row, "approved_at", Instant.class));
    }
}
