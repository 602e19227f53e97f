package ru.opora.webhooks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;

/** Who learns of subscriptions. */
@Configuration(proxyBeanMethods = false)
class WebhookLive {

    @Bean
    LiveRule webhooksLiveRule() {
        return LiveRule.always(LiveAudience.inside(WebhookPermission.MANAGE), "webhook");
    }
}
