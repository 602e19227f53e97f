package ru.opora.identity.tokens;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Lockout;
import ru.opora.identity.accounts.Sessions;

/** Sweeps out what has expired, so that the tables do not grow with every token of an API client. */
public class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Authorizations authorizations;
    private final Sessions sessions;
    private final Links links;
    private final Lockout lockout;

    public Sweep(Authorizations authorizations, Sessions sessions, Links links, Lockout lockout) {
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.links = links;
        this.lockout = lockout;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        int removed = authorizations.removeExpired();
        sessions.removeExpired();
        links.removeExpired();
        lockout.removeExpired();
        if (removed > 0) {
            LOG.info("{} expired authorizations removed", removed);
        }
    }
}
