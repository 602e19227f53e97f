package ru.opora.roadmaps.assignments;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Reads the queue of generations. */
@Repository
class RefreshQueries {

    private final DatabaseClient database;

    RefreshQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What is under way stands in the queue to its commit: its row goes with the work. */
    Mono<RefreshView> of(UUID roadmap) {
        return DatabaseScope.system(Statement.of("""
                        SELECT min(q.asked_at) AS asked_at, coalesce(max(q.failures), 0) AS failures
                        FROM roadmaps_refreshes q WHERE q.roadmap_id = :roadmap""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> {
                    Instant asked = row.get("asked_at", Instant.class);
                    int failures = Rows.get(row, "failures", Integer.class);
                    return new RefreshView(state(asked != null, failures), asked, failures);
                })
                .one());
    }

    private static RefreshView.State state(boolean queued, int failures) {
        if (!queued) {
            return RefreshView.State.CURRENT;
        }
        return failures == 0 ? RefreshView.State.QUEUED : RefreshView.State.FAILING;
    }
}
