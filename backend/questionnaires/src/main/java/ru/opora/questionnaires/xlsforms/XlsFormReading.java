package ru.opora.questionnaires.xlsforms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Questionnaire;

/**
 * What was read from a form.
 *
 * @param questionnaire the definition, to be checked like one written by hand; null when the file was refused
 * @param issues everything of the file that isn't in it, or not as it was
 */
public record XlsFormReading(@Nullable Questionnaire questionnaire, List<XlsFormIssue> issues) {

    public XlsFormReading {
        issues = List.copyOf(issues);
    }
}
