package ru.opora.roadmaps.editions;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.editions.AgreementView.State;

/** The SQL of visas: who is asked to agree to a draft, and what each answered. Neighbours do not read each other's answers. */
@Repository
class AgreementQueries {

    /** Those asked whom the caller sees: the owner's people all, others their own organisations. */
    private static final String ANSWERS = """
            WITH plan AS MATERIALIZED (
                SELECT r.id, r.organization_id, r.proposed_below, p.path, roadmaps_text_hash(r.id) AS text_hash
                FROM roadmaps r JOIN organizations p ON p.id = r.organization_id WHERE r.id = :roadmap
            ), asked AS (
                SELECT o.* FROM organizations o CROSS JOIN plan p
                WHERE o.id <> p.organization_id AND o.state = 'ACTIVE'
                  AND (p.proposed_below AND o.path <@ p.path
                       OR o.id IN (SELECT g.organization_id FROM roadmaps_proposals g WHERE g.roadmap_id = p.id))
                  AND (p.path <@ :read::ltree[] OR o.path <@ :read::ltree[])
            ), answers AS (
                SELECT o.id, o.name, o.kind, o.parent_id, a.person_name, a.agreed_at, CASE
                    WHEN EXISTS (SELECT 1 FROM roadmaps_comments c WHERE c.roadmap_id = p.id AND c.checkpoint_id IS NULL
                        AND c.parent_id IS NULL AND c.resolved_at IS NULL AND c.thread_organization_id = o.id) THEN 'REMARKS'
                    WHEN a.text_hash = p.text_hash THEN 'AGREED' WHEN a.id IS NOT NULL THEN 'AGREED_BEFORE' ELSE 'SILENT' END AS state
                FROM asked o CROSS JOIN plan p
                LEFT JOIN roadmaps_agreements a ON a.roadmap_id = p.id AND a.organization_id = o.id
            )
            SELECT\s""";

    private final DatabaseClient database;

    AgreementQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<AgreementView>> list(
            Caller caller, UUID roadmap, @Nullable State state, int limit, @Nullable String cursor) {
        Statement statement =
                answers(caller, roadmap).and("o.state = :state", "state", state == null ? null : state.name());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, o.id) > (:afterName, :afterId)")
                        .bind("afterName", after.part(0, text -> text))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, o.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(AgreementQueries::view)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.organization().name(),
                                row.organization().id().toString())));
    }

    /** The answers of some of those asked. */
    Mono<List<AgreementView>> of(Caller caller, UUID roadmap, UUID[] organizations) {
        return answers(caller, roadmap)
                .and("o.id = ANY(:organizations)", "organizations", organizations)
                .append("ORDER BY o.name, o.id")
                .on(database)
                .map(AgreementQueries::view)
                .all()
                .collectList();
    }

    Mono<ProposalView.Answers> counts(Caller caller, UUID roadmap) {
        return Statement.of(ANSWERS + """
                        count(*) FILTER (WHERE o.state = 'AGREED') AS agreed, count(*) FILTER (WHERE o.state = 'AGREED_BEFORE') AS before,
                        count(*) FILTER (WHERE o.state = 'REMARKS') AS remarks, count(*) FILTER (WHERE o.state = 'SILENT') AS silent
                        FROM answers o""")
                .bind("roadmap", roadmap)
                .bind("read", caller.scope(RoadmapPermission.READ))
                .on(database)
                .map(row -> new ProposalView.Answers(
                        Rows.get(row, "agreed", Long.class).intValue(),
                        Rows.get(row, "before", Long.class).intValue(),
                        Rows.get(row, "remarks", Long.class).intValue(),
                        Rows.get(row, "silent", Long.class).intValue()))
                .one();
    }

    /** Puts the visa of an organisation on the plan as it reads now, instead of an earlier one. */
    Mono<Void> agree(UUID roadmap, UUID organization, String by) {
        return Statement.of("""
                        INSERT INTO roadmaps_agreements (roadmap_id, organization_id, agreed_by, person_name, text_hash)
                        SELECT :roadmap, :organization, :by,
                               coalesce((SELECT p.name FROM organizations_people p WHERE p.subject = :by),
                                        (SELECT a.name FROM organizations_api_clients a WHERE a.client_id = :by), :by),
                               roadmaps_text_hash(:roadmap)
                        ON CONFLICT (roadmap_id, organization_id) DO UPDATE SET agreed_by = excluded.agreed_by,
                            person_name = excluded.person_name, agreed_at = now(), text_hash = excluded.text_hash,
                            version = roadmaps_agreements.version + 1""")
                .bind("roadmap", roadmap)
                .bind("organization", organization)
                .bind("by", by)
                .on(database)
                .then();
    }

    /** Takes a visa back, where there is one. */
    Mono<Void> disagree(UUID roadmap, UUID organization) {
        return Statement.of(
                        "DELETE FROM roadmaps_agreements WHERE roadmap_id = :roadmap AND organization_id = :organization")
                .bind("roadmap", roadmap)
                .bind("organization", organization)
                .on(database)
                .then();
    }

    private static Statement answers(Caller caller, UUID roadmap) {
        return Statement.of(ANSWERS + OrganizationSummary.COLUMNS
                        + ", o.person_name, o.agreed_at, o.state FROM answers o WHERE true")
                .bind("roadmap", roadmap)
                .bind("read", caller.scope(RoadmapPermission.READ));
    }

    private static AgreementView view(Readable row) {
        return new AgreementView(
                OrganizationSummary.read(row),
                State.valueOf(Rows.get(row, "state", String.class)),
                row.get("person_name", String.class),
                row.get("agreed_at", Instant.class));
    }
}
