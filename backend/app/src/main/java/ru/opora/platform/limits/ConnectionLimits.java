package ru.opora.platform.limits;

import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * How long a connection may keep us waiting. A request that comes drop by drop, an answer nobody reads and a connection
 * without requests end by themselves; none of them holds more than the connection itself.
 */
@Component
class ConnectionLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /** Between two pieces of a request, or two requests. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** For a whole request: 25 MB at 1 Mbit/s take four minutes. */
    private static final Duration WHOLE_REQUEST = Duration.ofMinutes(5);
    /** For one piece of an answer to leave: 8 MB at 1 Mbit/s take one minute. */
    private static final Duration UNREAD = Duration.ofMinutes(2);

    private final RefusalBodies refusals;

    ConnectionLimits(RefusalBodies refusals) {
        this.refusals = refusals;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::limit);
    }

    private HttpServer limit(HttpServer server) {
        return server.idleTimeout(SILENCE).readTimeout(SILENCE).doOnChannelInit((observer, channel, address) -> {
            channel.pipeline().addFirst(new WriteTimeoutHandler(UNREAD.toSeconds(), TimeUnit.SECONDS));
            if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
                channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "opora.refusals", refusals.handler())
                        .addAfter(NettyPipeline.HttpCodec, "opora.whole", new WholeRequest(WHOLE_REQUEST));
            }
        });
    }
}
