package ru.opora.monitoring.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.ApiTest;

@ApiTest
class RiskOrderQueriesTest {

    private static final int MANY = 60;
    private static final int SOME = 10;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private RiskOrderQueries queries;

    /** In a transaction that is taken back: the work that goes on beside it sees nothing of this. */
    @Test
    void whoWaitsLongestIsTakenFirst() {
        List<UUID> schools = Stream.generate(UUID::randomUUID).limit(MANY).toList();
        Flux<UUID> taken = transaction.execute(status -> {
            status.setRollbackOnly();
            return database.sql("DELETE FROM monitoring_risk_stale")
                    .then()
                    .thenMany(Flux.fromIterable(schools).concatMap(this::asked))
                    .thenMany(asked(schools.get(0)))
                    .thenMany(queries.take(SOME));
        });
        assertThat(DatabaseScope.system(taken).collect(Collectors.toSet()).block())
                .containsExactlyInAnyOrderElementsOf(schools.subList(0, SOME));
    }

    /** What was remembered of small groups may be older than the answer that was counted. */
    @Test
    void whoWasAskedForAMomentAgoWaits() {
        UUID before = UUID.randomUUID();
        UUID now = UUID.randomUUID();
        Flux<UUID> taken = transaction.execute(status -> {
            status.setRollbackOnly();
            return database.sql("DELETE FROM monitoring_risk_stale")
                    .then()
                    .thenMany(asked(before))
                    .thenMany(asked(before, 0))
                    .thenMany(asked(now, 2))
                    .thenMany(queries.take(SOME))
                    .concatWith(database.sql("SELECT organization_id FROM monitoring_risk_stale ORDER BY id")
                            .map(row -> row.get(0, UUID.class))
                            .all());
        });
        assertThat(DatabaseScope.system(taken).collectList().block())
                .as("one is taken, and what was asked of it just now stays")
                .containsExactly(before, before, now);
    }

    private Flux<UUID> asked(UUID school) {
        return asked(school, 60);
    }

    private Flux<UUID> asked(UUID school, int secondsAgo) {
        return database.sql(
                        "INSERT INTO monitoring_risk_stale (organization_id, asked_at) VALUES ($1, now() - make_interval(secs => $2))")
                .bind(0, school)
                .bind(1, secondsAgo)
                .then()
                .thenMany(Flux.empty());
    }
}
