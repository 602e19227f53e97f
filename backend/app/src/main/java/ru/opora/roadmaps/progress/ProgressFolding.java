package ru.opora.roadmaps.progress;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;

/** Folds the differences that writers left into the counts: reading stays quick, and never waits for it to be right. */
@Configuration(proxyBeanMethods = false)
class ProgressFolding {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 20_000;

    @Bean
    Background progressFolder(DatabaseClient database) {
        Mono<Integer> fold = DatabaseScope.system(database.sql("SELECT roadmaps_progress_fold(" + BATCH + ")")
                .mapValue(Integer.class)
                .one());
        return new Background(
                "Folding of progress",
                fold.expand(taken -> taken < BATCH ? Mono.delay(PAUSE).then(fold) : fold));
    }
}
