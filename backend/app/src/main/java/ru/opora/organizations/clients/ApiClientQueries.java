package ru.opora.organizations.clients;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of API clients. */
@Repository
class ApiClientQueries {

    private static final String SELECT = """
            SELECT c.id, c.client_id, c.name, c.scopes, c.expires_on, c.disabled_at, c.last_used_on, c.version, c.created_at,
                   c.updated_at, o.path::text AS path, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM organizations_api_clients c JOIN organizations o ON o.id = c.organization_id
            WHERE\s""";

    private final DatabaseClient database;

    ApiClientQueries(DatabaseClient database) {
        this.database = database;
    }

    /** The client with this id at the issuer, whoever asks. */
    Mono<ApiClientRow> byClientId(String clientId) {
        return Statement.of(SELECT + "c.client_id = :client")
                .bind("client", clientId)
                .on(database)
                .map(ApiClientQueries::row)
                .one();
    }

    Mono<ApiClientRow> find(Caller caller, UUID id) {
        return select(caller)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(ApiClientQueries::row)
                .one();
    }

    Mono<Page<ApiClientRow>> list(
            Caller caller, @Nullable UUID organization, @Nullable String text, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("c.organization_id = :organization", "organization", organization)
                .and("lower(c.name) LIKE :text", "text", Patterns.containing(text));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (c.name, c.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY c.name, c.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(ApiClientQueries::row)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    Mono<Void> insert(UUID id, String clientId, ApiClientRequest request) {
        return Statement.of("""
                        INSERT INTO organizations_api_clients (id, client_id, organization_id, name, scopes, expires_on)
                        VALUES (:id, :client, :organization, :name, :scopes, :expires)""")
                .bind("id", id)
                .bind("client", clientId)
                .bind("organization", request.organizationId())
                .bind("name", request.name().strip())
                .bind("scopes", array(request.scopes()))
                .bindNullable("expires", request.expiresOn(), LocalDate.class)
                .on(database)
                .then();
    }

    /** Changes what is given, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> update(ApiClientRow client, long version, ApiClientPatch patch) {
        Set<String> scopes = patch.scopes().or(client.scopes());
        return Statement.of("""
                        UPDATE organizations_api_clients
                        SET name = :name, scopes = :scopes, expires_on = :expires, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", client.id())
                .bind("version", version)
                .bind("name", patch.name().orKeep(client.name()).strip())
                .bindNullable("scopes", scopes == null ? null : array(scopes), String[].class)
                .bindNullable("expires", patch.expiresOn().or(client.expiresOn()), LocalDate.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> disable(UUID id) {
        return touch(id, "disabled_at = coalesce(disabled_at, now())");
    }

    /** Lets a disabled client in again, and says in the record of changes that the secret is another. */
    Mono<Void> renewed(ApiClientRow client) {
        return touch(client.id(), "disabled_at = NULL")
                .then(database.sql("""
                                SELECT audit_append(NULL, 'SECRET_RENEWED', 'apiClient', :id, :organization, NULL, NULL, NULL)""")
                        .bind("id", client.id().toString())
                        .bind("organization", client.organization().id())
                        .then());
    }

    Mono<Void> used(UUID id, LocalDate day) {
        return Statement.of("UPDATE organizations_api_clients SET last_used_on = :day WHERE id = :id")
                .bind("id", id)
                .bind("day", day)
                .on(database)
                .then();
    }

    private Mono<Void> touch(UUID id, String change) {
        return Statement.of("UPDATE organizations_api_clients SET " + change
                        + ", version = version + 1, updated_at = now() WHERE id = :id")
                .bind("id", id)
                .on(database)
                .then();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT + "o.path <@ :scope::ltree[]")
                .bind("scope", caller.scope(OrganizationPermission.API_CLIENTS_WRITE));
    }

    private static String[] array(Collection<String> scopes) {
        return scopes.stream().distinct().sorted().toArray(String[]::new);
    }

    private static ApiClientRow row(Readable row) {
        return new ApiClientRow(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "client_id", String.class),
                Rows.get(row, "name", String.class),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Optional.ofNullable(row.get("scopes", String[].class))
                        .map(Set::of)
                        .orElse(null),
                row.get("expires_on", LocalDate.class),
                row.get("disabled_at", Instant.class),
                row.get("last_used_on", LocalDate.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
