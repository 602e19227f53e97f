package ru.opora.roadmaps;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.ActivityView.ProjectLevel;
import ru.opora.roadmaps.terms.TermView;

/** All that a row says, wherever it stands. */
record ActivityContent(
        @Nullable String number,
        String title,
        List<TaskInput> tasks,
        List<ProjectLevel> projectLevels,
        @Nullable String direction,
        @Nullable String participants,
        @Nullable String expectedResult,
        List<TargetInput> targets,
        String termText,
        TermView term) {

    static ActivityContent of(ActivityRequest request, TermView term) {
        return new ActivityContent(
                request.number(),
                request.title(),
                request.tasks(),
                request.levels(),
                request.direction(),
                request.participants(),
                request.expectedResult(),
                request.numbers(),
                request.termText(),
                term);
    }

    /** A copy of another row. */
    static ActivityContent of(ActivityView row, TermView term) {
        return new ActivityContent(
                row.number(),
                row.title(),
                row.tasks().stream().map(TaskInput::of).toList(),
                row.projectLevels(),
                row.direction(),
                row.participants(),
                row.expectedResult(),
                row.targets().stream().map(TargetInput::of).toList(),
                row.termText(),
                term);
    }

    /** The same under another printed number. */
    ActivityContent numbered(@Nullable String other) {
        return new ActivityContent(
                other, title, tasks, projectLevels, direction, participants, expectedResult, targets, termText, term);
    }

    /** What the row says after a patch. */
    static ActivityContent after(ActivityView row, ActivityPatch patch, TermView term) {
        ActivityContent now = of(row, term);
        return new ActivityContent(
                patch.number().or(now.number),
                patch.title().orKeep(now.title),
                Objects.requireNonNull(patch.tasks().or(now.tasks)),
                patch.projectLevels().orKeep(now.projectLevels),
                patch.direction().or(now.direction),
                patch.participants().or(now.participants),
                patch.expectedResult().or(now.expectedResult),
                Objects.requireNonNull(patch.targets().or(now.targets)),
                patch.printedTermText().orKeep(now.termText),
                term);
    }
}
