package ru.opora.events;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;

/** Who learns of events, and of who comes to them. */
@Configuration(proxyBeanMethods = false)
class EventLive {

    @Bean
    LiveRule eventsLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(EventPermission.READ), "event");
    }

    @Bean
    LiveRule eventAttendanceLiveRule() {
        return LiveRule.always(LiveAudience.inside(EventPermission.READ), "eventAttendance");
    }
}
