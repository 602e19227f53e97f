package ru.opora.surveys.results;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.surveys.Audience;

/** Which groups results hide: for others of this room, so that all hide the same. */
@Component
public class SmallGroups {

    private final ResultQueries queries;

    SmallGroups(ResultQueries queries) {
        this.queries = queries;
    }

    /** Whether results hide how many of a group answered. */
    public Mono<Boolean> isHidden(UUID campaign, String ownerPath, Audience audience, UUID participant) {
        return Mono.zip(queries.asked(campaign, audience), queries.answered(campaign, audience))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> new Places(ownerPath, read.getT1(), Results.LEAST)
                        .hidden(read.getT2())
                        .contains(participant));
    }
}
