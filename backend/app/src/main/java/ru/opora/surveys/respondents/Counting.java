package ru.opora.surveys.respondents;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;

/** Takes new answers into the counts: storing them never waits for it, and results follow within a second or so. */
@Configuration(proxyBeanMethods = false)
class Counting {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Two hundred answers with some hundred items each are one step of about a second. */
    private static final int BATCH = 200;

    @Bean
    Background surveyCounter(DatabaseClient database) {
        Mono<Integer> fold = DatabaseScope.system(database.sql("SELECT surveys_fold(" + BATCH + ")")
                .mapValue(Integer.class)
                .one());
        return new Background(
                "Counting of answers",
                fold.expand(taken -> taken < BATCH ? Mono.delay(PAUSE).then(fold) : fold));
    }
}
