package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the doubts met on the way. */
final class Issues {
    private final List<PlanIssue> issues = new ArrayList<>();

    void add(@Nullable Integer row, IssueCode code, String... args) {
        PlanIssue issue = new PlanIssue(row, code, List.of(args));
        if (!issues.contains(issue)) {
            issues.add(issue);
        }
    }

    /** About the whole plan first, then by row. */
    List<PlanIssue> sorted() {
        List<PlanIssue> sorted = new ArrayList<>(issues);
        sorted.sort(Comparator.comparing(PlanIssue::row, Comparator.nullsFirst(Comparator.naturalOrder())));
        return sorted;
    }
}
