package ru.opora.questionnaires.answers;

import java.time.LocalDate;

/**
 * How strictly answers are taken.
 *
 * @param today the respondent's day
 * @param complete whether they are final: what is required must be there
 * @param refuseIrrelevant whether an answer to a question that isn't shown is a problem; else it is left out
 */
public record AnswerRules(LocalDate today, boolean complete, boolean refuseIrrelevant) {

    public static AnswerRules draft(LocalDate today) {
        return new AnswerRules(today, false, false);
    }

    public static AnswerRules complete(LocalDate today) {
        return new AnswerRules(today, true, false);
    }
}
