package ru.opora.roadmaps.importing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
import ru.opora.roadmaps.importing.source.SourceReader;

/**
 * Collects an upload as it streams in, in bounded memory. What is over the limit is read to its end and dropped, so that
 * the sender gets the answer and not a broken connection; what is far over it is cut off.
 */
final class Upload {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long CUT_OFF = 256L * MEGABYTE;
    private static final int MAX_TITLE = 2000;
    private static final int FIELD_BYTES = 8 * 1024;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Map<String, String> fields = new HashMap<>();
    private @Nullable String fileName;
    private long received;

    private Upload() {}

    static Mono<UploadedFile> of(Flux<PartEvent> events) {
        return Mono.defer(() -> {
            Upload upload = new Upload();
            return events.doOnNext(upload::take)
                    .onErrorMap(IllegalArgumentException.class, Upload::malformed) // a part's head that is none
                    .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                    .then(Mono.fromSupplier(upload::file));
        });
    }

    private void take(PartEvent event) {
        DataBuffer content = event.content();
        try {
            if (event.headers().getContentDisposition().getName() == null) {
                throw new IllegalArgumentException("A part without a name");
            }
            if (event instanceof FilePartEvent part && "file".equals(part.name())) {
                fileName = safe(part.filename());
                keep(content);
            } else if (event instanceof FormPartEvent field) {
                field(field);
            }
        } finally {
            DataBufferUtils.release(content);
        }
    }

    private void keep(DataBuffer content) {
        received += content.readableByteCount();
        if (received > CUT_OFF) {
            throw tooLarge();
        }
        if (received <= SourceReader.MAX_BYTES) {
            byte[] bytes = new byte[content.readableByteCount()];
            content.read(bytes);
            file.writeBytes(bytes);
        }
    }

    private void field(FormPartEvent field) {
        if (field.value().getBytes(StandardCharsets.UTF_8).length > FIELD_BYTES || fields.size() > 20) {
            throw ProblemException.invalid(FieldError.of("/" + field.name(), "WRONG_LENGTH"));
        }
        fields.put(field.name(), field.value());
    }

    private UploadedFile file() {
        if (fileName == null) {
            throw ProblemException.invalid(FieldError.of("/file", "REQUIRED"));
        }
        if (received > SourceReader.MAX_BYTES) {
            throw tooLarge();
        }
        return new UploadedFile(
                read("id", UUID::fromString),
                fileName,
                file.toByteArray(),
                read("organizationId", UUID::fromString),
                read("periodStart", Upload::day),
                read("periodEnd", Upload::day),
                read("title", Upload::title));
    }

    private <T> @Nullable T read(String name, Function<String, T> read) {
        String text = fields.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? null : read.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw ProblemException.invalid(FieldError.of("/" + name, "WRONG_TYPE"));
        }
    }

    private static String title(String text) {
        if (text.length() > MAX_TITLE) {
            throw ProblemException.invalid(FieldError.of("/title", "WRONG_LENGTH"));
        }
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(FieldError.of("/title", "WRONG_FORMAT"));
        }
        return text;
    }

    /** In the one form of the API: years of more than four digits are beyond the database's calendar. */
    private static LocalDate day(String text) {
        if (text.length() != "2027-01-31".length()) {
            throw new DateTimeException("Not a day");
        }
        return LocalDate.parse(text);
    }

    private static ProblemException malformed(Throwable head) {
        return ProblemException.of(ProblemType.MALFORMED_MULTIPART);
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(ProblemType.FILE_TOO_LARGE, SourceReader.MAX_BYTES / MEGABYTE);
    }

    /** The last step of the name only, without what cannot be printed. */
    private static String safe(String name) {
        String last = name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() ? "file" : last.substring(0, Math.min(last.length(), 255));
    }
}
