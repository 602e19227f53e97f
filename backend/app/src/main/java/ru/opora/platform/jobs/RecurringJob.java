package ru.opora.platform.jobs;

import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;

/**
 * Work that recurs on one node of several, also after a restart: what fell due while nobody ran is done once, then. A
 * failure is said in the log and tried again, first after ten seconds and then ever more seldom, but never later than the
 * cadence says. Make it a bean; work without an end is a {@link Background}.
 *
 * <p>A node that stands still for longer than its claim lasts may find the job begun elsewhere: the work must bear being
 * done twice, which means that each piece and what says that it is done are written in one transaction.
 *
 * @param name kept in the database, so it stays; as the log and the metrics call it, like {@code organizations.names}
 * @param work one run, as {@link DatabaseScope#system the system}; each is a new subscription
 */
public record RecurringJob(String name, Cadence cadence, Mono<?> work) {

    public RecurringJob {
        work = DatabaseScope.system(work);
    }
}
