package ru.opora.platform.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Says of some kinds of records who may learn that they changed. Each room makes beans of its own; of a kind without a
 * rule nobody learns.
 */
public interface LiveRule {

    /** The words these kinds have in the record of changes. */
    Set<String> entities();

    /**
     * The audiences of these changes by their positions, found by one look-up for all; of a change left out nobody
     * learns.
     */
    Mono<Map<Long, LiveAudience>> audiences(List<LiveChange> changes);

    /** The same audience for every change of these kinds. */
    static LiveRule always(LiveAudience audience, String... entities) {
        return new LiveRule() {
            @Override
            public Set<String> entities() {
                return Set.of(entities);
            }

            @Override
            public Mono<Map<Long, LiveAudience>> audiences(List<LiveChange> changes) {
                Map<Long, LiveAudience> all = new HashMap<>();
                changes.forEach(change -> all.put(change.position(), audience));
                return Mono.just(all);
            }
        };
    }
}
