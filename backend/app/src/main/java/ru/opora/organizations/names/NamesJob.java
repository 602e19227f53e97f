package ru.opora.organizations.names;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;

/** Brings names up to date that were written past the API, or whose normal form has new rules since the last start. */
@Component
class NamesJob {

    private static final Logger log = LoggerFactory.getLogger(NamesJob.class);

    private final OrganizationNames names;

    NamesJob(OrganizationNames names) {
        this.names = names;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 600, timeUnit = TimeUnit.SECONDS)
    Mono<Void> renew() {
        return DatabaseScope.system(names.renewStale())
                .onErrorResume(failure -> {
                    log.warn("The names of organisations could not be brought up to date: {}", failure.toString());
                    return Mono.empty();
                })
                .then();
    }
}
