package ru.opora.surveys.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.webhooks.WebhookSource.Change;

/** What systems are told of the days of campaigns. */
class CampaignDaysTest {

    @Test
    void whatHappenedBeforeTheRecordBeganIsToldNobody() {
        Change before = change("ENDED", Map.of(CampaignDays.BEFORE, true));
        Change today = change("ENDED", Map.of());
        assertThat(new CampaignDays.Days()
                        .of(List.of(before, today, change("CHANGED", Map.of("title", "Новое"))))
                        .collectList()
                        .block())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.change()).isSameAs(today);
                    assertThat(told.type()).isEqualTo("campaign.closed");
                });
    }

    private static Change change(String action, Map<String, Object> after) {
        return new Change(
                1, Instant.EPOCH, action, "campaign", UUID.randomUUID(), UUID.randomUUID(), "a", Map.of(), after);
    }
}
