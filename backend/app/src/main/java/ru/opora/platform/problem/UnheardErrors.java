package ru.opora.platform.problem;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * Errors that come when nobody waits for them any more, as where a sender vanishes while what it had begun is taken back. What
 * would have been a refusal is no fault of ours and needs no trace; anything else is said as one.
 */
@Component
class UnheardErrors {

    private static final Logger log = LoggerFactory.getLogger(UnheardErrors.class);

    UnheardErrors() {
        Hooks.onErrorDropped(UnheardErrors::say);
    }

    private static void say(Throwable error) {
        if (isNoFault(error)) {
            log.debug("Nobody waits for it: {}", error.toString());
        } else {
            log.error("An error came too late", error);
        }
    }

    /**
     * A refusal that nobody hears; or work that went on for a moment on a file that was closed because nobody wants it any more. Files say
     * it as here; a closed connection to the database has another exception around it, and is a fault.
     */
    static boolean isNoFault(Throwable error) {
        if (error instanceof UncheckedIOException && error.getCause() instanceof ClosedChannelException) {
            return true;
        }
        return Problems.of(error).type().status().is4xxClientError();
    }
}
