package ru.opora.questionnaires.answers;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers after validation.
 *
 * @param answers what is kept: relevant, tidied, in the order of the definition; what has a problem is kept too if it can be read
 * @param computed the computed values by name, those that aren't blank
 * @param shown the names of the questions and matrix rows that are shown with these answers
 * @param problems in the order of the definition; empty: the answers are good
 */
public record Validated(ObjectNode answers, ObjectNode computed, List<String> shown, List<AnswerProblem> problems) {

    public Validated {
        shown = List.copyOf(shown);
        problems = List.copyOf(problems);
    }

    public boolean isValid() {
        return problems.isEmpty();
    }
}
