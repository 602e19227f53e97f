package ru.opora.identity;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Sweeps out what has expired, so that the table does not grow with every token of an API client. */
class ExpiredAuthorizations {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredAuthorizations.class);

    private final Authorizations authorizations;

    ExpiredAuthorizations(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        int removed = authorizations.removeExpired();
        if (removed > 0) {
            LOG.info("{} expired authorizations removed", removed);
        }
    }
}
