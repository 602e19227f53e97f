package ru.opora.roadmaps;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.ActivityView.ProjectLevel;
import ru.opora.roadmaps.ActivityView.Target;
import ru.opora.roadmaps.ActivityView.Task;
import ru.opora.roadmaps.terms.TermView;

/** A whole plan about to become a draft roadmap: sections and rows in printed order. */
public record RoadmapDraft(
        UUID organizationId,
        String title,
        @Nullable String goal,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable String signatory,
        @Nullable UUID importId,
        List<Section> sections) {

    /** A section with what is in it; without number and title it stands for rows outside any section. */
    public record Section(
            @Nullable String number, @Nullable String title, List<Activity> activities, List<Section> sections) {

        boolean implicit() {
            return number == null && title == null;
        }
    }

    /** A row. */
    public record Activity(
            @Nullable String number,
            String title,
            List<Task> tasks,
            List<ProjectLevel> projectLevels,
            @Nullable String direction,
            @Nullable String participants,
            @Nullable String expectedResult,
            List<Target> targets,
            String termText,
            TermView term,
            @Nullable Integer sourceRow) {}
}
