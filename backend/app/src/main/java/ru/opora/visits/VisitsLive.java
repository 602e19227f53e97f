package ru.opora.visits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;

/** Who learns of visits, of what is recommended, and of checklists. */
@Configuration(proxyBeanMethods = false)
class VisitsLive {

    @Bean
    LiveRule visitsLiveRule() {
        return LiveRule.always(LiveAudience.inside(VisitPermission.READ), "visit", "recommendation");
    }

    @Bean
    LiveRule visitChecklistsLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(VisitPermission.READ), "visitChecklist");
    }
}
