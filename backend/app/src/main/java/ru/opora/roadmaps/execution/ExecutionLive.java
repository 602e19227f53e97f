package ru.opora.roadmaps.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveChange;
import ru.opora.platform.live.LiveRule;
import ru.opora.platform.persistence.Rows;

/**
 * Who learns of changes of tasks, checkpoints and reports: those who may read them where the executor stands, and the owner of
 * the plan, who reads them wherever that is.
 */
@Component
class ExecutionLive implements LiveRule {

    private static final LiveAudience EXECUTORS = LiveAudience.inside(CheckpointPermission.READ);

    /** Each id is of one of the four kinds; what is not there any more has no owner to be told. */
    private static final String OWNERS = """
            SELECT f.id::text AS id, w.path::text AS owner FROM (
                SELECT c.id, c.owner_id FROM roadmaps_checkpoints c WHERE c.id = ANY(:ids)
                UNION ALL SELECT s.id, s.owner_id FROM roadmaps_assignments s WHERE s.id = ANY(:ids)
                UNION ALL SELECT r.id, c.owner_id FROM roadmaps_reports r JOIN roadmaps_checkpoints c ON c.id = r.checkpoint_id
                    WHERE r.id = ANY(:ids)
                UNION ALL SELECT d.id, c.owner_id FROM roadmaps_date_proposals d JOIN roadmaps_checkpoints c ON c.id = d.checkpoint_id
                    WHERE d.id = ANY(:ids)) f
            JOIN organizations w ON w.id = f.owner_id""";

    private final DatabaseClient database;

    ExecutionLive(DatabaseClient database) {
        this.database = database;
    }

    /** Rules of what a plan's owner asks of those below. */
    @Configuration(proxyBeanMethods = false)
    static class Requests {

        @Bean
        LiveRule requestsLiveRule() {
            return LiveRule.always(
                    LiveAudience.insideAndBelow(CheckpointPermission.READ), "request", "schedule", "appointment");
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("assignment", "checkpoint", "report", "dateProposal");
    }

    @Override
    public Mono<Map<Long, LiveAudience>> audiences(List<LiveChange> changes) {
        UUID[] ids = changes.stream()
                .map(change -> UUID.fromString(String.valueOf(change.entityId())))
                .toArray(UUID[]::new);
        return database.sql(OWNERS)
                .bind("ids", ids)
                .map(row -> Map.entry(Rows.get(row, "id", String.class), Rows.get(row, "owner", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(owners -> audiences(changes, owners));
    }

    private static Map<Long, LiveAudience> audiences(List<LiveChange> changes, Map<String, String> owners) {
        Map<Long, LiveAudience> found = new HashMap<>();
        changes.forEach(change ->
                found.put(change.position(), audience(change.path(), owners.get(String.valueOf(change.entityId())))));
        return found;
    }

    /** Whoever sees the owner's place sees the executor too where that stands below: then there is nothing to add. */
    private static LiveAudience audience(@Nullable String executor, @Nullable String owner) {
        if (owner == null || executor != null && (executor + ".").startsWith(owner + ".")) {
            return EXECUTORS;
        }
        return EXECUTORS.andInside(owner);
    }
}
