package ru.opora.surveys.scores;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;

/** Takes answers into the scores when they are counted: storing them never waits for it. */
@Configuration(proxyBeanMethods = false)
class ScoringWork {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 500;

    @Bean
    Background surveyScorer(Scoring scoring) {
        Mono<Integer> next = DatabaseScope.system(Mono.defer(() -> scoring.next(BATCH)));
        return new Background(
                "Scoring of answers",
                next.expand(taken -> taken < BATCH ? Mono.delay(PAUSE).then(next) : next));
    }
}
