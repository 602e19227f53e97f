package ru.opora.roadmaps.cascade;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.terms.TermKind;
import ru.opora.terms.TermStatus;

/** What a row says, as the database's roadmaps_row_says gives it. */
record Said(
        String title,
        List<String> projectLevels,
        @Nullable String direction,
        @Nullable String participants,
        @Nullable String expectedResult,
        String termText,
        Term term,
        List<Task> tasks,
        List<Target> targets) {

    private static final UUID NONE = new UUID(0, 0);

    record Term(
            String text,
            TermStatus status,
            @Nullable TermKind kind,
            @Nullable String recurrence,
            List<TermView.Window> windows) {}

    record Task(@Nullable String actor, String text, List<String> executors) {}

    record Target(String comparator, String value, @Nullable String unit, String text) {}

    /** As a row of a plan, to be compared with another one. */
    PlanContent.Row row() {
        return new PlanContent.Row(
                NONE,
                null,
                null,
                title,
                projectLevels,
                direction,
                participants,
                expectedResult,
                List.of(),
                termText,
                new TermView(
                        term.text,
                        term.status,
                        term.kind,
                        term.recurrence,
                        null,
                        term.windows,
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                tasks.stream()
                        .map(task -> new PlanContent.Task(NONE, task.actor, task.text, task.executors))
                        .toList(),
                targets.stream()
                        .map(target ->
                                new PlanContent.Target(NONE, target.comparator, target.value, target.unit, target.text))
                        .toList());
    }
}
