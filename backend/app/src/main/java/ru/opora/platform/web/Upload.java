package ru.opora.platform.web;

import java.io.ByteArrayOutputStream;
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
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * Collects an upload as it streams in, in bounded memory. What is over the limit is read to its end and dropped, so that
 * the sender gets the answer and not a broken connection; the server ends what does not come to an end in its time.
 */
public final class Upload {

    private static final int MEGABYTE = 1024 * 1024;

    private final int maxBytes;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final UploadFields fields = new UploadFields();
    private @Nullable String fileName;
    private long received;
    private @Nullable ProblemException refused;

    private Upload(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What was sent, whole: the part {@code file}, not over the limit, and the fields beside it. */
    public static Mono<Upload> of(Flux<PartEvent> events, int maxBytes) {
        return Mono.defer(() -> {
            Upload upload = new Upload(maxBytes);
            return events.doOnNext(upload::take)
                    .onErrorMap(IllegalArgumentException.class, Upload::malformed) // a part's head that is none
                    .onErrorMap(IllegalStateException.class, Upload::malformed)
                    .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                    .then(Mono.fromSupplier(upload::whole));
        });
    }

    /** What is wrong is said when all of it has come: who breaks off in its midst lets go of buffers that others hold. */
    private void take(PartEvent event) {
        DataBuffer content = event.content();
        try {
            if (refused != null) {
                return;
            }
            if (event.headers().getContentDisposition().getName() == null) {
                refused = ProblemException.of(ProblemType.MALFORMED_MULTIPART);
            } else if (event instanceof FilePartEvent part && "file".equals(part.name())) {
                fileName = UploadFields.fileName(part.filename());
                keep(content);
            } else if (event instanceof FormPartEvent field) {
                refused = fields.take(field);
            }
        } finally {
            DataBufferUtils.release(content);
        }
    }

    private void keep(DataBuffer content) {
        received += content.readableByteCount();
        if (received <= maxBytes) {
            byte[] bytes = new byte[content.readableByteCount()];
            content.read(bytes);
            file.writeBytes(bytes);
        }
    }

    private Upload whole() {
        if (refused != null) {
            throw refused;
        }
        if (fileName == null) {
            throw ProblemException.invalid(FieldError.of("/file", "REQUIRED"));
        }
        if (received > maxBytes) {
            throw tooLarge();
        }
        return this;
    }

    public String fileName() {
        return Objects.requireNonNull(fileName);
    }

    public byte[] content() {
        return file.toByteArray();
    }

    /** A field as what it is; null when it is missing or empty. */
    public <T> @Nullable T read(String name, Function<String, T> read) {
        return fields.read(name, read);
    }

    private static ProblemException malformed(Throwable head) {
        return ProblemException.of(ProblemType.MALFORMED_MULTIPART);
    }

    private ProblemException tooLarge() {
        return ProblemException.of(ProblemType.FILE_TOO_LARGE, maxBytes / MEGABYTE);
    }
}
