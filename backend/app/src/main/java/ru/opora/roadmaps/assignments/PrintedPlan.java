package ru.opora.roadmaps.assignments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is printed where in a plan.
 *
 * @param tasks each task with each token of its executors
 * @param names per token the activities whose terms give it a date of its own
 */
record PrintedPlan(List<PrintedPlan.Task> tasks, Map<String, Set<UUID>> names) {

    /** The names of the components are those the statement of the generation reads. */
    record Task(UUID task_id, UUID activity_id, String token) {}

    /**
     * A plan without a column of executors is carried out by those it names as participants. Organisations to which a
     * term gives dates of their own carry out the row, whoever else does.
     */
    static PrintedPlan of(List<ExecutorQueries.Printed> printed, List<Occurrences.Row> rows) {
        Map<UUID, List<String>> named = new HashMap<>();
        Map<String, Set<UUID>> names = new LinkedHashMap<>();
        for (Occurrences.Row row : rows) {
            List<String> each = row.term().participants().stream()
                    .map(participant -> participant.name())
                    .distinct()
                    .toList();
            named.put(row.activityId(), each);
            each.forEach(name -> names.computeIfAbsent(name, missing -> new LinkedHashSet<>())
                    .add(row.activityId()));
        }
        boolean noExecutors = printed.stream().allMatch(task -> task.executors().isEmpty() && task.actor() == null);
        List<Task> tasks = new ArrayList<>();
        for (ExecutorQueries.Printed task : printed) {
            Set<String> tokens = new LinkedHashSet<>(executors(task, noExecutors));
            tokens.addAll(named.getOrDefault(task.activityId(), List.of()));
            tokens.forEach(token -> tasks.add(new Task(task.taskId(), task.activityId(), token)));
        }
        return new PrintedPlan(List.copyOf(tasks), names);
    }

    private static List<String> executors(ExecutorQueries.Printed task, boolean noExecutors) {
        if (!task.executors().isEmpty()) {
            return task.executors();
        }
        if (task.actor() != null) {
            return List.of(task.actor());
        }
        return noExecutors && task.participants() != null ? ExecutorText.parts(task.participants()) : List.of();
    }

    Set<String> tokens() {
        Set<String> tokens = new LinkedHashSet<>();
        tasks.forEach(task -> tokens.add(task.token()));
        return tokens;
    }

    /** The settled meanings as the statements read them. */
    static List<Map<String, Object>> meanings(Map<String, ResolvedToken> tokens) {
        return tokens.values().stream()
                .filter(ResolvedToken::resolved)
                .map(token -> meaning(token.token(), token.meaning()))
                .toList();
    }

    static Map<String, Object> meaning(String token, ExecutorMeaning meaning) {
        return Map.of("token", token, "rules", meaning.rules(), "organizations", meaning.organizations());
    }

    /** An instance as the statement reads it. */
    static Map<String, Object> columns(Occurrence one, @Nullable UUID organization, boolean own) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("activity_id", one.activity_id());
        columns.put("organization_id", organization);
        columns.put("own", own);
        columns.put("occurrence", one.occurrence());
        columns.put("window_start", one.window_start());
        columns.put("due", one.due());
        columns.put("prompt_on", one.prompt_on());
        columns.put("expected_count", one.expected_count());
        columns.put("dates", one.dates());
        columns.put("request_id", one.request_id());
        columns.put("schedule_id", one.schedule_id());
        return columns;
    }
}
