package ru.opora.files;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.files.ContentOwner;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.files.FilesProperties;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;

/**
 * Forgets what a killed process left: contents without a row and unfinished drafts. Only what is old enough, for the row
 * of a young content may be on its way.
 */
@Configuration(proxyBeanMethods = false)
class Sweeping {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 500;

    private final FileStore store;
    private final List<ContentOwner> owners;
    private final FilesProperties properties;
    private final Clock clock;

    Sweeping(FileStore store, List<ContentOwner> owners, FilesProperties properties, Clock clock) {
        this.store = store;
        this.owners = List.copyOf(owners);
        this.properties = properties;
        this.clock = clock;
    }

    @Bean
    RecurringJob fileSweepingJob() {
        return new RecurringJob("files.sweeping", Cadence.every(PAUSE), Mono.defer(this::sweep));
    }

    Mono<Void> sweep() {
        Instant before = clock.instant().minus(properties.orphansAfter());
        Mono<Void> contents = store.keptBefore(before)
                .buffer(AT_ONCE)
                .concatMap(this::withoutRow)
                .concatMap(this::forget)
                .then();
        return DatabaseScope.system(store.dropDrafts(before).then(contents));
    }

    private Flux<UUID> withoutRow(List<UUID> keys) {
        Flux<UUID> kept = Flux.fromIterable(owners).concatMap(owner -> owner.known(keys));
        return kept.collectList().flatMapIterable(known -> {
            Set<UUID> orphans = new HashSet<>(keys);
            orphans.removeAll(Set.copyOf(known));
            return orphans;
        });
    }

    private Mono<Void> forget(UUID key) {
        log.info("A content without a file is deleted: {}", key);
        return store.delete(key);
    }
}
