package ru.opora.surveys.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.surveys.Audience;

/** Which groups results hide, and which are too small for a factor: for others of this room, so that all hide the same. */
@Component
public class SmallGroups {

    /** How long a decision is remembered: a large campaign is decided once for many schools that are looked at. */
    public static final Duration MOMENT = Duration.ofSeconds(2);

    private static final int MOST = 100;

    private final ResultQueries queries;
    private final Cache<String, Hidden> decided =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MOMENT).build();

    SmallGroups(ResultQueries queries) {
        this.queries = queries;
    }

    /**
     * Groups of a campaign of which nothing is told.
     *
     * @param always participants of whom results hide how many answered
     * @param byFactor participants hidden when those are counted whose answers have a factor
     */
    public record Hidden(Set<UUID> always, Map<String, Set<UUID>> byFactor) {

        public Hidden {
            always = Set.copyOf(always);
            byFactor = Map.copyOf(byFactor);
        }

        /** Also what came after it was decided is hidden. */
        public boolean has(UUID participant, String factor) {
            Set<UUID> hidden = byFactor.get(factor);
            return hidden == null || hidden.contains(participant) || always.contains(participant);
        }
    }

    /** What is hidden of a group that a campaign asks. */
    public Mono<Hidden> hidden(UUID campaign, String ownerPath, Audience audience) {
        String key = campaign + " " + audience;
        return Mono.justOrEmpty(decided.getIfPresent(key))
                .switchIfEmpty(Mono.defer(() -> decide(campaign, ownerPath, audience))
                        .doOnNext(hidden -> decided.put(key, hidden)));
    }

    private Mono<Hidden> decide(UUID campaign, String ownerPath, Audience audience) {
        return Mono.zip(
                        queries.asked(campaign, audience),
                        queries.answered(campaign, audience),
                        queries.scored(campaign, audience))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> decided(new Places(ownerPath, read.getT1(), Results.LEAST), read.getT2(), read.getT3()));
    }

    private static Hidden decided(Places places, Map<UUID, Long> answered, Map<String, Map<UUID, Long>> scored) {
        Map<String, Set<UUID>> byFactor = new HashMap<>();
        scored.forEach((factor, numbers) -> byFactor.put(factor, places.hidden(numbers)));
        return new Hidden(places.hidden(answered), byFactor);
    }
}
