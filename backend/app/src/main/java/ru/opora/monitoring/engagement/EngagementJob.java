package ru.opora.monitoring.engagement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.engagement.EngagementQueries.Said;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.surveys.Audience;
import ru.opora.surveys.scores.Group;
import ru.opora.surveys.scores.Scores;

/** Computes the figures of all schools again and again: first what surveys say, school by school, then all at once. */
@Configuration(proxyBeanMethods = false)
class EngagementJob {

    private static final Duration PAUSE = Duration.ofHours(2);
    private static final int TOGETHER = 500;
    private static final String FACTOR = "ENGAGEMENT";
    private static final Set<Audience> ASKED = Set.of(Audience.DIRECTOR, Audience.CURATOR);

    /** From which share of answers a respondent counts, and from how many respondents a group is told. */
    private static final double ANSWERED = 0.7;

    private static final int LEAST = 5;

    private final Scores scores;
    private final EngagementQueries queries;
    private final Clock clock;

    EngagementJob(Scores scores, EngagementQueries queries, Clock clock) {
        this.scores = scores;
        this.queries = queries;
        this.clock = clock;
    }

    @Bean
    RecurringJob monitoringEngagement() {
        return new RecurringJob("monitoring.engagement", Cadence.every(PAUSE), Mono.defer(() -> run(clock.instant())));
    }

    Mono<Void> run(Instant moment) {
        return surveys(moment)
                .then(Mono.defer(() -> DatabaseScope.system(queries.forget(moment))))
                .then(Mono.defer(() -> DatabaseScope.system(queries.engage("", moment))))
                .then();
    }

    private Mono<Void> surveys(Instant moment) {
        return scores.within("")
                .concatMap(groups -> Mono.justOrEmpty(said(groups)), 1)
                .buffer(TOGETHER)
                .concatMap(all -> DatabaseScope.system(queries.say(all, moment)), 1)
                .then();
    }

    /** The mean of the groups that are large enough; nothing where there is none. Here agreement is engagement, and no risk. */
    static Optional<Said> said(List<Group> groups) {
        double sum = 0;
        int counted = 0;
        long respondents = 0;
        Set<Audience> seen = new HashSet<>();
        for (Group group : groups) {
            GroupTally tally = group.tally(ANSWERED);
            boolean told = !group.hidden() && tally.respondents() >= LEAST;
            if (group.factor().equals(FACTOR)
                    && ASKED.contains(group.audience())
                    && told
                    && seen.add(group.audience())) {
                sum += tally.sum() / tally.respondents();
                respondents += tally.respondents();
                counted++;
            }
        }
        return counted == 0
                ? Optional.empty()
                : Optional.of(new Said(
                        groups.get(0).organization(),
                        Math.max(0, Math.min(1, sum / counted)),
                        Math.toIntExact(respondents)));
    }
}
