package ru.opora.roadmaps.editions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;
import ru.opora.roadmaps.RoadmapPermission;

/** Who learns of editions: everybody the roadmap is meant for. */
@Configuration(proxyBeanMethods = false)
class EditionsLive {

    @Bean
    LiveRule editionsLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(RoadmapPermission.READ), "edition", "agreement");
    }
}
