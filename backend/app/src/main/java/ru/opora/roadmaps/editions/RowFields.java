package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.editions.DifferencesView.DifferentField;
import ru.opora.roadmaps.editions.DifferencesView.Field;
import ru.opora.roadmaps.editions.PlanContent.Row;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.roadmaps.terms.TermView.Window;

/** What a row says, field by field, as text that people compare. */
public final class RowFields {

    private final List<Field> found = new ArrayList<>();

    private RowFields() {}

    /** The fields in which two states of a row differ; where it lies is no part of what it says. */
    public static List<Field> between(Row before, Row after) {
        var fields = new RowFields();
        fields.compare("number", before.number(), after.number());
        fields.compare("title", before.title(), after.title());
        fields.compare("tasks", tasks(before), tasks(after));
        fields.compare("projectLevels", list(before.projectLevels()), list(after.projectLevels()));
        fields.compare("direction", before.direction(), after.direction());
        fields.compare("participants", before.participants(), after.participants());
        fields.compare("expectedResult", before.expectedResult(), after.expectedResult());
        fields.compare("targets", targets(before), targets(after));
        fields.compare("evidence", list(before.evidence()), list(after.evidence()));
        fields.compare("termText", before.termText(), after.termText());
        if (!before.term().equals(after.term())) {
            fields.compare("term", meaning(before.term()), meaning(after.term()));
        }
        return fields.found;
    }

    static @Nullable Field of(String field, @Nullable String before, @Nullable String after) {
        return Objects.equals(before, after)
                ? null
                : new Field(DifferentField.valueOf(field), before, after, WordDifference.between(before, after));
    }

    private void compare(String field, @Nullable String before, @Nullable String after) {
        Field difference = of(field, before, after);
        if (difference != null) {
            found.add(difference);
        }
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }

    private static String tasks(Row row) {
        return row.tasks().stream()
                .map(task -> (task.actor() == null ? "" : task.actor() + ": ")
                        + task.text()
                        + (task.executors().isEmpty() ? "" : " [" + list(task.executors()) + "]"))
                .collect(Collectors.joining("\n"));
    }

    private static String targets(Row row) {
        return row.targets().stream()
                .map(target -> target.comparator() + " " + target.value()
                        + (target.unit() == null ? "" : " " + target.unit()) + " (" + target.text() + ")")
                .collect(Collectors.joining("\n"));
    }

    /** The days a term means; of what repeats its rule, with the first and the last of them; else its kind. */
    private static String meaning(TermView term) {
        List<Window> windows = term.windows();
        if (term.recurrence() == null && !windows.isEmpty()) {
            return windows.stream().map(RowFields::days).collect(Collectors.joining(", "));
        }
        return term.status()
                + (term.kind() == null ? "" : " " + term.kind())
                + (term.recurrence() == null ? "" : " " + term.recurrence())
                + (term.text().isEmpty() ? "" : " (" + term.text() + ")")
                + (windows.isEmpty()
                        ? ""
                        : ": " + windows.get(0).due() + " … "
                                + windows.get(windows.size() - 1).due());
    }

    private static String days(Window window) {
        return (window.start() == null || window.start().equals(window.due()) ? "" : window.start() + " – ")
                + window.due();
    }
}
