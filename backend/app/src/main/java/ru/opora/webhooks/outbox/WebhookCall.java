package ru.opora.webhooks.outbox;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.timeout.TimeoutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import ru.opora.webhooks.WebhookAddress;
import ru.opora.webhooks.WebhookProperties;
import ru.opora.webhooks.outbox.Outcome.Failure;

/**
 * Calls a receiver: a new connection each time, no redirects, no proxy, a bounded time, and of the answer only its
 * beginning. Where the address leads is judged when it is connected to, so that a name that comes to another machine at
 * each look-up gains nothing.
 */
@Component
class WebhookCall {

    private static final int READ = 1000;
    private static final int DEEP = 10;

    private final WebhookProperties properties;
    private final HttpClient client;

    WebhookCall(WebhookProperties properties) {
        this.properties = properties;
        this.client = HttpClient.create(ConnectionProvider.newConnection())
                .followRedirect(false)
                .doOnChannelInit((observer, channel, remote) -> {
                    if (!properties.allowPrivateNetworks()) {
                        channel.pipeline().addFirst("opora.outside", new OnlyOutside());
                    }
                });
    }

    /** Never an error: why it came to nothing is the outcome. */
    Mono<Outcome> post(String url, Consumer<HttpHeaders> headers, String body) {
        return Mono.defer(() -> {
            long began = System.nanoTime();
            return client.headers(headers)
                    .post()
                    .uri(url)
                    .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))))
                    .response((answer, content) -> content.asByteArray()
                            .scan(new Answer(answer.status().code(), new byte[0]), Answer::plus)
                            .takeUntil(Answer::full)
                            .takeLast(1))
                    .next()
                    .timeout(properties.timeout())
                    .map(answer -> new Outcome(answer.status(), null, since(began), answer.text()))
                    .onErrorResume(failure -> Mono.just(new Outcome(null, reason(failure), since(began), null)));
        });
    }

    private static int since(long began) {
        return (int) ((System.nanoTime() - began) / 1_000_000);
    }

    private static Failure reason(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEP; depth++, at = at.getCause()) {
            if (at instanceof InnerAddress) {
                return Failure.FORBIDDEN_ADDRESS;
            }
            if (at instanceof java.util.concurrent.TimeoutException || at instanceof TimeoutException) {
                return Failure.TIMEOUT;
            }
            if (at instanceof SSLException) {
                return Failure.TLS;
            }
        }
        return Failure.CONNECTION;
    }

    /** What was read of an answer so far. */
    private record Answer(int status, byte[] bytes) {

        Answer plus(byte[] more) {
            int room = Math.min(more.length, READ - bytes.length);
            byte[] all = Arrays.copyOf(bytes, bytes.length + room);
            System.arraycopy(more, 0, all, bytes.length, room);
            return new Answer(status, all);
        }

        boolean full() {
            return bytes.length >= READ;
        }

        /** The database takes no NUL. */
        String text() {
            return new String(bytes, StandardCharsets.UTF_8).replace("\u0000", "");
        }
    }

    /** The address is one that nobody outside may have called. */
    private static final class InnerAddress extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Lets a connection begin only to the open internet. */
    private static final class OnlyOutside extends ChannelOutboundHandlerAdapter {

        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
            boolean outside = remote instanceof InetSocketAddress address
                    && !address.isUnresolved()
                    && !WebhookAddress.isInner(address.getAddress());
            if (outside) {
                context.connect(remote, local, promise);
            } else {
                promise.setFailure(new InnerAddress());
            }
        }
    }
}
