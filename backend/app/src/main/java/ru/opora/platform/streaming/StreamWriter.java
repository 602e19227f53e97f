package ru.opora.platform.streaming;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import ru.opora.platform.persistence.Page;

/**
 * Writes pages as they are taken. A page is read when the one before it has gone into the connection, so a reader who
 * stops holds one page in memory and nothing of the database. A failure after the first byte breaks the connection off:
 * the last chunk, the end marker and the trailer are missing, and the reader knows.
 */
@Component
class StreamWriter {

    /** The trailer with the number of rows. */
    static final String COUNT = "Opora-Count";

    private final ExportRecord record;

    StreamWriter(ExportRecord record) {
        this.record = record;
    }

    Mono<Void> write(ServerWebExchange exchange, Format format, Function<@Nullable String, Mono<Page<?>>> pages) {
        return pages.apply(null)
                .delayUntil(first -> record.write(exchange, format.mediaType()))
                .flatMap(first -> new Stream(exchange.getResponse(), format, pages, first).write());
    }

    /** One answer on its way. */
    private static final class Stream {

        private final ServerHttpResponse response;
        private final Format format;
        private final Function<@Nullable String, Mono<Page<?>>> pages;
        private final AtomicBoolean over = new AtomicBoolean();
        private @Nullable Page<?> first;
        private @Nullable String cursor;
        private long count;

        Stream(
                ServerHttpResponse response,
                Format format,
                Function<@Nullable String, Mono<Page<?>>> pages,
                Page<?> first) {
            this.response = response;
            this.format = format;
            this.pages = pages;
            this.first = first;
        }

        Mono<Void> write() {
            HttpHeaders headers = response.getHeaders();
            headers.setContentType(format.mediaType());
            headers.setCacheControl("no-store");
            announceCount(headers);
            Flux<Publisher<DataBuffer>> turns = Flux.generate(turn -> {
                if (over.get()) {
                    turn.complete();
                } else {
                    turn.next(Mono.defer(this::next));
                }
            });
            return response.writeAndFlushWith(turns);
        }

        /** The server subscribes to a turn when the bytes of the one before are with the system; late turns are empty. */
        private Mono<DataBuffer> next() {
            if (over.get()) {
                return Mono.empty();
            }
            Page<?> ready = first;
            first = null;
            return ready == null
                    ? pages.apply(cursor).map(page -> buffer(page, false))
                    : Mono.fromSupplier(() -> buffer(ready, true));
        }

        private DataBuffer buffer(Page<?> page, boolean head) {
            count += page.items().size();
            cursor = page.nextCursor();
            DataBuffer buffer = response.bufferFactory().allocateBuffer(64 * 1024);
            if (head) {
                buffer.write(format.head());
            }
            buffer.write(format.rows(page.items()));
            if (cursor == null) {
                buffer.write(format.end(count));
                over.set(true);
            }
            return buffer;
        }

        private void announceCount(HttpHeaders headers) {
            Object server = ServerHttpResponseDecorator.getNativeResponse(response);
            if (server instanceof HttpServerResponse netty) {
                headers.set(HttpHeaders.TRAILER, COUNT);
                netty.trailerHeaders(trailer -> Optional.of(over.get())
                        .filter(Boolean::booleanValue)
                        .ifPresent(whole -> trailer.set(COUNT, String.valueOf(count))));
            }
        }
    }
}
