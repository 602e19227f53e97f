package ru.opora.platform.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.Optional;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionContextManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A transaction keeps the connection it began with, and with it the scope of whoever began it. Work for the system inside
 * it needs a wider one: it is set for the transaction only, and set back after the work.
 */
final class WidenedTransaction {

    private static final String WIDEN = "SELECT set_config('opora.scope', '{\"\"}', true)";

    private WidenedTransaction() {}

    /** Runs the work in the wider scope where there is a transaction, and as it is where there is none. */
    static <T> Flux<T> around(Flux<T> work) {
        return connection()
                .flatMapMany(found ->
                        found.map(connection -> widened(connection, work)).orElse(work));
    }

    private static Mono<Optional<Connection>> connection() {
        return TransactionContextManager.currentContext()
                .map(context -> context.getResources().values().stream()
                        .filter(ConnectionHolder.class::isInstance)
                        .map(holder -> ((ConnectionHolder) holder).getConnection())
                        .findFirst())
                .onErrorReturn(NoTransactionException.class, Optional.empty());
    }

    /** After a failure nothing is set back: the transaction cannot go on, and its end forgets the setting. */
    private static <T> Flux<T> widened(Connection connection, Flux<T> work) {
        return text(connection, "SELECT current_setting('opora.scope')")
                .flatMapMany(before -> text(connection, WIDEN)
                        .thenMany(work)
                        .concatWith(Mono.defer(() -> text(
                                        connection,
                                        "SELECT set_config('opora.scope', '" + before.replace("'", "''") + "', true)"))
                                .thenMany(Flux.empty())));
    }

    private static Mono<String> text(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap((Result result) -> result.map(row -> String.valueOf(row.get(0, String.class))))
                .single();
    }
}
