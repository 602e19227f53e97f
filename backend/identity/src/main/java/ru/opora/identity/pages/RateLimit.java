package ru.opora.identity.pages;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many requests of one sender in a window of time. It forgets the senders not heard of for longest when there are too many. */
final class RateLimit {

    private static final int MOST_SENDERS = 10_000;

    private final int most;
    private final Duration window;

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    RateLimit(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    private record Window(long begin, int requests) {}

    /** How long to wait at most. */
    long seconds() {
        return window.toSeconds();
    }

    synchronized boolean admits(String sender) {
        long now = System.nanoTime();
        var last = windows.get(sender);
        var current = last == null || now - last.begin > window.toNanos()
                ? new Window(now, 1)
                : new Window(last.begin, last.requests + 1);
        windows.put(sender, current);
        return current.requests <= most;
    }
}
