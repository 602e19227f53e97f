package ru.opora.platform.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps contents under keys. A folder is enough for one node; a store of objects fits as well. A content is there whole or
 * not at all, and is never changed: another content gets another key.
 */
public interface FileStore {

    /** A new file of the local disk to write an upload into; whoever asked deletes it when it was not kept. */
    Mono<Path> draft();

    /** Keeps a file of the local disk under a key that is new; when this completes it survives a loss of power. */
    Mono<Void> keep(UUID key, Path draft);

    /**
     * Some bytes of a content, read as they are taken.
     *
     * @param from the first byte, from 0
     * @param count how many
     */
    Flux<DataBuffer> read(UUID key, long from, long count);

    /** Works with a content as a file of the local disk, which is only there for that and not to be written. */
    <T> Flux<T> with(UUID key, Function<Path, Flux<T>> work);

    /** Forgets a content; one that is not there is no error. */
    Mono<Void> delete(UUID key);

    /** The keys of contents kept before a moment. */
    Flux<UUID> keptBefore(Instant moment);

    /** Forgets drafts that were begun before a moment: a process was killed over them. */
    Mono<Void> dropDrafts(Instant before);
}
