package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A doubt about the recognised plan.
 *
 * @param row the row of {@link SourceView} it is about; null when it is about the whole plan
 * @param code what is doubtful
 * @param args the arguments of its message
 */
public record PlanIssue(@Nullable Integer row, IssueCode code, List<String> args) {
    public PlanIssue {
        args = List.copyOf(args);
    }

    /** How much it asks of a person. */
    public Severity severity() {
        return code.severity();
    }
}
