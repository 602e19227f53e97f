package ru.opora.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of recurring jobs. Leases are of the database's clock alone: those of the nodes may differ. */
@Repository
class JobQueries {

    private final DatabaseClient database;

    JobQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * One run of a job.
     *
     * @param failures of the runs just before it
     */
    record Claim(String name, UUID id, int failures) {}

    /** How a job is, whichever node ran it. */
    record State(String name, int failures, @Nullable Instant succeededAt) {}

    /** Makes a job known. One that is known stays due when it is, or earlier when its cadence has become shorter. */
    Mono<Void> register(String name, Instant due) {
        return system(Statement.of("""
                        INSERT INTO platform_jobs (name, due_at) VALUES (:name, :due)
                        ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at
                        WHERE platform_jobs.due_at > excluded.due_at""")
                .bind("name", name)
                .bind("due", due)
                .on(database)
                .then());
    }

    /** Takes the job that has been due longest; completes empty when there is none. */
    Mono<Claim> claim(Collection<String> names, Duration lease) {
        return system(Statement.of("""
                        UPDATE platform_jobs
                        SET claim = gen_random_uuid(), claimed_until = now() + :lease::interval, last_started_at = now()
                        WHERE name = (SELECT name FROM platform_jobs
                                      WHERE name = ANY(:names) AND due_at <= now() AND coalesce(claimed_until, '-infinity') < now()
                                      ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING name, claim, failures""")
                .bind("names", names.toArray(String[]::new))
                .bind("lease", lease.toString())
                .on(database)
                .map(row -> new Claim(
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "claim", UUID.class),
                        Rows.get(row, "failures", Integer.class)))
                .one());
    }

    /** Gives whether the claim was still the caller's. */
    Mono<Boolean> renew(Claim claim, Duration lease) {
        return update(
                        Statement.of(
                                        "UPDATE platform_jobs SET claimed_until = now() + :lease::interval WHERE claim = :claim")
                                .bind("lease", lease.toString()),
                        claim)
                .map(renewed -> renewed > 0);
    }

    Mono<Long> succeeded(Claim claim, Instant due) {
        return update(Statement.of("""
                        UPDATE platform_jobs SET due_at = :due, claim = NULL, claimed_until = NULL, failures = 0, failure = NULL,
                                                 last_succeeded_at = now()
                        WHERE claim = :claim""").bind("due", due), claim);
    }

    Mono<Long> failed(Claim claim, String failure, Instant due) {
        return update(Statement.of("""
                        UPDATE platform_jobs SET due_at = :due, claim = NULL, claimed_until = NULL, failures = failures + 1,
                                                 failure = left(:failure, 500)
                        WHERE claim = :claim""").bind("due", due).bind("failure", failure), claim);
    }

    /** Gives up a run that was not ended: it is due again at once. */
    Mono<Long> release(Claim claim) {
        return update(
                Statement.of("UPDATE platform_jobs SET claim = NULL, claimed_until = NULL WHERE claim = :claim"),
                claim);
    }

    Flux<State> states(Collection<String> names) {
        return DatabaseScope.system(Statement.of(
                        "SELECT name, failures, last_succeeded_at FROM platform_jobs WHERE name = ANY(:names)")
                .bind("names", names.toArray(String[]::new))
                .on(database)
                .map(row -> new State(
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "failures", Integer.class),
                        row.get("last_succeeded_at", Instant.class)))
                .all());
    }

    private Mono<Long> update(Statement statement, Claim claim) {
        return system(statement.bind("claim", claim.id()).on(database).fetch().rowsUpdated());
    }

    private static <T> Mono<T> system(Mono<T> work) {
        return DatabaseScope.system(work);
    }
}
