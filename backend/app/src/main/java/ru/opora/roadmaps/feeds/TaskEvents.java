package ru.opora.roadmaps.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.feeds.FeedRows.Task;

/**
 * Checkpoints as events. What is due again and again is one repeating event; an instance that was reported, or moved to
 * another day, says so by an event in its place. What no rule gives is an event a checkpoint.
 */
final class TaskEvents {

    private static final Pattern COUNTER = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern BY_TERM = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");
    private static final Set<String> SAID = Set.of("SUBMITTED", "ACCEPTED", "RETURNED");

    private final FeedWords words;
    private final String address;

    /** @param address where the screens are */
    TaskEvents(FeedWords words, String address) {
        this.words = words;
        this.address = address;
    }

    List<CalendarEvent> of(List<Task> tasks) {
        Map<UUID, List<Task>> series = new LinkedHashMap<>();
        List<CalendarEvent> events = new ArrayList<>();
        for (Task task : tasks) {
            if (task.due() != null && BY_TERM.matcher(task.occurrence()).matches()) {
                series.computeIfAbsent(task.assignmentId(), missing -> new ArrayList<>())
                        .add(task);
            } else if (!task.cancelled()) {
                events.add(single(task));
            }
        }
        series.values().forEach(together -> events.addAll(series(together)));
        return events;
    }

    /** Whom of the rows a counter stands for: they repeat oftener than they are reported on. */
    static Map<UUID, List<Task>> counted(List<Task> tasks) {
        return tasks.stream()
                .filter(task -> COUNTER.matcher(task.occurrence()).matches() && !task.cancelled())
                .collect(Collectors.groupingBy(Task::activityId, LinkedHashMap::new, Collectors.toList()));
    }

    private List<CalendarEvent> series(List<Task> tasks) {
        String rule = RepeatRule.of(tasks.stream().map(Task::planned).toList()).orElse(null);
        if (rule == null) {
            return tasks.stream()
                    .filter(task -> !task.cancelled())
                    .map(this::single)
                    .toList();
        }
        List<CalendarEvent> events = new ArrayList<>();
        events.add(whole(tasks, rule));
        tasks.stream()
                .filter(task -> !task.cancelled() && (SAID.contains(task.state()) || task.plannedDue() != null))
                .forEach(task -> events.add(event(uid(task.assignmentId()), task, task.day(), task.planned())));
        return events;
    }

    private CalendarEvent whole(List<Task> tasks, String rule) {
        Task first = tasks.stream().min(Comparator.comparing(Task::planned)).orElseThrow();
        return new CalendarEvent(
                uid(first.assignmentId()),
                tasks.stream().mapToLong(Task::version).sum(),
                tasks.stream()
                        .map(Task::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                plain(first),
                described(first, null),
                address + "/tasks",
                first.planned(),
                first.planned(),
                rule,
                tasks.stream().filter(Task::cancelled).map(Task::planned).toList(),
                null);
    }

    private CalendarEvent single(Task task) {
        LocalDate day = task.day();
        return event(uid(task.id()), task, PlanEvents.shown(task.start(), day), null);
    }

    private CalendarEvent event(String uid, Task task, LocalDate first, @Nullable LocalDate instance) {
        String summary = SAID.contains(task.state()) ? words.say(task.state(), plain(task)) : plain(task);
        return new CalendarEvent(
                uid,
                task.version(),
                task.updatedAt(),
                summary,
                described(task, task),
                address + "/tasks/" + task.id(),
                first,
                task.day(),
                null,
                List.of(),
                instance);
    }

    private String plain(Task task) {
        return COUNTER.matcher(task.occurrence()).matches() ? words.say("report", task.words()) : task.words();
    }

    private String described(Task task, @Nullable Task dated) {
        List<String> lines = new ArrayList<>();
        if (dated != null) {
            lines.add(dated.due() == null ? words.say("prompt") : words.say("due", words.day(dated.due())));
        }
        if (!task.termText().isBlank()) {
            lines.add(words.say("term", task.termText()));
        }
        lines.add(words.say("executor", task.organization()));
        lines.add(words.say("roadmap", task.roadmap()));
        return String.join("\n", lines);
    }

    private static String uid(UUID id) {
        return id + "@opora";
    }
}
