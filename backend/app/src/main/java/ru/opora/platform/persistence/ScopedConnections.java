package ru.opora.platform.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands out connections that work as the application's own role and know whose request they serve. What a physical
 * connection was last told is remembered, so that a borrower with the same rights costs no extra round trip; nobody
 * borrows a connection that still has another caller's scope.
 */
final class ScopedConnections extends DelegatingConnectionFactory {

    private static final String TELL = """
            SELECT set_config('role', 'opora_app', false), set_config('opora.scope', $1, false),
                   set_config('opora.subject', $2, false), set_config('opora.request', $3, false),
                   set_config('opora.operation', $4, false), set_config('opora.reason', $5, false)""";

    private static final DatabaseScope.Change NO_CHANGE = new DatabaseScope.Change("", "", "");

    private final Map<Object, DatabaseScope> told = Collections.synchronizedMap(new WeakHashMap<>());

    ScopedConnections(ConnectionFactory pool) {
        super(pool);
    }

    @Override
    public Mono<Connection> create() {
        return Mono.deferContextual(context -> {
            DatabaseScope scope = DatabaseScope.of(context);
            return Mono.usingWhen( // a client may vanish while the connection is told: then it goes back too
                    getTargetConnectionFactory().create(),
                    connection -> tell(connection, scope),
                    connection -> Mono.empty(),
                    (connection, failure) -> connection.close(),
                    Connection::close);
        });
    }

    private Mono<Connection> tell(Connection connection, DatabaseScope scope) {
        Object physical = connection instanceof Wrapped<?> wrapped ? wrapped.unwrap() : connection;
        if (scope.equals(told.get(physical))) {
            return Mono.just(connection);
        }
        told.remove(physical);
        DatabaseScope.Change change = scope.change() == null ? NO_CHANGE : scope.change();
        return Flux.from(connection
                        .createStatement(TELL)
                        .bind(0, scope.array())
                        .bind(1, scope.subject())
                        .bind(2, change.requestId())
                        .bind(3, change.operation())
                        .bind(4, change.reason())
                        .execute())
                .flatMap(result -> result.map(row -> true))
                .then(Mono.fromSupplier(() -> {
                    told.put(physical, scope);
                    return connection;
                }));
    }
}
