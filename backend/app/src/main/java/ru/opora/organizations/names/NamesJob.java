package ru.opora.organizations.names;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;

/**
 * Brings names up to date that were written past the API, or whose normal form has new rules since the last start, and
 * takes away words that nobody uses any more.
 */
@Configuration(proxyBeanMethods = false)
class NamesJob {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Bean
    RecurringJob organizationNamesJob(OrganizationNames names) {
        return new RecurringJob(
                "organizations.names",
                Cadence.every(PAUSE),
                Mono.defer(() -> names.renewStale().then(names.forgetWords())));
    }
}
