package ru.opora.monitoring.formulas;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.formulas.FormulaView.Comparison;
import ru.opora.monitoring.formulas.FormulaView.Move;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.FactorScore;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.scores.Group;
import ru.opora.surveys.scores.Scores;

/** What another formula would change: it is computed from sums that are there, without reading an answer again. */
@Service
public class FormulaEffect {

    private final Formulas formulas;
    private final Scores scores;

    FormulaEffect(Formulas formulas, Scores scores) {
        this.formulas = formulas;
        this.scores = scores;
    }

    /** A change of a factor. */
    private record Change(String factor, Significance from, Significance to) {}

    Mono<Comparison> compare(Caller caller, UUID id, UUID with) {
        return Mono.zip(formulas.get(caller, with), formulas.get(caller, id))
                .flatMap(both -> Flux.fromArray(caller.scope(SurveyPermission.READ))
                        .concatMap(scores::within)
                        .concatMapIterable(Function.identity())
                        .collectList()
                        .publishOn(Schedulers.boundedElastic())
                        .map(groups -> comparison(both.getT1(), both.getT2(), groups)));
    }

    /**
     * A factor of a school by a formula.
     *
     * @param groups of this school and factor, of each audience the latest campaign first
     */
    public static FactorScore score(String factor, List<Group> groups, FormulaView formula) {
        RiskDefinition definition = formula.definition();
        Map<String, GroupTally> tallies = new HashMap<>();
        chosen(groups, definition)
                .forEach((audience, group) -> tallies.put(audience, group.tally(definition.answeredShare())));
        Integer number = formula.number();
        return FactorScore.of(
                factor, tallies, definition.weights(factor), definition.formula(number == null ? 0 : number));
    }

    /** Of each audience the latest campaign with a group that is large enough; where there is none, the latest. */
    public static Map<String, Group> chosen(List<Group> groups, RiskDefinition definition) {
        Map<String, Group> chosen = new TreeMap<>();
        for (Group group : groups) {
            Group before = chosen.putIfAbsent(group.audience().name(), group);
            if (before != null && !isEnough(before, definition) && isEnough(group, definition)) {
                chosen.put(group.audience().name(), group);
            }
        }
        return chosen;
    }

    private static boolean isEnough(Group group, RiskDefinition definition) {
        return !group.hidden() && group.tally(definition.answeredShare()).respondents() >= definition.smallestGroup();
    }

    private static Comparison comparison(FormulaView from, FormulaView to, List<Group> groups) {
        Map<UUID, Map<String, List<Group>>> schools = new HashMap<>();
        for (Group group : groups) {
            schools.computeIfAbsent(group.organization(), none -> new HashMap<>())
                    .computeIfAbsent(group.factor(), none -> new java.util.ArrayList<>())
                    .add(group);
        }
        Map<Change, Integer> moves = new HashMap<>();
        Set<UUID> changed = new HashSet<>();
        schools.forEach((school, factors) -> factors.forEach((factor, own) -> {
            Significance before = score(factor, own, from).significance();
            Significance after = score(factor, own, to).significance();
            if (before != after) {
                moves.merge(new Change(factor, before, after), 1, Integer::sum);
                changed.add(school);
            }
        }));
        List<Move> told = moves.entrySet().stream()
                .map(entry -> new Move(
                        entry.getKey().factor(),
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue()))
                .sorted(java.util.Comparator.comparing(Move::factor)
                        .thenComparing(Move::from)
                        .thenComparing(Move::to))
                .toList();
        return new Comparison(
                from,
                to,
                Formulas.differences(from.definition(), to.definition()),
                schools.size(),
                changed.size(),
                told);
    }
}
