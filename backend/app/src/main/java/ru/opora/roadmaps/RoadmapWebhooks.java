package ru.opora.roadmaps;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.webhooks.WebhookSource;

/** What systems of third parties are told of roadmaps. */
@Configuration(proxyBeanMethods = false)
class RoadmapWebhooks {

    @Bean
    WebhookSource roadmapStateWebhooks() {
        return WebhookSource.states(
                "roadmap",
                "/api/v1/roadmaps",
                RoadmapPermission.READ,
                Map.of("APPROVED", "roadmap.approved", "CLOSED", "roadmap.closed"));
    }
}
