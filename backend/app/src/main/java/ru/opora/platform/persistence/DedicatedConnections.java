package ru.opora.platform.persistence;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Connections beside the pool, for what belongs to a connection and lasts: listening, locks of a session. They work as
 * the owner of the tables.
 */
@Component
public class DedicatedConnections {

    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);

    private final ConnectionFactory factory;

    DedicatedConnections(R2dbcConnectionDetails database) {
        // A peer that vanished without a word is noticed by the system's probes.
        ConnectionFactoryOptions options = database.getConnectionFactoryOptions()
                .mutate()
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                .build();
        ConnectionFactory found = ConnectionFactories.get(options);
        this.factory = found instanceof ConnectionPool pool ? pool.unwrap() : found;
    }

    /** Opens a connection, works with it, and closes it whatever becomes of the work. */
    public <T> Flux<T> using(Function<PostgresqlConnection, Publisher<T>> work) {
        return Flux.usingWhen(
                Mono.from(factory.create()).cast(PostgresqlConnection.class).timeout(LONGEST_CONNECTING),
                work,
                PostgresqlConnection::close);
    }
}
