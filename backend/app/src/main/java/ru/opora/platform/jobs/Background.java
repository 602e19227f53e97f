package ru.opora.platform.jobs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * One piece of work that goes on on every node: it begins when the application is ready and ends before it stops serving. A failure is said in the
 * log and the work begins anew, first at once and then ever more seldom. Make it a bean; what is
 * done from time to time, and by one node, is a {@link RecurringJob}.
 */
public final class Background implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Background.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Mono<Void> work;
    private final AtomicReference<Disposable> running = new AtomicReference<>();

    /**
     * @param name how the log calls it
     * @param work goes on for ever; each beginning is a new subscription
     */
    public Background(String name, Flux<?> work) {
        this.work = work.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true) // a long quiet time makes the next failure a first one
                        .doBeforeRetry(
                                signal -> log.warn("{} begins anew after: {}", name, String.valueOf(signal.failure()))))
                .then();
    }

    @Override
    public void start() {
        running.set(work.flux().publish().connect());
    }

    @Override
    public void stop() {
        Disposable ending = running.getAndSet(null);
        if (ending != null) {
            ending.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get() != null;
    }
}
