package ru.opora.platform.streaming;

import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.web.RequestId;

/**
 * Says in the record of changes who took a whole list away, and by which filters: before the first row leaves, so that
 * breaking off hides nothing.
 */
@Component
class ExportRecord {

    private final DatabaseClient database;

    ExportRecord(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> write(ServerWebExchange exchange, MediaType type) {
        return Mono.deferContextual(context -> {
                    DatabaseScope caller = context.get(DatabaseScope.class);
                    return insert(exchange.getRequest().getURI(), type, caller);
                })
                .contextWrite(context -> named(context, exchange));
    }

    /** The entry stands with the top of the caller's first subtree, so that those who may read it there find it. */
    private Mono<Void> insert(URI address, MediaType type, DatabaseScope caller) {
        String root = caller.roots().isEmpty() ? "" : caller.roots().get(0);
        return database.sql("""
                        SELECT audit_append(NULL, 'EXPORTED', :list, NULL,
                            (SELECT id FROM organizations WHERE path = :root::ltree), NULL,
                            jsonb_build_object('query', :query::text, 'format', :format::text), NULL)""")
                .bind("list", address.getPath().replaceFirst("^/api/v1/", ""))
                .bind("root", root)
                .bind("query", address.getQuery() == null ? "" : address.getQuery())
                .bind("format", type.getType() + "/" + type.getSubtype())
                .then();
    }

    private static Context named(Context context, ServerWebExchange exchange) {
        DatabaseScope caller = context.get(DatabaseScope.class);
        var request = exchange.getRequest();
        var change = new DatabaseScope.Change(
                RequestId.of(exchange),
                request.getMethod() + " " + request.getPath().value(),
                "");
        return new DatabaseScope(caller.roots(), caller.subject(), change).in(context);
    }
}
