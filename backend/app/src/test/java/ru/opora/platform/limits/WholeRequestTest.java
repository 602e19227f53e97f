package ru.opora.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock for each request that is coming, and none for one that is here. */
class WholeRequestTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new WholeRequest(Duration.ofMinutes(5)));

    @BeforeEach
    void stopTime() {
        channel.freezeTime();
    }

    @Test
    void aRequestThatNeverEndsIsGivenUp() {
        head();
        pass(4);
        channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[] {1})));
        assertThat(channel.isOpen()).isTrue();
        assertThatThrownBy(() -> {
                    pass(1);
                    channel.checkException();
                })
                .isInstanceOf(ReadTimeoutException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneThatIsHereIsForgotten() {
        for (int request = 0; request < 3; request++) {
            head();
            channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        assertThat(channel.hasPendingTasks()).isFalse();
        pass(10);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void soIsOneWhoseSenderWent() {
        head();
        channel.close();
        assertThat(channel.hasPendingTasks()).isFalse();
    }

    private void head() {
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
    }

    private void pass(int minutes) {
        channel.advanceTimeBy(minutes, TimeUnit.MINUTES);
        channel.runScheduledPendingTasks();
    }
}
