package ru.opora.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.testing.ApiTest;

@ApiTest
class WidenedTransactionTest {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Test
    void workForTheSystemSeesEverythingAlsoInsideACallersTransaction() {
        List<Long> seen = seenIn(count().concatWith(DatabaseScope.system(count()))
                .concatWith(count())
                .collectList());
        assertThat(seen.get(0)).isZero();
        assertThat(seen.get(1)).isPositive();
        assertThat(seen.get(2)).isZero();
    }

    @Test
    void aTransactionThatFailedLeavesNoWiderConnectionBehind() {
        for (int i = 0; i < 30; i++) {
            seenIn(DatabaseScope.system(database.sql("SELECT 1 / 0").then())
                    .thenReturn(List.of(0L))
                    .onErrorReturn(List.of(0L)));
        }
        assertThat(seenIn(count().map(List::of))).containsExactly(0L);
    }

    private List<Long> seenIn(Mono<List<Long>> work) {
        var nobody = new DatabaseScope(List.of(), "nobody", null);
        return Objects.requireNonNull(work.as(transaction::transactional)
                .onErrorReturn(List.of(0L))
                .contextWrite(nobody::in)
                .block());
    }

    private Mono<Long> count() {
        return database.sql("SELECT count(*) FROM organizations")
                .mapValue(Long.class)
                .one();
    }
}
