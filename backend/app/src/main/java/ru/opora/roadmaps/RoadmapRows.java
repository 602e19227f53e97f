package ru.opora.roadmaps;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.terms.TermView;

/**
 * The rows of a draft as the tables take them: a plan of any size is written by four statements. The names of the
 * components are the names of the columns.
 */
record RoadmapRows(
        List<SectionRow> sections, List<ActivityRow> activities, List<TaskRow> tasks, List<TargetRow> targets) {

    record SectionRow(
            UUID id,
            @Nullable UUID parent_id,
            int position,
            @Nullable String number,
            @Nullable String title) {}

    record ActivityRow(
            UUID id,
            @Nullable UUID section_id,
            int position,
            @Nullable String number,
            String title,
            List<String> project_levels,
            @Nullable String direction,
            @Nullable String participants,
            @Nullable String expected_result,
            String term_text,
            String term_status,
            @Nullable LocalDate term_first_due,
            TermView term,
            @Nullable Integer source_row) {}

    record TaskRow(
            UUID id,
            UUID activity_id,
            int position,
            @Nullable String actor,
            String text,
            List<String> executors) {}

    record TargetRow(
            UUID id,
            UUID activity_id,
            int position,
            String comparator,
            BigDecimal value,
            @Nullable String unit,
            String text) {}

    static RoadmapRows of(List<RoadmapDraft.Section> sections) {
        var rows = new RoadmapRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        sections.forEach(section -> rows.add(section, null));
        return rows;
    }

    static @Nullable LocalDate firstDue(TermView term) {
        return term.windows().isEmpty() ? null : term.windows().get(0).due();
    }

    private void add(RoadmapDraft.Section section, @Nullable UUID parent) {
        UUID id = section.implicit() ? parent : UUID.randomUUID();
        if (id != null && !section.implicit()) {
            sections.add(new SectionRow(id, parent, sections.size(), section.number(), section.title()));
        }
        section.activities().forEach(activity -> add(activity, id));
        section.sections().forEach(child -> add(child, id));
    }

    private void add(RoadmapDraft.Activity activity, @Nullable UUID section) {
        UUID id = UUID.randomUUID();
        activities.add(new ActivityRow(
                id,
                section,
                activities.size(),
                activity.number(),
                activity.title(),
                activity.projectLevels().stream().map(Enum::name).toList(),
                activity.direction(),
                activity.participants(),
                activity.expectedResult(),
                activity.termText().isBlank() ? activity.term().text() : activity.termText(),
                activity.term().status().name(),
                firstDue(activity.term()),
                activity.term(),
                activity.sourceRow()));
        int position = 0;
        for (var task : activity.tasks()) {
            tasks.add(new TaskRow(UUID.randomUUID(), id, position++, task.actor(), task.text(), task.executors()));
        }
        position = 0;
        for (var target : activity.targets()) {
            targets.add(new TargetRow(
                    UUID.randomUUID(),
                    id,
                    position++,
                    target.comparator(),
                    target.value(),
                    target.unit(),
                    target.text()));
        }
    }
}
