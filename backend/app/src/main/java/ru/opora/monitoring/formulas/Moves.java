package ru.opora.monitoring.formulas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private record Change(String factor, Significance from, Significance to) {}

    Moves(FormulaView from, FormulaView to) {
        this.from = from;
        this.to = to;
    }

    /** Adds a school with all that is known of it. */
    void add(List<Group> school) {
        Map<String, List<Group>> factors = new HashMap<>();
        school.forEach(group -> factors.computeIfAbsent(group.factor(), none -> new ArrayList<>())
                .add(group));
        int before = total();
        factors.forEach(this::add);
        schools++;
        changed += total() > before ? 1 : 0;
    }

    private void add(String factor, List<Group> groups) {
        Significance before = FormulaEffect.score(factor, groups, from).significance();
        Significance after = FormulaEffect.score(factor, groups, to).significance();
        if (before != after) {
            moves.merge(new Change(factor, before, after), 1, Integer::sum);
        }
    }

    private int total() {
        return moves.values().stream().mapToInt(Integer::intValue).sum();
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
