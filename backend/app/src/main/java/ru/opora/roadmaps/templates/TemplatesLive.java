package ru.opora.roadmaps.templates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;
import ru.opora.roadmaps.RoadmapPermission;

/** Who learns of templates and of copies for many. */
@Configuration(proxyBeanMethods = false)
class TemplatesLive {

    @Bean
    LiveRule templatesLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(RoadmapPermission.READ), "roadmapTemplate");
    }

    @Bean
    LiveRule copiesLiveRule() {
        return LiveRule.always(LiveAudience.inside(RoadmapPermission.WRITE), "roadmapCopy");
    }
}
