package ru.opora.platform.idempotency;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * A request's body as it came, so that it can be compared and then read by the handler. It is received before anything
 * is borrowed from the database.
 *
 * @param digest SHA-256 of query, media type and body
 */
record WholeBody(byte[] bytes, byte[] digest) {

    private static final int MEGABYTE = 1024 * 1024;
    /** A little more than the handlers' own limits (8 MB of JSON, 25 MB of file), which say more of what is wrong. */
    private static final int JSON = 9 * MEGABYTE;

    private static final int MULTIPART = 26 * MEGABYTE;
    private static final long CUT_OFF = 256L * MEGABYTE;

    /** Collects bytes up to a limit; what follows is read and dropped, so that the sender gets the answer. */
    private static final class Collected {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long received;

        void take(DataBuffer buffer, int limit) {
            received += buffer.readableByteCount();
            if (received <= limit) {
                byte[] part = new byte[buffer.readableByteCount()];
                buffer.read(part);
                bytes.writeBytes(part);
            }
            DataBufferUtils.release(buffer);
            if (received > CUT_OFF) {
                throw ProblemException.of(ProblemType.TOO_LARGE);
            }
        }
    }

    static Mono<WholeBody> of(ServerHttpRequest request) {
        boolean multipart = MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type(request));
        int limit = multipart ? MULTIPART : JSON;
        return request.getBody()
                .collect(Collected::new, (collected, buffer) -> collected.take(buffer, limit))
                .map(collected -> {
                    if (collected.received > limit) {
                        throw ProblemException.of(ProblemType.TOO_LARGE);
                    }
                    byte[] bytes = collected.bytes.toByteArray();
                    return new WholeBody(bytes, digest(request, bytes));
                });
    }

    /** The request with this body to be read. */
    ServerHttpRequest in(ServerHttpRequest request, org.springframework.core.io.buffer.DataBufferFactory buffers) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return bytes.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(bytes)));
            }
        };
    }

    /** Of a form with files the boundary doesn't count: a browser makes a new one each time. */
    private static byte[] digest(ServerHttpRequest request, byte[] body) {
        MediaType type = type(request);
        String boundary = Optional.ofNullable(type.getParameter("boundary")).orElse("");
        String head = request.getURI().getRawQuery() + "\n" + type.getType() + "/" + type.getSubtype() + "\n";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            byte[] skipped = boundary.getBytes(StandardCharsets.ISO_8859_1);
            int from = 0;
            for (int at = 0; skipped.length > 0 && at <= body.length - skipped.length; at++) {
                if (startsAt(body, at, skipped)) {
                    digest.update(body, from, at - from);
                    from = at + skipped.length;
                    at = from - 1;
                }
            }
            digest.update(body, from, body.length - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean startsAt(byte[] body, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (body[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** A media type that cannot be read is refused by whoever reads the body. */
    private static MediaType type(ServerHttpRequest request) {
        try {
            return Optional.ofNullable(request.getHeaders().getContentType())
                    .orElse(MediaType.APPLICATION_OCTET_STREAM);
        } catch (org.springframework.http.InvalidMediaTypeException unreadable) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
