package ru.opora.platform.idempotency;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds an answer back until what it speaks of is committed; a handler writes to it as to any other. */
final class HeldResponse extends ServerHttpResponseDecorator {

    /** The largest answer that can be kept; larger ones are no answers to a single change. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private final HttpHeaders headers = new HttpHeaders();
    private @Nullable HttpStatusCode status;
    private byte[] body = {};
    private boolean complete;

    HeldResponse(ServerHttpResponse response) {
        super(response);
    }

    Answer answer() {
        return new Answer(Optional.<HttpStatusCode>ofNullable(status).orElse(HttpStatus.OK), headers, body, false);
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public boolean setStatusCode(@Nullable HttpStatusCode code) {
        status = code;
        return true;
    }

    @Override
    public @Nullable HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public boolean setRawStatusCode(@Nullable Integer code) {
        return setStatusCode(code == null ? null : HttpStatusCode.valueOf(code));
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> content) {
        return DataBufferUtils.join(content, LARGEST)
                .doOnNext(joined -> {
                    body = new byte[joined.readableByteCount()];
                    joined.read(body);
                    DataBufferUtils.release(joined);
                })
                .then(setComplete());
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
        return writeWith(Flux.from(parts).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.fromRunnable(() -> complete = true);
    }

    @Override
    public boolean isCommitted() {
        return complete;
    }
}
