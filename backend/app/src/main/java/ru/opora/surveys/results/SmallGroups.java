package ru.opora.surveys.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.surveys.Audience;

/** Which groups results hide: for others of this room, so that all hide the same. */
@Component
public class SmallGroups {

    /** A large campaign is decided once for many schools that are looked at. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final int MOST = 100;

    private final ResultQueries queries;
    private final Cache<String, Set<UUID>> decided =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MOMENT).build();

    SmallGroups(ResultQueries queries) {
        this.queries = queries;
    }

    /** The participants of whom results hide how many answered. */
    public Mono<Set<UUID>> hidden(UUID campaign, String ownerPath, Audience audience) {
        String key = campaign + " " + audience;
        return Mono.justOrEmpty(decided.getIfPresent(key))
                .switchIfEmpty(Mono.defer(() -> decide(campaign, ownerPath, audience))
                        .doOnNext(hidden -> decided.put(key, hidden)));
    }

    private Mono<Set<UUID>> decide(UUID campaign, String ownerPath, Audience audience) {
        return Mono.zip(queries.asked(campaign, audience), queries.answered(campaign, audience))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> new Places(ownerPath, read.getT1(), Results.LEAST).hidden(read.getT2()));
    }
}
