package ru.opora.questionnaires.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The value of a factor and what it was made of.
 *
 * @param value in [0, 1] at six decimals; null when no group is large enough
 * @param formula the version of the formula
 */
public record FactorScore(
        String factor, @Nullable Double value, Significance significance, int formula, List<Group> groups) {

    public FactorScore {
        groups = List.copyOf(groups);
    }

    /**
     * A group's part. Of a group that is too small neither number nor score is told; and as it has no part in the factor's
     * value, nothing can be subtracted to find them.
     *
     * @param respondents how many count; null when they are too few to be told, 0 when there are none
     * @param score the mean risk; null when the group is too small
     */
    public record Group(
            String name,
            double weight,
            @Nullable Long respondents,
            @Nullable Double score) {}

    /**
     * Computes a factor.
     *
     * @param tallies by group: teachers, pupils, parents, heads
     * @param weights by group; 1 where there is none
     */
    public static FactorScore of(
            String factor, Map<String, GroupTally> tallies, Map<String, Double> weights, RiskFormula formula) {
        List<Group> groups = new ArrayList<>();
        double sum = 0;
        double weight = 0;
        for (Map.Entry<String, GroupTally> entry : new TreeMap<>(tallies).entrySet()) {
            GroupTally tally = entry.getValue();
            double share = weights.getOrDefault(entry.getKey(), 1.0);
            if (formula.mayShow(tally.respondents()) && share > 0) {
                double mean = tally.sum() / tally.respondents();
                sum += share * mean;
                weight += share;
                groups.add(new Group(entry.getKey(), share, tally.respondents(), RiskFormula.rounded(mean)));
            } else {
                groups.add(new Group(entry.getKey(), share, tally.respondents() == 0 ? (Long) 0L : null, null));
            }
        }
        Double value = weight == 0 ? null : (Double) RiskFormula.rounded(sum / weight);
        return new FactorScore(factor, value, formula.significance(value), formula.version(), groups);
    }
}
