package ru.opora.testing;

import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;

/** Recurring jobs, run when a test says so. */
public final class Jobs {

    private static final String TAKE = """
            UPDATE platform_jobs SET claim = $1, claimed_until = now() + interval '1 minute'
            WHERE name = $2 AND coalesce(claimed_until, '-infinity') < now()""";

    private static final String GIVE_BACK = """
            UPDATE platform_jobs SET claim = NULL, claimed_until = NULL WHERE claim = $1 AND name = $2""";

    private Jobs() {}

    /** One run, as the node whose turn it is: what runs by itself beside the test waits meanwhile. */
    public static void run(DatabaseClient database, RecurringJob job) {
        UUID claim = UUID.randomUUID();
        await().until(() -> changed(database, TAKE, claim, job) > 0);
        try {
            job.work().block();
        } finally {
            changed(database, GIVE_BACK, claim, job);
        }
    }

    private static long changed(DatabaseClient database, String sql, UUID claim, RecurringJob job) {
        return DatabaseScope.system(database.sql(sql)
                        .bind(0, claim)
                        .bind(1, job.name())
                        .fetch()
                        .rowsUpdated())
                .blockOptional()
                .orElseThrow();
    }
}
