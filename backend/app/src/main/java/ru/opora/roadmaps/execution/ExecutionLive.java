package ru.opora.roadmaps.execution;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;

/** Who learns of changes of tasks, checkpoints and reports: those who may read them where the executor stands. */
@Configuration(proxyBeanMethods = false)
class ExecutionLive {

    @Bean
    LiveRule executionLiveRule() {
        return LiveRule.always(
                LiveAudience.inside(CheckpointPermission.READ), "assignment", "checkpoint", "report", "dateProposal");
    }

    @Bean
    LiveRule requestsLiveRule() {
        return LiveRule.always(
                LiveAudience.insideAndBelow(CheckpointPermission.READ), "request", "schedule", "appointment");
    }
}
