package ru.opora.reports;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.webhooks.WebhookSource;

/** What systems of third parties are told of reports that are owed. */
@Configuration(proxyBeanMethods = false)
class ReportWebhooks {

    @Bean
    WebhookSource reportStateWebhooks() {
        return WebhookSource.states(
                "reportObligation",
                "/api/v1/report-obligations",
                ReportsPermission.READ,
                Map.of("SUBMITTED", "report.submitted", "ACCEPTED", "report.accepted", "RETURNED", "report.returned"));
    }
}
