package ru.opora.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

/** Which errors that nobody hears are faults of ours. */
class UnheardErrorsTest {

    @Test
    void aFileClosedBecauseItsSenderVanishedIsNone() {
        assertThat(UnheardErrors.isNoFault(new UncheckedIOException(new ClosedChannelException())))
                .isTrue();
        assertThat(UnheardErrors.isNoFault(new UncheckedIOException(new AsynchronousCloseException())))
                .isTrue();
        assertThat(UnheardErrors.isNoFault(ProblemException.of(ProblemType.NOT_FOUND)))
                .isTrue();
        assertThat(UnheardErrors.isNoFault(new UncheckedIOException(new IOException("No space left on device"))))
                .isFalse();
        assertThat(UnheardErrors.isNoFault(new IllegalStateException("ours"))).isFalse();
        assertThat(UnheardErrors.isNoFault(
                        new IllegalStateException("connection of the database", new ClosedChannelException())))
                .isFalse();
    }
}
