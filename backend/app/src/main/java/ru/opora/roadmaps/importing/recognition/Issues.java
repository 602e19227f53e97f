package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the doubts met on the way. */
final class Issues {
    private final Set<PlanIssue> issues = new LinkedHashSet<>();

    void add(@Nullable Integer row, IssueCode code, String... args) {
        issues.add(new PlanIssue(row, code, List.of(args)));
    }

    /** About the whole plan first, then by row. */
    List<PlanIssue> sorted() {
        List<PlanIssue> sorted = new ArrayList<>(issues);
        sorted.sort(Comparator.comparing(PlanIssue::row, Comparator.nullsFirst(Comparator.naturalOrder())));
        return sorted;
    }
}
