package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of the plan; it may hold activities and sections.
 *
 * @param number its printed label («1.», «Раздел I.», «Задача 2.»); null when there is none
 * @param title its heading; null for the implicit section of the activities that stand outside any section
 * @param row the row of {@link SourceView} it is printed in; null for the implicit section
 * @param activities its own activities in printed order
 * @param sections the sections inside it
 */
public record PlanSection(
        @Nullable String number,
        @Nullable String title,
        @Nullable Integer row,
        List<PlanActivity> activities,
        List<PlanSection> sections) {
    public PlanSection {
        activities = List.copyOf(activities);
        sections = List.copyOf(sections);
    }

    int countSections() {
        int own = row == null ? 0 : 1;
        return own + sections.stream().mapToInt(PlanSection::countSections).sum();
    }

    int countActivities() {
        return activities.size()
                + sections.stream().mapToInt(PlanSection::countActivities).sum();
    }
}
