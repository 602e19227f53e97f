package ru.opora.surveys.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.surveys.Audience;
import ru.opora.surveys.results.Asking.Question;

/**
 * What it is decided by what results tell: the places that were asked and the numbers of those who answered. It is read again when
 * an answer was counted or somebody else is asked, and then of those only whose answers have become more: of a large campaign all of
 * it takes longer than the figures.
 */
@Component
class Grounds {

    /** Some ten megabytes for each hundred thousand numbers. */
    private static final long MOST_NUMBERS = 300_000;

    /** Of more participants all is read anew. */
    private static final int FEW = 200;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Asking asking;
    private final ResultQueries queries;
    private final Cache<Key, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_NUMBERS)
            .weigher((Key key, Kept of) -> of.ground().size())
            .expireAfterAccess(UNUSED)
            .build();

    Grounds(Asking asking, ResultQueries queries) {
        this.asking = asking;
        this.queries = queries;
    }

    private record Key(UUID campaign, Audience audience) {}

    /** @param mark of everything that decides: another one is another ground */
    private record Kept(String mark, Ground ground) {}

    /** @param answered counted answers of each participant */
    record Ground(Places places, Map<UUID, Long> answered, Bases bases) {

        int size() {
            return answered.size() + bases.size();
        }
    }

    /** What is kept may be newer than its mark, never older; and a figure of others than those it was decided of is hidden. */
    Mono<Ground> of(Question question, Audience audience) {
        UUID campaign = question.campaign().id();
        Key key = new Key(campaign, audience);
        return queries.mark(campaign, audience).flatMap(counted -> {
            String mark = question.campaign().path() + " " + counted;
            Kept known = kept.getIfPresent(key);
            return known != null && known.mark().equals(mark)
                    ? Mono.just(known.ground())
                    : read(question, audience, known == null ? null : known.ground())
                            .doOnNext(ground -> kept.put(key, new Kept(mark, ground)));
        });
    }

    /** The numbers of answers are read first: what is read after them may be newer, and is read again when they have changed. */
    private Mono<Ground> read(Question question, Audience audience, @Nullable Ground known) {
        UUID campaign = question.campaign().id();
        return Mono.zip(asking.places(question, audience, Results.LEAST), queries.answered(campaign, audience))
                .flatMap(read -> bases(campaign, audience, read.getT2(), known)
                        .map(bases -> new Ground(read.getT1(), read.getT2(), bases)));
    }

    /** Counts only grow: who has as many answers as before has the same ones. */
    private Mono<Bases> bases(UUID campaign, Audience audience, Map<UUID, Long> answered, @Nullable Ground known) {
        if (known == null) {
            return queries.bases(campaign, audience, null);
        }
        Set<UUID> changed = new HashSet<>(known.answered().keySet());
        changed.addAll(answered.keySet());
        changed.removeIf(one -> Objects.equals(known.answered().get(one), answered.get(one)));
        return changed.size() > FEW
                ? queries.bases(campaign, audience, null)
                : queries.basesOf(campaign, audience, changed)
                        .map(fresh -> known.bases().with(changed, fresh));
    }
}
