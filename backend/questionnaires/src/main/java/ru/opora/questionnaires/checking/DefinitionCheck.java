package ru.opora.questionnaires.checking;

import java.util.ArrayList;
import java.util.List;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.Questionnaire;

/** Everything that is wrong with a definition. */
public final class DefinitionCheck {

    private DefinitionCheck() {}

    /** All problems, errors and warnings; always the same ones in the same order for the same definition. */
    public static List<Problem> check(Questionnaire questionnaire) {
        return check(Compilation.of(questionnaire));
    }

    public static List<Problem> check(Compilation compilation) {
        Questionnaire questionnaire = compilation.questionnaire();
        List<Problem> problems = new ArrayList<>();
        problems.addAll(new StructureCheck(questionnaire).problems());
        problems.addAll(new RangeCheck(questionnaire).problems());
        problems.addAll(new TextCheck(questionnaire, compilation.variables()).problems());
        problems.addAll(compilation.problems());
        DependencyGraph graph = new DependencyGraph(compilation);
        problems.addAll(graph.problems());
        problems.addAll(new Reachability(compilation, graph.order()).problems());
        return problems.size() > Limits.PROBLEMS ? List.copyOf(problems.subList(0, Limits.PROBLEMS)) : problems;
    }

    /** Whether nothing keeps the definition from being frozen and answered. */
    public static boolean isSound(List<Problem> problems) {
        return problems.stream().noneMatch(Problem::isError);
    }
}
