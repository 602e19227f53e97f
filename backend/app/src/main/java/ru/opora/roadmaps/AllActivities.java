package ru.opora.roadmaps;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** All rows of a roadmap at once, for what needs the whole plan; an import bounds how many there can be. */
@Service
public class AllActivities {

    private static final int AT_ONCE = 1000;
    private static final ActivityQueries.Filter EVERY =
            new ActivityQueries.Filter(null, null, null, null, null, null, false);

    private final Activities activities;

    AllActivities(Activities activities) {
        this.activities = activities;
    }

    /** The rows in printed order; not found when the caller may not see the roadmap. */
    public Mono<List<ActivityView>> of(Caller caller, UUID roadmap) {
        return activities
                .list(caller, roadmap, EVERY, AT_ONCE, null)
                .expand(page -> page.nextCursor() == null
                        ? Mono.empty()
                        : activities.list(caller, roadmap, EVERY, AT_ONCE, page.nextCursor()))
                .concatMapIterable(Page::items)
                .collectList();
    }
}
