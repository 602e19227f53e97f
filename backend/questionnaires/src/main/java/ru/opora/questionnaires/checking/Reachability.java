package ru.opora.questionnaires.checking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.expressions.Evaluator;
import ru.opora.questionnaires.expressions.Expression;

/** Finds what nobody can ever be shown: conditions that no answers fulfil, alone or together with those of the groups around. */
final class Reachability {

    private final Compilation compilation;
    private final boolean[] unreachable;
    private final Set<String> neverAnswered = new HashSet<>();
    private final Domains domains;
    private final List<Problem> problems = new ArrayList<>();

    Reachability(Compilation compilation, List<Integer> order) {
        this.compilation = compilation;
        this.unreachable = new boolean[compilation.items().size()];
        this.domains = new Domains(compilation, neverAnswered);
        order.forEach(index -> reach(compilation.items().get(index)));
        for (CompiledItem item : compilation.items()) {
            report(item);
        }
    }

    List<Problem> problems() {
        return problems;
    }

    private void reach(CompiledItem item) {
        boolean within = item.parent() >= 0 && unreachable[item.parent()];
        unreachable[item.index()] = within || (item.relevant() != null && !isPossible(item));
        if (unreachable[item.index()]) {
            neverAnswered.addAll(names(item.placed().item()));
        }
    }

    private boolean isPossible(CompiledItem item) {
        List<Expression> all = new ArrayList<>();
        CompiledItem at = item;
        while (at != null) {
            if (at.relevant() != null && !compilation.isDoubtful(at)) {
                all.add(at.relevant());
            }
            at = at.parent() < 0 ? null : compilation.items().get(at.parent());
        }
        List<List<Condition>> ways = Condition.ways(all);
        return ways == null || ways.stream().anyMatch(domains::allow);
    }

    private static List<String> names(Item item) {
        List<String> names = new ArrayList<>();
        if (item instanceof Item.Question question) {
            names.add(question.name());
            names.add(question.name() + Variables.OTHER_SUFFIX);
            if (question.answer() instanceof AnswerType.Matrix matrix) {
                matrix.rows().stream().map(MatrixRow::name).forEach(names::add);
            }
        } else if (item instanceof Item.Computed computed) {
            names.add(computed.name());
        }
        return names;
    }

    /** What is unreachable because the group around it is, isn't said again. */
    private void report(CompiledItem item) {
        boolean within = item.parent() >= 0 && unreachable[item.parent()];
        if (unreachable[item.index()] && !within) {
            problems.add(Problem.of(
                    ProblemCode.UNREACHABLE,
                    item.placed().pointer() + "/relevant",
                    "name",
                    item.placed().item().name()));
        }
        if (isNeverTrue(item.constraint())) {
            problems.add(Problem.of(
                    ProblemCode.NEVER_ACCEPTED,
                    item.placed().pointer() + "/constraint",
                    "name",
                    item.placed().item().name()));
        }
    }

    private static boolean isNeverTrue(@Nullable Expression expression) {
        return expression != null
                && Condition.isClosed(expression)
                && !Condition.isTrue(Evaluator.evaluate(expression, new OneAnswer("", null, LocalDate.EPOCH)));
    }
}
