package ru.opora.surveys.campaigns;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.SurveyPermission;
import ru.opora.webhooks.WebhookEventType;
import ru.opora.webhooks.WebhookSource;

/**
 * A campaign opens and closes by its days, with no change of its row: a job puts both into the record of changes, where
 * screens and systems of third parties learn of it. Whose days are moved may open once more.
 */
@Configuration(proxyBeanMethods = false)
class CampaignDays {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** By what the record of changes says. */
    private static final Map<String, String> TYPES = Map.of("OPENED", "campaign.opened", "ENDED", "campaign.closed");

    /** Set in what was put down when this record began (V42): it had happened before, and systems are not told of it. */
    static final String BEFORE = "beforeTheRecord";

    @Bean
    RecurringJob campaignDaysJob(DatabaseClient database, Clock clock) {
        return new RecurringJob(
                "surveys.days",
                Cadence.every(PAUSE),
                Mono.defer(() -> Statement.of("""
                        SELECT audit_append(NULL, n.action, 'campaign', n.id::text, n.organization_id, NULL, NULL, NULL)
                        FROM (SELECT c.id, c.organization_id,
                                     CASE surveys_state(c.state, c.opens_on, c.closes_on, opora_today(:now, a.time_zone))
                                         WHEN 'OPEN' THEN 'OPENED' WHEN 'CLOSED' THEN 'ENDED' WHEN 'SCORED' THEN 'ENDED' END AS action
                              FROM surveys_campaigns c JOIN organizations a ON a.id = c.organization_id
                              WHERE c.state <> 'DRAFT' AND c.closes_on > :now::timestamptz::date - 30) n
                        WHERE n.action IS NOT NULL AND n.action IS DISTINCT FROM (
                            SELECT e.action FROM audit_entries e WHERE e.entity = 'campaign' AND e.entity_id = n.id::text
                              AND e.action IN ('OPENED', 'ENDED') ORDER BY e.id DESC LIMIT 1)""")
                        .bind("now", clock.instant())
                        .on(database)
                        .then()));
    }

    @Bean
    WebhookSource campaignWebhooks() {
        return new Days();
    }

    record Days() implements WebhookSource {

        @Override
        public Set<String> entities() {
            return Set.of("campaign");
        }

        @Override
        public List<WebhookEventType> types() {
            return TYPES.values().stream()
                    .map(code -> new WebhookEventType(code, SurveyPermission.READ))
                    .toList();
        }

        @Override
        public Flux<Happened> of(List<Change> changes) {
            return Flux.fromIterable(changes)
                    .filter(change -> TYPES.containsKey(change.action())
                            && !change.after().containsKey(BEFORE))
                    .map(change -> new Happened(
                            change,
                            TYPES.getOrDefault(change.action(), ""),
                            "/api/v1/campaigns/" + change.entityId(),
                            Map.of()));
        }
    }
}
