package ru.opora.organizations.partnerships;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of partnerships. A pair is seen by who sees one of its schools. */
@Repository
class PartnershipQueries {

    /** The school of the other side may lie beyond what row-level security shows: then it is null here. */
    private static final String SELECT = """
            SELECT p.id, p.kind, p.organization_id, p.partner_id, p.valid_from, p.valid_to, p.agreement_number,
                   p.agreement_date, p.ended_reason, p.version, p.updated_at, t.today,
                   s.state
            FROM organizations_partnerships p
            LEFT JOIN organizations o ON o.id = p.organization_id
            LEFT JOIN organizations q ON q.id = p.partner_id
            CROSS JOIN LATERAL (SELECT opora_today(:now, coalesce(o.time_zone, q.time_zone)) AS today) t
            CROSS JOIN LATERAL (SELECT CASE WHEN p.valid_to < t.today OR p.ended_at IS NOT NULL THEN 'ENDED'
                                            WHEN p.valid_from > t.today THEN 'PLANNED' ELSE 'CURRENT' END AS state) s
            WHERE (o.path <@ :scope::ltree[] OR q.path <@ :scope::ltree[])""";

    private final DatabaseClient database;

    PartnershipQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable PartnershipKind kind,
            @Nullable PartnershipState state,
            @Nullable Instant updatedSince) {}

    /** A partnership as read, and what day it is there. */
    record Row(
            UUID id,
            PartnershipKind kind,
            UUID organizationId,
            UUID partnerId,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            PartnershipState state,
            @Nullable String agreementNumber,
            @Nullable LocalDate agreementDate,
            @Nullable String endedReason,
            LocalDate today,
            long version,
            Instant updatedAt) {}

    /** A school of a pair, with its place in the tree. */
    record School(
            UUID id,
            String name,
            OrganizationKind kind,
            @Nullable UUID parentId,
            String path) {}

    /**
     * A page of partnerships.
     *
     * @param few the schools that come into question on either side, when they are few: then it is read by them
     */
    Mono<Page<Row>> list(
            Caller caller, Instant now, Filter filter, UUID @Nullable [] few, int limit, @Nullable String cursor) {
        Statement statement = select(caller, now)
                .and("(p.organization_id = ANY(:few) OR p.partner_id = ANY(:few))", "few", few)
                .and(":organization IN (p.organization_id, p.partner_id)", "organization", filter.organization())
                .and(
                        "EXISTS (SELECT 1 FROM organizations w WHERE w.id = :within AND (o.path <@ w.path OR q.path <@ w.path))",
                        "within",
                        filter.within())
                .and(
                        "p.kind = :kind",
                        "kind",
                        filter.kind() == null ? null : filter.kind().name())
                .and(
                        "s.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .and("p.updated_at >= :updatedSince", "updatedSince", filter.updatedSince());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (p.valid_from, p.id) < (:afterFrom, :afterId)")
                        .bind("afterFrom", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY p.valid_from DESC, p.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(PartnershipQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.validFrom().toString(), row.id().toString())));
    }

    Mono<Row> find(Caller caller, Instant now, UUID id) {
        return select(caller, now)
                .and("p.id = :id", "id", id)
                .on(database)
                .map(PartnershipQueries::row)
                .one();
    }

    /** An organisation, if row-level security shows it. */
    Mono<School> school(UUID id) {
        return schools("organizations o WHERE o.id = ANY(:ids)", List.of(id)).next();
    }

    Mono<Boolean> isActive(UUID id) {
        return Statement.of("SELECT o.state = 'ACTIVE' AS active FROM organizations o WHERE o.id = :id")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "active", Boolean.class))
                .one();
    }

    /** Who the schools of pairs are, on both sides. */
    Flux<School> paired(Collection<UUID> ids) {
        return schools("organizations_paired_schools(:ids) o", ids);
    }

    private Flux<School> schools(String source, Collection<UUID> ids) {
        return Statement.of("SELECT o.id, o.name, o.kind, o.parent_id, o.path::text AS path FROM " + source)
                .bind("ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(row -> new School(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "name", String.class),
                        OrganizationKind.valueOf(Rows.get(row, "kind", String.class)),
                        row.get("parent_id", UUID.class),
                        Rows.get(row, "path", String.class)))
                .all();
    }

    Mono<Void> insert(UUID id, PartnershipRequest request) {
        return Statement.of("""
                        INSERT INTO organizations_partnerships (id, kind, organization_id, partner_id, valid_from, valid_to,
                                                                agreement_number, agreement_date)
                        VALUES (:id, :kind, :organization, :partner, :from, :to, :number, :date)""")
                .bind("id", id)
                .bind("kind", request.kind().name())
                .bind("organization", request.organizationId())
                .bind("partner", request.partnerId())
                .bind("from", request.validFrom())
                .bindNullable("to", request.validTo(), LocalDate.class)
                .bindNullable("number", request.agreementNumber(), String.class)
                .bindNullable("date", request.agreementDate(), LocalDate.class)
                .on(database)
                .then();
    }

    /** Changes what the patch names, if the row still has the version and has not been ended. */
    Mono<Long> update(Row row, long version, PartnershipPatch patch) {
        return Statement.of("""
                        UPDATE organizations_partnerships
                        SET valid_from = :from, valid_to = :to, agreement_number = :number, agreement_date = :date,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND ended_at IS NULL""")
                .bind("id", row.id())
                .bind("version", version)
                .bind("from", patch.validFrom().orKeep(row.validFrom()))
                .bindNullable("to", patch.validTo().or(row.validTo()), LocalDate.class)
                .bindNullable("number", patch.agreementNumber().or(row.agreementNumber()), String.class)
                .bindNullable("date", patch.agreementDate().or(row.agreementDate()), LocalDate.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> end(UUID id, LocalDate date, String reason, Instant now) {
        return Statement.of("""
                        UPDATE organizations_partnerships
                        SET valid_to = greatest(valid_from, :date), ended_at = :now, ended_reason = :reason,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND ended_at IS NULL""")
                .bind("id", id)
                .bind("date", date)
                .bind("reason", reason)
                .bind("now", now)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement select(Caller caller, Instant now) {
        return Statement.of(SELECT)
                .bind("now", now)
                .bind("scope", caller.scope(OrganizationPermission.PARTNERSHIPS_READ));
    }

    private static Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                PartnershipKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "partner_id", UUID.class),
                Rows.get(row, "valid_from", LocalDate.class),
                row.get("valid_to", LocalDate.class),
                PartnershipState.valueOf(Rows.get(row, "state", String.class)),
                row.get("agreement_number", String.class),
                row.get("agreement_date", LocalDate.class),
                row.get("ended_reason", String.class),
                Rows.get(row, "today", LocalDate.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
