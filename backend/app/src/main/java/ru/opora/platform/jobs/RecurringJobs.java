package ru.opora.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the recurring jobs of all rooms on this node. */
@Configuration(proxyBeanMethods = false)
class RecurringJobs {

    private static final JobRunner.Pace PACE = new JobRunner.Pace(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Bean
    Background recurringJobRunner(JobQueries queries, JobMetrics metrics, Clock clock, List<RecurringJob> jobs) {
        return new Background("Recurring jobs", new JobRunner(queries, metrics, clock, PACE, jobs).run());
    }
}
