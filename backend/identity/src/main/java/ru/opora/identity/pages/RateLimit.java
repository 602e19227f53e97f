package ru.opora.identity.pages;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * So many attempts of one address in a window of time; those that turn out to be right are given back. It forgets the
 * addresses not heard of for longest when there are too many.
 */
final class RateLimit {

    private static final int MOST_SENDERS = 10_000;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int most;
    private final Duration window;
    private final Clock clock;

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    RateLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    private record Window(Instant end, int attempts) {}

    /** Who asks, as far as an address tells: of the new kind a customer gets a whole network. */
    static String sender(ServerRequest request) {
        return sender(String.valueOf(request.servletRequest().getRemoteAddr()));
    }

    static String sender(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // digits: nothing is looked up
            return HexFormat.of()
                    .formatHex(bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    /** Takes one attempt; false when there is none left. */
    synchronized boolean admits(String sender) {
        var current = current(sender);
        if (current.attempts >= most) {
            return false;
        }
        windows.put(sender, new Window(current.end, current.attempts + 1));
        return true;
    }

    /** The attempt was right: it counts for nothing. */
    synchronized void giveBack(String sender) {
        var current = current(sender);
        windows.put(sender, new Window(current.end, Math.max(0, current.attempts - 1)));
    }

    /** How long until there are attempts again. */
    synchronized long seconds(String sender) {
        return Math.max(
                1, Duration.between(clock.instant(), current(sender).end).toSeconds());
    }

    private Window current(String sender) {
        var last = windows.get(sender);
        var now = clock.instant();
        return last == null || !now.isBefore(last.end) ? new Window(now.plus(window), 0) : last;
    }
}
