package ru.opora.platform.idempotency;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;

/** Lets go of answers nobody asks for any more. */
@Configuration(proxyBeanMethods = false)
class Forgetting {

    private static final Duration PAUSE = Duration.ofMinutes(15);

    @Bean
    RecurringJob idempotencyJob(KeptAnswers answers) {
        return new RecurringJob("platform.idempotency", Cadence.every(PAUSE), Mono.defer(answers::forget));
    }
}
