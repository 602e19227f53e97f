package ru.opora.roadmaps.assignments;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * Generates roadmaps anew that were queued: by coming into force, by new terms, or because somebody joined, left, closed or
 * moved. The queue's rows go with the transaction that did the work; what fails is tried again later and later.
 */
@Configuration(proxyBeanMethods = false)
class RefreshJob {

    private static final Logger log = LoggerFactory.getLogger(RefreshJob.class);
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** Of more executors the whole roadmap is as quick. */
    private static final int MOST_APART = 1000;

    private final DatabaseClient database;
    private final Generation generation;
    private final TransactionalOperator transaction;

    RefreshJob(DatabaseClient database, Generation generation, TransactionalOperator transaction) {
        this.database = database;
        this.generation = generation;
        this.transaction = transaction;
    }

    @Bean
    Background roadmapRefresher() {
        Mono<Boolean> step = DatabaseScope.system(step());
        return new Background(
                "Generating roadmaps anew",
                step.expand(found -> found ? step : Mono.delay(PAUSE).then(step)));
    }

    /** Gives whether there was one: then there may be more. */
    Mono<Boolean> step() {
        return next().flatMap(roadmap -> take(roadmap)
                        .flatMap(asked -> generation.refresh(roadmap, GenerationPart.of(only(asked))))
                        .as(transaction::transactional)
                        .doOnNext(done -> log.info("Generated roadmap {}: {}", roadmap, done))
                        .then(Mono.just(true))
                        .onErrorResume(failure -> {
                            log.warn("Roadmap {} could not be generated: {}", roadmap, failure.toString());
                            return later(roadmap).thenReturn(true);
                        }))
                .defaultIfEmpty(false);
    }

    private Mono<UUID> next() {
        return database.sql("""
                        SELECT q.roadmap_id FROM roadmaps_refreshes q WHERE q.due_at <= now() ORDER BY q.due_at, q.id LIMIT 1""")
                .map(row -> Rows.get(row, "roadmap_id", UUID.class))
                .one();
    }

    /** Takes all that is queued of a roadmap; a roadmap another node is just taking is left to it. Gives whom each is about. */
    private Mono<List<Optional<UUID[]>>> take(UUID roadmap) {
        return Statement.of("""
                        DELETE FROM roadmaps_refreshes WHERE id IN (
                            SELECT id FROM roadmaps_refreshes WHERE roadmap_id = :roadmap ORDER BY id FOR UPDATE)
                        RETURNING organizations""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> Optional.ofNullable(row.get("organizations", UUID[].class)))
                .all()
                .collectList();
    }

    /** All whom it is about; null when one of them is about everybody, or when they are many. */
    private static UUID @Nullable [] only(List<Optional<UUID[]>> asked) {
        UUID[] together = asked.stream()
                .flatMap(Optional::stream)
                .flatMap(Arrays::stream)
                .distinct()
                .toArray(UUID[]::new);
        return asked.stream().allMatch(Optional::isPresent) && together.length <= MOST_APART ? together : null;
    }

    private Mono<Void> later(UUID roadmap) {
        return Statement.of("""
                        UPDATE roadmaps_refreshes SET failures = failures + 1,
                            due_at = now() + least(power(2, failures), 3600) * interval '1 second'
                        WHERE roadmap_id = :roadmap""").bind("roadmap", roadmap).on(database).then();
    }
}
