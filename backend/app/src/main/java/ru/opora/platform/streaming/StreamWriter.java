package ru.opora.platform.streaming;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import ru.opora.platform.persistence.Listed;

/**
 * Writes pages as they are taken. A page is read when the one before it has been asked for to its end, so a reader who
 * stops holds two megabytes and a page in memory and nothing of the database. A failure after the first byte breaks the connection off:
 * the last chunk, the end marker and the trailer are missing, and the reader knows.
 */
@Component
class StreamWriter {

    /** The trailer with the number of rows. */
    static final String COUNT = "Opora-Count";

    private static final int PIECE = 16 * 1024;

    private final ExportRecord record;

    StreamWriter(ExportRecord record) {
        this.record = record;
    }

    Mono<Void> write(ServerWebExchange exchange, Format format, Function<@Nullable String, Mono<Listed<?>>> pages) {
        return pages.apply(null)
                .delayUntil(first -> record.write(exchange, format.mediaType()))
                .flatMap(first -> new Stream(exchange.getResponse(), format, pages, first).write());
    }

    /** One answer on its way. */
    private static final class Stream {

        private final ServerHttpResponse response;
        private final Format format;
        private final Function<@Nullable String, Mono<Listed<?>>> pages;
        private final AtomicBoolean over = new AtomicBoolean();
        private @Nullable Listed<?> first;
        private @Nullable String cursor;
        private long count;

        Stream(
                ServerHttpResponse response,
                Format format,
                Function<@Nullable String, Mono<Listed<?>>> pages,
                Listed<?> first) {
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
            Flux<Integer> turns = Flux.generate(turn -> {
                if (over.get()) {
                    turn.complete();
                } else {
                    turn.next(1);
                }
            });
            return response.writeWith(turns.concatMap(turn -> next(), 1));
        }

        /** A turn begins when the server has asked for more than the pieces of the one before; late turns are empty. */
        private Flux<DataBuffer> next() {
            if (over.get()) {
                return Flux.empty();
            }
            Listed<?> ready = first;
            first = null;
            Mono<byte[]> text = ready == null
                    ? pages.apply(cursor).map(page -> text(page, false))
                    : Mono.fromSupplier(() -> text(ready, true));
            return text.flatMapIterable(this::pieces);
        }

        private byte[] text(Listed<?> page, boolean head) {
            count += page.items().size();
            cursor = page.nextCursor();
            var text = new ByteArrayOutputStream(64 * 1024);
            if (head) {
                text.writeBytes(format.head(page));
            }
            text.writeBytes(format.rows(page.items()));
            if (cursor == null) {
                text.writeBytes(format.end(count));
                over.set(true);
            }
            return text.toByteArray();
        }

        /** The server asks for 128 pieces ahead whatever their size: together they are 2 MB at most. */
        private List<DataBuffer> pieces(byte[] text) {
            List<DataBuffer> pieces = new ArrayList<>();
            for (int from = 0; from < text.length; from += PIECE) {
                int length = Math.min(PIECE, text.length - from);
                pieces.add(response.bufferFactory().wrap(ByteBuffer.wrap(text, from, length)));
            }
            return pieces;
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
