package ru.opora.surveys.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.surveys.Audience;
import ru.opora.surveys.results.Asking.Question;

/**
 * What it is decided by what results tell: the places that were asked and the numbers of those who answered. It is read again when
 * an answer was counted or somebody else is asked, and not before: of a large campaign it takes longer than the figures.
 */
@Component
class Grounds {

    /** Some ten megabytes for each hundred thousand numbers. */
    private static final long MOST_NUMBERS = 300_000;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Asking asking;
    private final ResultQueries queries;
    private final Cache<Key, Ground> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_NUMBERS)
            .weigher((Key key, Ground ground) -> ground.size())
            .expireAfterAccess(UNUSED)
            .build();

    Grounds(Asking asking, ResultQueries queries) {
        this.asking = asking;
        this.queries = queries;
    }

    /** @param mark of everything that decides: another one is another ground */
    private record Key(UUID campaign, Audience audience, String mark) {}

    /** @param answered counted answers of each participant */
    record Ground(Places places, Map<UUID, Long> answered, Bases bases) {

        int size() {
            return answered.size() + bases.size();
        }
    }

    /** What is kept may be newer than its mark, never older; and a figure of others than those it was decided of is hidden. */
    Mono<Ground> of(Question question, Audience audience) {
        UUID campaign = question.campaign().id();
        return queries.mark(campaign, audience)
                .map(mark -> new Key(campaign, audience, question.campaign().path() + " " + mark))
                .flatMap(key -> Mono.justOrEmpty(kept.getIfPresent(key))
                        .switchIfEmpty(
                                Mono.defer(() -> read(question, audience)).doOnNext(ground -> kept.put(key, ground))));
    }

    private Mono<Ground> read(Question question, Audience audience) {
        UUID campaign = question.campaign().id();
        return Mono.zip(
                        asking.places(question, audience, Results.LEAST),
                        queries.answered(campaign, audience),
                        queries.bases(campaign, audience, null))
                .map(read -> new Ground(read.getT1(), read.getT2(), read.getT3()));
    }
}
