package ru.opora.surveys.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.answers.AnswerRules;
import ru.opora.questionnaires.answers.Form;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.questionnaires.scoring.RespondentScore;
import ru.opora.questionnaires.scoring.RiskFormula;
import ru.opora.questionnaires.scoring.Scorer;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.campaigns.Campaigns;
import ru.opora.surveys.profiles.ScoreQueries.Given;
import ru.opora.surveys.profiles.ScoreQueries.Score;

/** Scores closed campaigns: each answer once, by the newest formula, into sums by group and factor. */
@Service
class Scoring {

    private final Campaigns campaigns;
    private final ScoreQueries queries;

    Scoring(Campaigns campaigns, ScoreQueries queries) {
        this.campaigns = campaigns;
        this.queries = queries;
    }

    /** All of it or nothing: the campaign is SCORED when its scores are there. */
    @Transactional
    Mono<ProfileView.Scored> score(Caller caller, UUID campaign) {
        return campaigns
                .score(caller, campaign)
                .flatMap(known -> Mono.zip(queries.formula(), queries.definition(known.version())))
                .flatMap(read -> {
                    var tallies = new Tallies(Definitions.form(read.getT2()), read.getT1().formula());
                    return queries.answers(campaign)
                            .publishOn(Schedulers.boundedElastic(), 64)
                            .doOnNext(tallies::add)
                            .then(Mono.defer(() -> queries.store(
                                    tallies.scores(), read.getT1().formula().version())))
                            .then(Mono.fromSupplier(() -> tallies.scored(
                                    campaign, read.getT1().formula().version())));
                });
    }

    /** The sums while they grow; one thread after another adds to them. */
    private static final class Tallies {

        private final Form form;
        private final Scorer scorer;
        private final Map<UUID, Map<String, GroupTally>> groups = new HashMap<>();
        private long answers;
        private long counting;

        Tallies(Form form, RiskFormula formula) {
            this.form = form;
            this.scorer = new Scorer(form.questionnaire(), formula);
        }

        /** What was shown to them follows from what they answered. */
        void add(Given given) {
            answers++;
            List<String> shown = form.validate(given.answers(), AnswerRules.draft(given.day())).shown();
            RespondentScore score = scorer.score(given.answers(), shown);
            if (score.counts()) {
                counting++;
                Map<String, GroupTally> group = groups.computeIfAbsent(given.participant(), none -> new TreeMap<>());
                score.scores()
                        .forEach((factor, value) -> group.merge(
                                factor, GroupTally.NONE.plus(value), (before, one) -> before.plus(one)));
            }
        }

        List<Score> scores() {
            List<Score> scores = new ArrayList<>();
            groups.forEach((participant, factors) ->
                    factors.forEach((factor, tally) -> scores.add(new Score(participant, factor, tally))));
            return scores;
        }

        ProfileView.Scored scored(UUID campaign, int formula) {
            return new ProfileView.Scored(campaign, formula, groups.size(), answers, counting);
        }
    }
}
