package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.editions.PlanContent.Row;
import ru.opora.roadmaps.editions.PlanContent.Section;
import ru.opora.roadmaps.editions.PlanContent.Target;
import ru.opora.roadmaps.editions.PlanContent.Task;

/**
 * What an amendment does to a roadmap: rows, tasks and targets that stay keep their ids, and with them all that was assigned and
 * reported; what is new gets ids; what is gone is named. Component names of the records are column names.
 */
final class AmendmentPlan {

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
            boolean changed,
            @Nullable String number,
            String title,
            List<String> project_levels,
            @Nullable String direction,
            @Nullable String participants,
            @Nullable String expected_result,
            List<String> evidence,
            String term_text,
            String term_status,
            java.time.@Nullable LocalDate term_first_due,
            ru.opora.roadmaps.terms.TermView term) {}

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
            java.math.BigDecimal value,
            @Nullable String unit,
            String text) {}

    private final PlanContent current;
    private final PlanContent draft;
    private final Map<UUID, UUID> added = new HashMap<>();

    final List<SectionRow> sections = new ArrayList<>();
    final List<ActivityRow> activities = new ArrayList<>();
    final List<TaskRow> tasks = new ArrayList<>();
    final List<TargetRow> targets = new ArrayList<>();
    final Set<UUID> goneSections = new HashSet<>();
    final Set<UUID> goneActivities = new HashSet<>();
    final Set<UUID> goneTasks = new HashSet<>();
    final Set<UUID> goneTargets = new HashSet<>();

    private AmendmentPlan(PlanContent current, PlanContent draft) {
        this.current = current;
        this.draft = draft;
    }

    /**
     * @param current the roadmap's plan as it is
     * @param draft the amending draft's plan, where rows that stand for current ones go by their ids
     */
    static AmendmentPlan of(PlanContent current, PlanContent draft) {
        var plan = new AmendmentPlan(current, draft);
        plan.sections();
        plan.activities();
        return plan;
    }

    /** The ids that rows and sections of the draft got in the roadmap. */
    Map<UUID, UUID> added() {
        return added;
    }

    private void sections() {
        Set<UUID> known = ids(current.sections(), Section::id);
        for (Section section : draft.sections()) {
            sections.add(new SectionRow(
                    idOf(section.id(), known),
                    section.parentId() == null ? null : idOf(section.parentId(), known),
                    sections.size(),
                    section.number(),
                    section.title()));
        }
        goneSections.addAll(known);
        sections.forEach(section -> goneSections.remove(section.id()));
    }

    private void activities() {
        Map<UUID, Row> known = new HashMap<>();
        current.activities().forEach(row -> known.put(row.id(), row));
        Set<UUID> knownSections = ids(current.sections(), Section::id);
        for (Row row : draft.activities()) {
            Row was = known.get(row.id());
            UUID id = idOf(row.id(), known.keySet());
            UUID section = row.sectionId() == null ? null : idOf(row.sectionId(), knownSections);
            boolean changed = was == null || !RowFields.between(was, row).isEmpty();
            activities.add(activity(row, id, section, changed));
            if (changed) {
                tasks(id, was == null ? List.of() : was.tasks(), row.tasks());
                targets(id, was == null ? List.of() : was.targets(), row.targets());
            }
        }
        goneActivities.addAll(known.keySet());
        activities.forEach(row -> goneActivities.remove(row.id()));
    }

    private ActivityRow activity(Row row, UUID id, @Nullable UUID section, boolean changed) {
        return new ActivityRow(
                id,
                section,
                activities.size(),
                changed,
                row.number(),
                row.title(),
                row.projectLevels(),
                row.direction(),
                row.participants(),
                row.expectedResult(),
                row.evidence(),
                row.termText(),
                row.term().status().name(),
                row.term().windows().isEmpty()
                        ? null
                        : row.term().windows().get(0).due(),
                row.term());
    }

    /** A task stays the one of the same words, else of the same actor, else of the same executors, else of the same place. */
    private void tasks(UUID activity, List<Task> before, List<Task> after) {
        List<Task> left = new ArrayList<>(before);
        Map<Task, UUID> kept = new HashMap<>();
        match(
                left,
                after,
                kept,
                (old, task) -> Objects.equals(old.actor(), task.actor())
                        && old.text().equals(task.text())
                        && old.executors().equals(task.executors()));
        match(
                left,
                after,
                kept,
                (old, task) -> old.actor() != null && old.actor().equals(task.actor()));
        match(left, after, kept, (old, task) -> old.executors().equals(task.executors()));
        match(left, after, kept, (old, task) -> before.indexOf(old) == after.indexOf(task));
        left.forEach(old -> goneTasks.add(old.id()));
        int position = 0;
        for (Task task : after) {
            UUID id = kept.getOrDefault(task, UUID.randomUUID());
            tasks.add(new TaskRow(id, activity, position++, task.actor(), task.text(), task.executors()));
        }
    }

    private static void match(List<Task> left, List<Task> after, Map<Task, UUID> kept, BiPredicate<Task, Task> same) {
        for (Task task : after) {
            if (!kept.containsKey(task)) {
                left.stream().filter(old -> same.test(old, task)).findFirst().ifPresent(old -> {
                    kept.put(task, old.id());
                    left.remove(old);
                });
            }
        }
    }

    /** A target stays the one of the same number and unit, else of the same unit: reports hold numbers by its id. */
    private void targets(UUID activity, List<Target> before, List<Target> after) {
        List<Target> left = new ArrayList<>(before);
        int position = 0;
        for (Target target : after) {
            Target old = left.stream()
                    .filter(was -> Objects.equals(was.unit(), target.unit())
                            && was.comparator().equals(target.comparator())
                            && was.value().equals(target.value()))
                    .findFirst()
                    .or(() -> left.stream()
                            .filter(was -> Objects.equals(was.unit(), target.unit()))
                            .findFirst())
                    .orElse(null);
            if (old != null) {
                left.remove(old);
            }
            targets.add(new TargetRow(
                    old == null ? UUID.randomUUID() : old.id(),
                    activity,
                    position++,
                    target.comparator(),
                    new java.math.BigDecimal(target.value()),
                    target.unit(),
                    target.text()));
        }
        left.forEach(old -> goneTargets.add(old.id()));
    }

    private UUID idOf(UUID id, Set<UUID> known) {
        return known.contains(id) ? id : added.computeIfAbsent(id, unknown -> UUID.randomUUID());
    }

    private static <T> Set<UUID> ids(List<T> rows, Function<T, UUID> id) {
        Set<UUID> ids = new HashSet<>();
        rows.forEach(row -> ids.add(id.apply(row)));
        return ids;
    }
}
