package ru.opora.organizations;

import java.util.UUID;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/** Records of a room that other rooms may name by their ids: these don't know the room, and ask here whose a record is. */
public interface OwnedRecords {

    /** What they are called in the record of changes. */
    String entity();

    /** The organisation whose it is; empty when there is none that the caller sees. */
    Mono<UUID> owner(Caller caller, UUID id);
}
