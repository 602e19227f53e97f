package ru.opora.monitoring.formulas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.formulas.FormulaView.Comparison;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.FactorScore;
import ru.opora.questionnaires.scoring.GroupTally;
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

    Mono<Comparison> compare(Caller caller, UUID id, UUID with) {
        return Mono.zip(formulas.get(caller, with), formulas.get(caller, id))
                .flatMap(both -> Flux.fromIterable(roots(caller))
                        .concatMap(scores::within, 1)
                        .publishOn(Schedulers.boundedElastic(), 1)
                        .collect(() -> new Moves(both.getT1(), both.getT2()), (moves, school) -> moves.add(school))
                        .map(Moves::comparison));
    }

    /** Each organisation once, however the caller's places lie within each other. */
    static List<String> roots(Caller caller) {
        List<String> all = List.of(caller.scope(SurveyPermission.READ));
        return all.stream()
                .filter(path -> all.stream().noneMatch(other -> !other.equals(path) && isBelow(path, other)))
                .toList();
    }

    private static boolean isBelow(String path, String other) {
        return other.isEmpty() || path.startsWith(other + ".");
    }

    /**
     * A factor of a school by a formula.
     *
     * @param groups of this school and factor, of each audience the campaign that counts first
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

    /** Of each audience the first campaign with a group that is large enough; where there is none, the first. */
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

    /** Of the audience of a chosen scored campaign the first one that ends later and is not scored yet: it will take its place. */
    public static @Nullable Group later(Group chosen, List<Group> groups) {
        return chosen.preliminary()
                ? null
                : groups.stream()
                        .filter(group -> group.audience() == chosen.audience()
                                && group.preliminary()
                                && group.closesOn().isAfter(chosen.closesOn()))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isEnough(Group group, RiskDefinition definition) {
        return !group.hidden() && group.tally(definition.answeredShare()).respondents() >= definition.smallestGroup();
    }
}
