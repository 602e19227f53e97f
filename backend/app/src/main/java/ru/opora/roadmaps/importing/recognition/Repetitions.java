package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rows that are printed twice and numbers that repeat. */
final class Repetitions {
    private static final int SHORTEST_WHOLE = 25;
    private static final int SHORTEST_BEGINNING = 60;

    private record Keyed(String key, PlanActivity activity) {}

    private Repetitions() {}

    /**
     * Reports rows whose text is the same, or begins the text of its neighbour.
     *
     * @param activities all activities in printed order
     * @param issues where to report
     */
    static void rows(List<PlanActivity> activities, Issues issues) {
        List<Keyed> keyed = new ArrayList<>();
        for (PlanActivity activity : activities) {
            keyed.add(new Keyed(Texts.key(activity.title()), activity));
        }
        keyed.sort(Comparator.comparing(Keyed::key));
        for (int i = 1; i < keyed.size(); i++) {
            String shorter = keyed.get(i - 1).key();
            String longer = keyed.get(i).key();
            boolean whole = shorter.equals(longer) && longer.length() >= SHORTEST_WHOLE;
            int apart = Math.abs(
                    keyed.get(i).activity().row() - keyed.get(i - 1).activity().row());
            boolean beginning = apart == 1 && shorter.length() >= SHORTEST_BEGINNING && longer.startsWith(shorter);
            if (whole || beginning) {
                int first = keyed.get(i - 1).activity().row();
                int second = keyed.get(i).activity().row();
                issues.add(Math.max(first, second), IssueCode.ROW_DUPLICATED, String.valueOf(Math.min(first, second)));
            }
        }
    }

    /**
     * Reports numbers that repeat within a section, and numbers of several levels that repeat anywhere.
     *
     * @param sections the plan
     * @param merged the rows whose number is one cell with the row above
     * @param issues where to report
     */
    static void numbers(List<PlanSection> sections, Set<Integer> merged, Issues issues) {
        Map<String, Integer> everywhere = new HashMap<>();
        walk(sections, everywhere, merged, issues);
    }

    private static void walk(
            List<PlanSection> sections, Map<String, Integer> everywhere, Set<Integer> merged, Issues issues) {
        for (PlanSection section : sections) {
            Map<String, Integer> own = new HashMap<>();
            for (PlanActivity activity : section.activities()) {
                String number = activity.number();
                ListMark mark = number == null ? null : ListMark.numeral(number);
                if (number == null || mark == null || mark.style() != ListMark.Style.DECIMAL) {
                    continue;
                }
                Integer before = (mark.depth() > 1 ? everywhere : own).putIfAbsent(mark.digits(), activity.row());
                if (before != null && !merged.contains(activity.row())) {
                    issues.add(activity.row(), IssueCode.NUMBER_REPEATED, number);
                }
            }
            walk(section.sections(), everywhere, merged, issues);
        }
    }
}
