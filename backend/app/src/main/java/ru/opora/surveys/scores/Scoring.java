package ru.opora.surveys.scores;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.answers.Form;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.questionnaires.scoring.RespondentScore;
import ru.opora.questionnaires.scoring.RiskFormula;
import ru.opora.questionnaires.scoring.Scorer;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.campaigns.Campaigns;
import ru.opora.surveys.scores.ScoreQueries.Given;
import ru.opora.surveys.scores.ScoreQueries.Scored;
import ru.opora.surveys.scores.ScoreQueries.Sum;

/** Adds the scores of new answers to the sums, each once; and ends campaigns by saying that nothing is added any more. */
@Service
class Scoring {

    /** Everybody, whatever they were asked. */
    private static final String ALL = "";

    private static final int STEPS = 20;
    private static final int STEP = 5;
    private static final int USUAL_SHARE = 70;
    private static final int MOST_FORMS = 200;
    private static final Duration LATER = Duration.ofSeconds(2);

    private final Campaigns campaigns;
    private final ScoreQueries queries;
    private final Cache<UUID, Measure> measures =
            Caffeine.newBuilder().maximumSize(MOST_FORMS).build();

    Scoring(Campaigns campaigns, ScoreQueries queries) {
        this.campaigns = campaigns;
        this.queries = queries;
    }

    /** A frozen questionnaire, ready to score by. */
    private record Measure(Form form, Scorer scorer) {

        static Measure of(Form form) {
            return new Measure(form, new Scorer(form.questionnaire(), RiskFormula.VERSION_1));
        }

        /** What was shown to them follows from what they answered. */
        RespondentScore score(Given given) {
            return scorer.score(given.answers(), form.shown(given.answers(), given.day()));
        }
    }

    /** No answers are taken any more; all that were are in the scores. */
    @Transactional
    Mono<Scored> close(Caller caller, UUID campaign) {
        return campaigns
                .score(caller, campaign)
                .then(Mono.defer(() -> queries.isWaiting(campaign)))
                .filter(waiting -> !waiting)
                .switchIfEmpty(Mono.error(() -> ProblemException.later(ProblemType.UNAVAILABLE, LATER)))
                .flatMap(ready -> queries.scored(campaign, USUAL_SHARE));
    }

    /** Adds the next answers; gives how many. Asked as the system. */
    @Transactional
    Mono<Integer> next(int most) {
        return queries.alone()
                .filter(alone -> alone)
                .flatMap(alone -> queries.take(most))
                .filter(taken -> !taken.isEmpty())
                .flatMap(taken -> queries.answers(taken)
                        .collectList()
                        .flatMap(given -> measured(given).then(Mono.defer(() -> added(given))))
                        .thenReturn(taken.size()))
                .defaultIfEmpty(0);
    }

    private Mono<Void> measured(List<Given> given) {
        return Flux.fromStream(() -> given.stream().map(Given::version).distinct())
                .filter(version -> measures.getIfPresent(version) == null)
                .concatMap(version -> queries.definition(version)
                        .publishOn(Schedulers.boundedElastic())
                        .doOnNext(definition -> measures.put(version, Measure.of(Definitions.form(definition)))))
                .then();
    }

    private Mono<Void> added(List<Given> given) {
        return Mono.fromCallable(() -> sums(given))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(sums -> !sums.isEmpty())
                .flatMap(sums -> queries.add(sums)
                        .then(Mono.defer(() -> queries.move(
                                given.stream().map(Given::organization).toList()))));
    }

    /** In one order, whoever adds. */
    private List<Sum> sums(List<Given> given) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Given one : given) {
            Measure measure = measures.getIfPresent(one.version());
            RespondentScore score = measure == null ? null : measure.score(one);
            if (score != null && score.shown() > 0) {
                int share = score.answered() * STEPS / score.shown() * STEP;
                add(sums, new Sum(one.participant(), ALL, share, new GroupTally(1, 0)));
                score.scores()
                        .forEach((factor, value) ->
                                add(sums, new Sum(one.participant(), factor, share, GroupTally.NONE.plus(value))));
            }
        }
        return new ArrayList<>(sums.values());
    }

    private static void add(Map<String, Sum> sums, Sum one) {
        sums.merge(
                one.participant() + " " + one.factor() + " " + one.share(),
                one,
                (before, after) -> new Sum(
                        one.participant(),
                        one.factor(),
                        one.share(),
                        before.tally().plus(after.tally())));
    }
}
