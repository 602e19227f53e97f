package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.scheduler.Schedulers;
import ru.opora.testing.ApiTest;

@ApiTest
class NonBlockingTest {

    @Test
    void aBlockingCallOnAThreadOfTheEventLoopIsCaught() throws Exception {
        var caught = new CompletableFuture<@Nullable Throwable>();
        Schedulers.parallel().schedule(() -> {
            try {
                Thread.sleep(1);
                caught.complete(null);
            } catch (Throwable failure) {
                caught.complete(failure);
            }
        });
        assertThat(caught.get(30, TimeUnit.SECONDS)).isInstanceOf(BlockingOperationError.class);
    }
}
