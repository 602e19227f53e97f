package ru.opora.platform.limits;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a request may take to come, from its head to its end. Reactor Netty has the same, but forgets to stop its clock
 * when the answer is there before the end was looked at, and then keeps each such request in memory for the whole time.
 */
final class WholeRequest extends ChannelInboundHandlerAdapter {

    private final Duration most;

    private @Nullable Future<?> clock;

    WholeRequest(Duration most) {
        this.most = most;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) { // a request may be both at once
            stop();
        } else if (message instanceof HttpRequest) {
            stop();
            clock = context.executor().schedule(() -> late(context), most.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private static void late(ChannelHandlerContext context) {
        context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        context.close();
    }

    private void stop() {
        if (clock != null) {
            clock.cancel(false);
            clock = null;
        }
    }
}
