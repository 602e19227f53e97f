package ru.opora.roadmaps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveChange;
import ru.opora.platform.live.LiveRule;
import ru.opora.platform.persistence.Rows;

/** Who learns of changes of roadmaps: of a draft those who may write it, of what is proposed or approved those it is meant for. */
@Component
class RoadmapsLive implements LiveRule {

    private static final LiveAudience WRITERS = LiveAudience.inside(RoadmapPermission.WRITE);
    private static final LiveAudience READERS = LiveAudience.insideAndBelow(RoadmapPermission.READ);

    private static final String PUBLISHED = """
            SELECT r.id::text AS id FROM roadmaps r
            WHERE r.id = ANY(:ids) AND (r.state IN ('APPROVED', 'ACTIVE', 'CLOSED') OR r.proposed_below AND r.state = 'IN_AGREEMENT')
            UNION ALL
            SELECT p.id::text FROM (
                SELECT a.id, a.roadmap_id FROM roadmaps_activities a WHERE a.id = ANY(:ids)
                UNION ALL SELECT s.id, s.roadmap_id FROM roadmaps_sections s WHERE s.id = ANY(:ids)) p
            JOIN roadmaps r ON r.id = p.roadmap_id
            WHERE r.state IN ('APPROVED', 'ACTIVE', 'CLOSED') OR r.proposed_below AND r.state = 'IN_AGREEMENT'""";

    private final DatabaseClient database;

    RoadmapsLive(DatabaseClient database) {
        this.database = database;
    }

    /** Rules of what is always for writers only. */
    @Configuration(proxyBeanMethods = false)
    static class Imports {

        @Bean
        LiveRule importsLiveRule() {
            return LiveRule.always(WRITERS, "roadmapImport");
        }
    }

    @Override
    public Set<String> entities() {
        return Set.of("roadmap", "activity", "section");
    }

    /** What is not there any more was a draft: nothing else is deleted. */
    @Override
    public Mono<Map<Long, LiveAudience>> audiences(List<LiveChange> changes) {
        UUID[] ids = changes.stream()
                .map(change -> UUID.fromString(String.valueOf(change.entityId())))
                .toArray(UUID[]::new);
        return database.sql(PUBLISHED)
                .bind("ids", ids)
                .map(row -> Rows.get(row, "id", String.class))
                .all()
                .collect(Collectors.toSet())
                .map(published -> audiences(changes, published));
    }

    private static Map<Long, LiveAudience> audiences(List<LiveChange> changes, Set<String> published) {
        Map<Long, LiveAudience> found = new HashMap<>();
        changes.forEach(change -> found.put(
                change.position(), published.contains(String.valueOf(change.entityId())) ? READERS : WRITERS));
        return found;
    }
}
