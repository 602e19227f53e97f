package ru.opora.platform.live;

import java.util.List;
import reactor.core.publisher.Flux;

/** Knows whose rights a change touches; implemented by the room of organisations. */
public interface LiveRights {

    /** The subjects whose permissions or subtrees may be others after these changes. */
    Flux<String> touched(List<LiveChange> changes);
}
