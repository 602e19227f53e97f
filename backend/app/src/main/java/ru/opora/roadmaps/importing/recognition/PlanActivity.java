package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Term;

/**
 * A row of the plan.
 *
 * @param number its printed number; a label, it may repeat
 * @param title its text
 * @param row the row of {@link SourceView} it begins in
 * @param tasks what is to be done and by whom, never empty
 * @param projectLevels the levels printed, in their order
 * @param direction the direction of the work
 * @param participants whom it is about
 * @param expectedResult what should come of it
 * @param targets the numbers in the expected result, or in the activity when there is no such column
 * @param termText the verbatim term; empty when none is printed
 * @param term its meaning
 */
public record PlanActivity(
        @Nullable String number,
        String title,
        int row,
        List<PlanTask> tasks,
        List<ProjectLevel> projectLevels,
        @Nullable String direction,
        @Nullable String participants,
        @Nullable String expectedResult,
        List<Target> targets,
        String termText,
        Term term) {
    public PlanActivity {
        tasks = List.copyOf(tasks);
        projectLevels = List.copyOf(projectLevels);
        targets = List.copyOf(targets);
    }
}
