package ru.opora.reports;

import java.time.Instant;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The door of this room for the other ones. */
@Service
public class Reports {

    private final ReportJobs jobs;

    Reports(ReportJobs jobs) {
        this.jobs = jobs;
    }

    /** Makes every report whose period has begun at that moment, and fills in the figures of those whose period is over. */
    public Mono<Void> settle(Instant moment) {
        return jobs.settle(moment);
    }
}
