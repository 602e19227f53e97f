package ru.opora.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.files.inspection.FileType;
import ru.opora.platform.files.ContentOwner;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.files.FilesProperties;

/**
 * Takes in files that belong to no organisation and no account, under the same rules as all others: looked through by their
 * content, without metadata. Whoever asks for it keeps a row about the content and is a {@link ContentOwner}.
 */
@Service
public class FileIntake {

    /** How many buffers wait for the disk. */
    private static final int AHEAD = 8;

    private final FileStore store;
    private final FilesProperties limits;

    FileIntake(FileStore store, FilesProperties limits) {
        this.store = store;
        this.limits = limits;
    }

    /** A content that is kept. */
    public record Taken(String name, String mediaType, long size, UUID content) {}

    /** Takes a content in as it streams; when the sender goes away in the middle nothing stays. */
    public Mono<Taken> take(String name, long most, Flux<DataBuffer> content) {
        long limit = Math.min(most, limits.maxSize().toBytes());
        return Mono.usingWhen(
                store.draft(),
                draft -> Mono.using(
                                () -> Receiving.into(draft, limit),
                                receiving -> received(receiving, name, content),
                                Receiving::close)
                        .publishOn(Schedulers.boundedElastic())
                        .map(safe -> examined(draft, safe))
                        .delayUntil(taken -> store.keep(taken.content(), draft)),
                FileIntake::drop);
    }

    /** How much room contents of one owner may take. */
    public long quota() {
        return limits.quota().toBytes();
    }

    /** All of a content. */
    public Flux<DataBuffer> read(UUID content, long size) {
        return store.read(content, 0, size);
    }

    /** Forgets a content about which no row was kept. */
    public Mono<Void> forget(UUID content) {
        return store.delete(content);
    }

    private static Mono<String> received(Receiving receiving, String name, Flux<DataBuffer> content) {
        receiving.field("name", name);
        return content.publishOn(Schedulers.boundedElastic(), AHEAD)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release) // also of those that wait for the disk
                .doOnNext(receiving::take)
                .then(Mono.fromSupplier(receiving::named));
    }

    private static Taken examined(Path draft, String name) {
        try {
            Examination found = Examination.of(draft, name);
            return new Taken(name, found.type().mediaType(), found.size(), UUID.randomUUID());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Mono<Void> drop(Path draft) {
        return Mono.fromCallable(() -> Files.deleteIfExists(draft))
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }

    /** The usual ending of a kind of file; empty when no such kind is accepted. */
    public static String extension(String mediaType) {
        return Arrays.stream(FileType.values())
                .filter(one -> one.mediaType().equals(mediaType))
                .map(FileType::extension)
                .findFirst()
                .orElse("");
    }
}
