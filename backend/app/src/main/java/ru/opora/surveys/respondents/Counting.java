package ru.opora.surveys.respondents;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.surveys.Intake;

/** Takes new answers into the counts: storing them never waits for it, and results follow within a second or so. */
@Configuration(proxyBeanMethods = false)
class Counting {

    /** Five hundred answers with some hundred items each are one step of two seconds. */
    private static final int BATCH = 500;

    @Bean
    Background surveyCounter(DatabaseClient database, Intake intake) {
        Mono<Integer> fold = DatabaseScope.system(database.sql("SELECT surveys_fold(" + BATCH + ")")
                .mapValue(Integer.class)
                .one());
        return new Background("Counting of answers", intake.beside(fold, BATCH));
    }
}
