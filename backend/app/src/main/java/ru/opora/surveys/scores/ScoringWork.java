package ru.opora.surveys.scores;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.surveys.Intake;

/** Takes answers into the scores when they are counted: storing them never waits for it. */
@Configuration(proxyBeanMethods = false)
class ScoringWork {

    private static final int BATCH = 500;

    @Bean
    Background surveyScorer(Scoring scoring, Intake intake) {
        Mono<Integer> next = DatabaseScope.system(Mono.defer(() -> scoring.next(BATCH)));
        return new Background("Scoring of answers", intake.beside(next, BATCH));
    }
}
