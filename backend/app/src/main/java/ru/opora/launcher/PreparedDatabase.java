package ru.opora.launcher;

import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;

/** The first thing of the API that starts: until its database is prepared nothing of it works or listens. */
class PreparedDatabase implements SmartLifecycle {

    private final CompletableFuture<Void> prepared;
    private volatile boolean running;

    PreparedDatabase(CompletableFuture<Void> prepared) {
        this.prepared = prepared;
    }

    @Override
    public void start() {
        prepared.join();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
