package ru.opora.roadmaps.reminders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;
import ru.opora.roadmaps.execution.CheckpointPermission;

/** Who learns of other settings of reminders: those in the organisation and below it, for whom they may hold too. */
@Configuration(proxyBeanMethods = false)
class RemindersLive {

    @Bean
    LiveRule remindersLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(CheckpointPermission.READ), "reminderSettings");
    }
}
