package ru.opora.platform.files;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A folder: {@code drafts} for what is still coming in, and the contents by the first letters of their keys. A draft is
 * forced to the disk, then moved under its key in one step, and the folder is forced too.
 */
@Component
class FolderStore implements FileStore {

    private static final Logger log = LoggerFactory.getLogger(FolderStore.class);

    /** Small, because the server asks for a hundred of them ahead. */
    private static final int CHUNK = 16 * 1024;

    private final Path contents;
    private final Path drafts;

    FolderStore(FilesProperties properties) {
        Path folder = properties.dir().toAbsolutePath().normalize();
        this.contents = folder.resolve("contents");
        this.drafts = folder.resolve("drafts");
    }

    @Override
    public Mono<Path> draft() {
        return blocking(() -> {
            Files.createDirectories(drafts);
            return Files.createFile(drafts.resolve(UUID.randomUUID().toString()));
        });
    }

    @Override
    public Mono<Void> keep(UUID key, Path draft) {
        return blocking(() -> {
                    Path folder = folder(key);
                    Files.createDirectories(folder);
                    force(draft, StandardOpenOption.WRITE);
                    Files.move(draft, place(key), StandardCopyOption.ATOMIC_MOVE);
                    force(folder, StandardOpenOption.READ);
                    force(contents, StandardOpenOption.READ);
                    return key;
                })
                .then();
    }

    @Override
    public Flux<DataBuffer> read(UUID key, long from, long count) {
        Flux<DataBuffer> bytes = DataBufferUtils.readAsynchronousFileChannel(
                () -> AsynchronousFileChannel.open(place(key), StandardOpenOption.READ),
                from,
                DefaultDataBufferFactory.sharedInstance,
                CHUNK);
        return DataBufferUtils.takeUntilByteCount(bytes, count).subscribeOn(Schedulers.boundedElastic(), false);
    }

    @Override
    public <T> Flux<T> with(UUID key, Function<Path, Flux<T>> work) {
        return Flux.defer(() -> work.apply(place(key)));
    }

    @Override
    public Mono<Void> delete(UUID key) {
        return blocking(() -> Files.deleteIfExists(place(key))).then();
    }

    @Override
    public Flux<UUID> keptBefore(Instant moment) {
        return blocking(() -> olderFiles(contents, 2, moment))
                .flatMapIterable(files -> files)
                .map(file -> UUID.fromString(file.getFileName().toString()));
    }

    @Override
    public Mono<Void> dropDrafts(Instant before) {
        return blocking(() -> {
                    for (Path draft : olderFiles(drafts, 1, before)) {
                        log.info("An upload that was never finished is dropped: {}", draft.getFileName());
                        Files.deleteIfExists(draft);
                    }
                    return true;
                })
                .then();
    }

    private Path place(UUID key) {
        return folder(key).resolve(key.toString());
    }

    private Path folder(UUID key) {
        return contents.resolve(key.toString().substring(0, 2));
    }

    private static List<Path> olderFiles(Path folder, int depth, Instant moment) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                folder,
                depth,
                (file, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(moment))) {
            return files.toList();
        }
    }

    /** Not every system lets a folder be opened; there the move is as lasting as the system makes it. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        } catch (IOException notPossible) {
            if (!folder) {
                throw notPossible;
            }
        }
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
