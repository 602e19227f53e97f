package ru.opora.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.webhooks.WebhookEventType;
import ru.opora.webhooks.WebhookSource;

/** What systems of third parties are told of rounds, and of the forms of schools in them. */
@Configuration(proxyBeanMethods = false)
class MonitoringWebhooks {

    private static final String RETURNED = "monitoringForm.returned";

    /** By how far up the chain a form is confirmed: by its school, its municipality, the region. */
    private static final Map<Integer, String> LEVELS =
            Map.of(1, "monitoringForm.submitted", 2, "monitoringForm.confirmed", 3, "monitoringForm.locked");

    @Bean
    WebhookSource monitoringRoundWebhooks() {
        return WebhookSource.states(
                "monitoringRound",
                "/api/v1/monitoring-rounds",
                MonitoringPermission.READ,
                Map.of("OPEN", "monitoringRound.opened", "CLOSED", "monitoringRound.closed"));
    }

    @Bean
    WebhookSource monitoringFormWebhooks(DatabaseClient database) {
        return new Forms(database);
    }

    /** Forms of a round: their values are locked when the region has confirmed them. */
    private record Forms(DatabaseClient database) implements WebhookSource {

        @Override
        public Set<String> entities() {
            return Set.of("monitoringForm");
        }

        @Override
        public List<WebhookEventType> types() {
            return List.of(
                    new WebhookEventType("monitoringForm.submitted", MonitoringPermission.READ),
                    new WebhookEventType("monitoringForm.confirmed", MonitoringPermission.READ),
                    new WebhookEventType("monitoringForm.locked", MonitoringPermission.READ),
                    new WebhookEventType(RETURNED, MonitoringPermission.READ));
        }

        @Override
        public Flux<Happened> of(List<Change> changes) {
            List<Change> told =
                    changes.stream().filter(change -> !type(change).isEmpty()).toList();
            return told.isEmpty()
                    ? Flux.empty()
                    : rounds(told)
                            .flatMapMany(rounds -> Flux.fromIterable(told)
                                    .filter(change -> rounds.containsKey(change.entityId()))
                                    .map(change -> happened(
                                            change, rounds.getOrDefault(change.entityId(), change.entityId()))));
        }

        private static Happened happened(Change change, UUID round) {
            return new Happened(
                    change,
                    type(change),
                    "/api/v1/monitoring-rounds/" + round + "/forms/" + change.organizationId(),
                    Map.of("roundId", round, "schoolId", change.organizationId()));
        }

        private static String type(Change change) {
            if (change.became("state", "RETURNED")) {
                return RETURNED;
            }
            return change.after().get("level") instanceof Number level ? LEVELS.getOrDefault(level.intValue(), "") : "";
        }

        private Mono<Map<UUID, UUID>> rounds(List<Change> changes) {
            return Statement.of("SELECT id, round_id FROM monitoring_round_forms WHERE id = ANY(:ids)")
                    .bind(
                            "ids",
                            changes.stream().map(Change::entityId).distinct().toArray(UUID[]::new))
                    .on(database)
                    .map(row -> Map.entry(Rows.get(row, "id", UUID.class), Rows.get(row, "round_id", UUID.class)))
                    .all()
                    .collectMap(Map.Entry::getKey, Map.Entry::getValue);
        }
    }
}
