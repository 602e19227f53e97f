package ru.opora.organizations.matching;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The other names of organisations. */
@Service
class Aliases {

    private static final String SELECT = "SELECT id, text, kind, version, created_at FROM organizations_aliases ";

    private final Organizations organizations;
    private final OrganizationNames names;
    private final DatabaseClient database;

    Aliases(Organizations organizations, OrganizationNames names, DatabaseClient database) {
        this.organizations = organizations;
        this.names = names;
        this.database = database;
    }

    Flux<AliasView> list(Caller caller, UUID organization) {
        return organizations
                .place(caller, organization)
                .thenMany(Statement.of(SELECT + "WHERE organization_id = :organization ORDER BY text, id")
                        .bind("organization", organization)
                        .on(database)
                        .map(Aliases::view)
                        .all());
    }

    @Transactional
    Mono<AliasView> add(Caller caller, UUID organization, AliasRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return permitted(caller, organization)
                .then(Statement.of("""
                                INSERT INTO organizations_aliases (id, organization_id, text, kind)
                                VALUES (:id, :organization, :text, :kind)""")
                        .bind("id", id)
                        .bind("organization", organization)
                        .bind("text", request.text().strip())
                        .bind("kind", (request.kind() == null ? AliasKind.SPELLING : request.kind()).name())
                        .on(database)
                        .then())
                .then(Mono.defer(() -> names.renew(List.of(organization))))
                .then(Mono.defer(() -> find(id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID organization, UUID id, long version) {
        return permitted(caller, organization)
                .then(Statement.of("""
                                DELETE FROM organizations_aliases
                                WHERE id = :id AND organization_id = :organization AND version = :version""")
                        .bind("id", id)
                        .bind("organization", organization)
                        .bind("version", version)
                        .on(database)
                        .fetch()
                        .rowsUpdated())
                .filter(deleted -> deleted == 1)
                .switchIfEmpty(Mono.defer(() -> find(id).flatMap(now -> Mono.error(ProblemException.stale(now)))))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .then(Mono.defer(() -> names.renew(List.of(organization))));
    }

    private Mono<AliasView> find(UUID id) {
        return Statement.of(SELECT + "WHERE id = :id")
                .bind("id", id)
                .on(database)
                .map(Aliases::view)
                .one();
    }

    private Mono<Organizations.Place> permitted(Caller caller, UUID organization) {
        return organizations
                .place(caller, organization)
                .filter(place -> caller.may(OrganizationPermission.WRITE, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private static AliasView view(Readable row) {
        return new AliasView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "text", String.class),
                AliasKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "created_at", Instant.class));
    }
}
