package ru.opora.platform.idempotency;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of kept answers. */
@Repository
class KeptAnswers {

    private static final int BATCH = 500;

    private final DatabaseClient database;

    KeptAnswers(DatabaseClient database) {
        this.database = database;
    }

    /** An answer as it lies in the table. */
    record Kept(byte[] request, byte[] answer) {}

    /** Takes the key until the transaction ends; false when another request has it, here or on another node. */
    Mono<Boolean> take(IdempotencyKey key) {
        return Statement.of("SELECT pg_try_advisory_xact_lock(:key) AS taken")
                .bind("key", key.lock())
                .on(database)
                .map(row -> Rows.get(row, "taken", Boolean.class))
                .one();
    }

    Mono<Kept> find(IdempotencyKey key) {
        return Statement.of("""
                        SELECT request, answer FROM platform_idempotency
                        WHERE id = :id AND created_at > now() - interval '24 hours'""")
                .bind("id", key.id())
                .on(database)
                .map(row -> new Kept(Rows.get(row, "request", byte[].class), Rows.get(row, "answer", byte[].class)))
                .one();
    }

    Mono<Void> keep(IdempotencyKey key, WholeBody request, Answer answer) {
        return Statement.of("""
                        INSERT INTO platform_idempotency (id, subject, request, answer)
                        VALUES (:id, :subject, :request, :answer)
                        ON CONFLICT (id) DO UPDATE
                        SET request = excluded.request, answer = excluded.answer, created_at = excluded.created_at""")
                .bind("id", key.id())
                .bind("subject", key.subject())
                .bind("request", request.digest())
                .bind("answer", answer.sealed(key.secret()))
                .on(database)
                .then();
    }

    /** Removes what is older than a day, a little at a time, so that nobody waits for it. */
    Mono<Void> forget() {
        return DatabaseScope.system(
                forgetSome().repeat().takeUntil(removed -> removed < BATCH).then());
    }

    private Mono<Long> forgetSome() {
        return Statement.of("""
                        DELETE FROM platform_idempotency WHERE id IN (
                            SELECT id FROM platform_idempotency WHERE created_at < now() - interval '24 hours'
                            ORDER BY created_at LIMIT :most FOR UPDATE SKIP LOCKED)""").bind("most", BATCH).on(database).fetch().rowsUpdated();
    }
}
