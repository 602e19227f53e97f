package ru.opora.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * An upload that is too large for the memory: the part {@code file} goes to a file of the local disk as it streams in. What is over
 * the limit is read to its end and dropped, so that the sender gets the answer; the server ends what does not come to an end in its time.
 */
public final class FileUpload {

    private static final long MEGABYTE = 1024 * 1024;

    /** How many buffers wait for the disk. */
    private static final int AHEAD = 8;

    private final long limit;
    private final UploadFields fields = new UploadFields();
    private @Nullable String fileName;
    private long size;
    private boolean isWhole;
    private @Nullable ProblemException refused;

    private FileUpload(long limit) {
        this.limit = limit;
    }

    /** Writes the file into the draft, which is there and empty. */
    public static Mono<FileUpload> into(Path draft, Flux<PartEvent> events, long limit) {
        return Mono.using(() -> FileChannel.open(draft, StandardOpenOption.WRITE), channel -> {
            FileUpload upload = new FileUpload(limit);
            return events.onErrorMap(IllegalArgumentException.class, FileUpload::malformed)
                    .onErrorMap(IllegalStateException.class, FileUpload::malformed)
                    .publishOn(Schedulers.boundedElastic(), AHEAD)
                    .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                    .doOnNext(event -> upload.take(event, channel))
                    .then(Mono.fromSupplier(upload::whole));
        });
    }

    /** What is wrong is said when all of it has come: who breaks off in its midst lets go of buffers that others hold. */
    private void take(PartEvent event, FileChannel channel) {
        DataBuffer content = event.content();
        try {
            if (refused != null) {
                return;
            }
            if (event.headers().getContentDisposition().getName() == null) {
                refused = ProblemException.of(ProblemType.MALFORMED_MULTIPART);
            } else if (isWhole && event instanceof FilePartEvent part && "file".equals(part.name())) {
                refused = ProblemException.invalid(FieldError.of("/file", "TOO_MANY"));
            } else if (event instanceof FilePartEvent part && "file".equals(part.name())) {
                fileName = UploadFields.fileName(part.filename());
                keep(content, channel);
                isWhole = part.isLast();
            } else if (event instanceof FormPartEvent field) {
                refused = fields.take(field);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            DataBufferUtils.release(content);
        }
    }

    private void keep(DataBuffer content, FileChannel channel) throws IOException {
        size += content.readableByteCount();
        if (size <= limit) {
            try (DataBuffer.ByteBufferIterator parts = content.readableByteBuffers()) {
                while (parts.hasNext()) {
                    ByteBuffer part = parts.next();
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                }
            }
        }
    }

    private FileUpload whole() {
        if (refused != null) {
            throw refused;
        }
        if (fileName == null) {
            throw ProblemException.invalid(FieldError.of("/file", "REQUIRED"));
        }
        if (size > limit) {
            throw tooLarge();
        }
        return this;
    }

    public String fileName() {
        return Objects.requireNonNull(fileName);
    }

    public long size() {
        return size;
    }

    /** A field as what it is; null when it is missing or empty. */
    public <T> @Nullable T read(String name, Function<String, T> read) {
        return fields.read(name, read);
    }

    private static ProblemException malformed(Throwable head) {
        return ProblemException.of(ProblemType.MALFORMED_MULTIPART);
    }

    private ProblemException tooLarge() {
        return ProblemException.of(ProblemType.FILE_TOO_LARGE, limit / MEGABYTE);
    }
}
