package ru.opora.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * Writes an upload to its draft as it streams in, a buffer at a time. What is over the limit is read to its end and
 * dropped, so that the sender gets the answer and not a broken connection; what is far over it is cut off. Blocks.
 */
final class Receiving implements AutoCloseable {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long CUT_OFF = 256 * MEGABYTE;
    private static final int FIELD_BYTES = 2 * 1024;
    private static final int MOST_FIELDS = 20;

    private final Path draft;
    private final FileChannel channel;
    private final long limit;
    private final Map<String, String> fields = new HashMap<>();
    private @Nullable String name;
    private boolean ended;
    private long received;

    private Receiving(Path draft, FileChannel channel, long limit) {
        this.draft = draft;
        this.channel = channel;
        this.limit = limit;
    }

    static Receiving into(Path draft, long limit) {
        try {
            return new Receiving(draft, FileChannel.open(draft, StandardOpenOption.WRITE), limit);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One part of a multipart body, or a piece of one. */
    void take(PartEvent event) {
        if (event instanceof FilePartEvent part && "file".equals(part.name())) {
            if (ended) {
                DataBufferUtils.release(event.content());
                throw ProblemException.invalid(FieldError.of("/file", "TOO_MANY"));
            }
            name = part.filename();
            ended = part.isLast();
            take(event.content());
            return;
        }
        DataBufferUtils.release(event.content());
        if (event instanceof FormPartEvent field) {
            field(field.name(), field.value());
        }
    }

    /** Some bytes of the file. */
    void take(DataBuffer content) {
        try {
            received += content.readableByteCount();
            if (received > CUT_OFF) {
                throw tooLarge();
            }
            if (received <= limit) {
                write(content);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            DataBufferUtils.release(content);
        }
    }

    private void write(DataBuffer content) throws IOException {
        try (DataBuffer.ByteBufferIterator parts = content.readableByteBuffers()) {
            while (parts.hasNext()) {
                ByteBuffer part = parts.next();
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
        }
    }

    void field(String field, String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > FIELD_BYTES || fields.size() >= MOST_FIELDS) {
            throw ProblemException.invalid(FieldError.of("/" + field, "WRONG_LENGTH"));
        }
        fields.put(field, value);
    }

    /** The name of what came whole. */
    String named() {
        String said = fields.getOrDefault("name", name == null ? "" : name);
        if (said.isBlank()) {
            throw ProblemException.invalid(FieldError.of(name == null ? "/file" : "/name", "REQUIRED"));
        }
        if (received > limit) {
            throw tooLarge();
        }
        return safe(said);
    }

    /** All that came. */
    Upload upload() {
        String name = named();
        UUID organization = id("organizationId");
        if (organization == null) {
            throw ProblemException.invalid(FieldError.of("/organizationId", "REQUIRED"));
        }
        return new Upload(id("id"), organization, name, draft);
    }

    private @Nullable UUID id(String field) {
        return read(field, UUID::fromString);
    }

    private <T> @Nullable T read(String field, Function<String, T> read) {
        String text = fields.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : read.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.invalid(FieldError.of("/" + field, "WRONG_TYPE"));
        }
    }

    private ProblemException tooLarge() {
        return ProblemException.of(ProblemType.FILE_TOO_LARGE, limit / MEGABYTE);
    }

    /** The last step of the name only, without what cannot be printed or turns the direction of writing. */
    private static String safe(String name) {
        String last = name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .strip();
        return last.isEmpty() ? "file" : shortened(last);
    }

    /** At most 255 letters; the extension stays. */
    private static String shortened(String name) {
        int most = 255;
        if (name.length() <= most) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot >= 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, most - extension.length() - 1).replaceFirst("\\p{Cs}$", "") + extension;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
