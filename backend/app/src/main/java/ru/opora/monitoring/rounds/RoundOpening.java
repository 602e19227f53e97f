package ru.opora.monitoring.rounds;

import java.util.UUID;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/** What follows from the opening of a round, in its transaction; make it a bean. */
public interface RoundOpening {

    /** The round is open, and its panel and what it measures are frozen. */
    Mono<Void> opened(Caller caller, UUID round);
}
