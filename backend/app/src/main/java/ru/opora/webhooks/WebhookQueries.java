package ru.opora.webhooks;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of subscriptions. */
@Repository
class WebhookQueries {

    private static final String SELECT = """
            SELECT w.id, w.name, w.url, w.types, w.state, w.failing_since, w.version, w.created_at, w.updated_at, o.path::text AS path,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM webhooks_subscriptions w JOIN organizations o ON o.id = w.organization_id
            WHERE o.path <@ :scope::ltree[]""";

    private final DatabaseClient database;

    WebhookQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<WebhookRow> find(Caller caller, UUID id) {
        return select(caller)
                .and("w.id = :id", "id", id)
                .on(database)
                .map(WebhookQueries::row)
                .one();
    }

    Mono<Page<WebhookRow>> list(
            Caller caller, @Nullable UUID organization, @Nullable String text, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("w.organization_id = :organization", "organization", organization)
                .and("lower(w.name) LIKE :text", "text", Patterns.containing(text));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (w.name, w.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY w.name, w.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(WebhookQueries::row)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    Mono<Void> insert(UUID id, WebhookRequest request, String author) {
        return Statement.of("""
                        INSERT INTO webhooks_subscriptions (id, organization_id, name, url, types, created_by)
                        VALUES (:id, :organization, :name, :url, :types, :author)""")
                .bind("id", id)
                .bind("organization", request.organizationId())
                .bind("name", request.name().strip())
                .bind("url", request.url().strip())
                .bind("types", array(request.eventTypes()))
                .bind("author", author)
                .on(database)
                .then();
    }

    /** Changes what is given, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> update(WebhookRow webhook, long version, WebhookPatch patch) {
        return Statement.of("""
                        UPDATE webhooks_subscriptions
                        SET name = :name, url = :url, types = :types, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", webhook.id())
                .bind("version", version)
                .bind("name", patch.name().orKeep(webhook.name()).strip())
                .bind("url", patch.url().orKeep(webhook.url()).strip())
                .bind(
                        "types",
                        patch.eventTypes().value() == null
                                ? webhook.types().toArray(String[]::new)
                                : array(patch.eventTypes().value()))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** To be told again is a new beginning: what failed before does not count. */
    Mono<Void> put(UUID id, WebhookState state) {
        return Statement.of("""
                        UPDATE webhooks_subscriptions
                        SET state = :state, failing_since = CASE WHEN :state = 'ENABLED' THEN NULL ELSE failing_since END,
                            version = version + 1, updated_at = now()
                        WHERE id = :id""")
                .bind("id", id)
                .bind("state", state.name())
                .on(database)
                .then();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM webhooks_subscriptions WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Says in the record of changes that the secret is another; the secret itself is nowhere in it. */
    Mono<Void> renewed(WebhookRow webhook) {
        return Statement.of("""
                        UPDATE webhooks_subscriptions SET version = version + 1, updated_at = now() WHERE id = :id""")
                .bind("id", webhook.id())
                .on(database)
                .then()
                .then(Mono.defer(() -> Statement.of(
                                "SELECT audit_append(NULL, 'SECRET_RENEWED', 'webhook', :id, :organization, NULL, NULL, NULL)")
                        .bind("id", webhook.id().toString())
                        .bind("organization", webhook.organization().id())
                        .on(database)
                        .then()));
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("scope", caller.scope(WebhookPermission.MANAGE));
    }

    private static String[] array(Collection<String> types) {
        return types.stream().distinct().sorted().toArray(String[]::new);
    }

    private static WebhookRow row(Readable row) {
        return new WebhookRow(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "url", String.class),
                List.of(Rows.get(row, "types", String[].class)),
                WebhookState.valueOf(Rows.get(row, "state", String.class)),
                row.get("failing_since", Instant.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
