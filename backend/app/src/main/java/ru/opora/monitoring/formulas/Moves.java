package ru.opora.monitoring.formulas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ru.opora.monitoring.formulas.FormulaView.Comparison;
import ru.opora.monitoring.formulas.FormulaView.Move;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.scores.Group;

/** Counts which factors move from one formula to another, school by school; of a school nothing else is kept. */
final class Moves {

    private final FormulaView from;
    private final FormulaView to;
    private final Map<Change, Integer> moves = new HashMap<>();
    private int schools;
    private int changed;

    /** A change of a factor. */
    record Change(String factor, Significance from, Significance to) {}

    Moves(FormulaView from, FormulaView to) {
        this.from = from;
        this.to = to;
    }

    /** Adds a school with all that is known of it. */
    void add(List<Group> school) {
        List<Change> own = of(school, from, to);
        own.forEach(change -> moves.merge(change, 1, Integer::sum));
        schools++;
        changed += own.isEmpty() ? 0 : 1;
    }

    /** What changes in a school, by factor. */
    static List<Change> of(List<Group> school, FormulaView from, FormulaView to) {
        Map<String, List<Group>> factors = new TreeMap<>();
        school.forEach(group -> factors.computeIfAbsent(group.factor(), none -> new ArrayList<>())
                .add(group));
        return factors.entrySet().stream()
                .map(entry -> new Change(
                        entry.getKey(),
                        FormulaEffect.score(entry.getKey(), entry.getValue(), from)
                                .significance(),
                        FormulaEffect.score(entry.getKey(), entry.getValue(), to)
                                .significance()))
                .filter(change -> change.from() != change.to())
                .toList();
    }

    Comparison comparison() {
        List<Move> told = moves.entrySet().stream()
                .map(entry -> new Move(
                        entry.getKey().factor(),
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Move::factor)
                        .thenComparing(Move::from)
                        .thenComparing(Move::to))
                .toList();
        return new Comparison(
                from, to, Formulas.differences(from.definition(), to.definition()), schools, changed, told);
    }
}
