package ru.opora.organizations;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveChange;
import ru.opora.platform.live.LiveRights;
import ru.opora.platform.live.LiveRule;
import ru.opora.platform.persistence.Rows;

/** Who learns of changes of the tree and of memberships, and whose rights these touch. */
@Configuration(proxyBeanMethods = false)
class OrganizationsLive implements LiveRights {

    /**
     * Memberships by the entry, as the row may be gone; and everybody at or below an organisation that moved. Whoever was
     * only invited has no subject yet, and no stream.
     */
    private static final String TOUCHED = """
            SELECT p.subject FROM audit_entries a
            LEFT JOIN organizations_memberships m ON m.id = a.entity_id::uuid
            JOIN organizations_people p
              ON p.id = coalesce(m.person_id, (coalesce(a.before, a.after) ->> 'person_id')::uuid)
            WHERE a.position = ANY(:positions) AND a.entity = 'membership' AND p.subject IS NOT NULL
            UNION
            SELECT p.subject FROM audit_entries a
            JOIN organizations moved ON moved.id = a.entity_id::uuid
            JOIN organizations o ON o.path <@ moved.path
            JOIN organizations_memberships m ON m.organization_id = o.id
            JOIN organizations_people p ON p.id = m.person_id
            WHERE a.position = ANY(:positions) AND a.entity = 'organization' AND a.action = 'CHANGED'
              AND p.subject IS NOT NULL AND (a.after ? 'path' OR a.after ? 'kind')""";

    private final DatabaseClient database;

    OrganizationsLive(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    LiveRule organizationsLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(OrganizationPermission.READ), "organization");
    }

    @Bean
    LiveRule membershipsLiveRule() {
        return LiveRule.always(LiveAudience.inside(OrganizationPermission.PEOPLE_READ), "membership");
    }

    @Override
    public Flux<String> touched(List<LiveChange> changes) {
        Long[] positions = changes.stream()
                .filter(change -> change.entity().equals("membership")
                        || change.entity().equals("organization")
                                && change.action().equals("CHANGED"))
                .map(LiveChange::position)
                .toArray(Long[]::new);
        return positions.length == 0
                ? Flux.empty()
                : database.sql(TOUCHED)
                        .bind("positions", positions)
                        .map(row -> Rows.get(row, "subject", String.class))
                        .all();
    }
}
