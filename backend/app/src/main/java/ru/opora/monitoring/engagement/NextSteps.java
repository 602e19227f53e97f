package ru.opora.monitoring.engagement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.engagement.EngagementView.Part;
import ru.opora.monitoring.engagement.EngagementView.Step;
import ru.opora.monitoring.engagement.EngagementView.Step.Code;

/** What follows from a low figure: named from the components that pull it down, and only as far as they are known. */
final class NextSteps {

    /** A component above it pulls nothing down. */
    private static final double GOOD = 0.7;

    private NextSteps() {}

    /** @param parts exact: 69.96 percent are shown as 70 and are none the less less */
    static List<Step> of(EngagementLevel level, List<Part> parts) {
        List<Step> steps = new ArrayList<>();
        if (level == EngagementLevel.GREEN) {
            return steps;
        }
        if (level == EngagementLevel.RED) {
            steps.add(new Step(Code.VISIT_SCHOOL, null));
        }
        for (Part part : parts) {
            Double value = part.value();
            if (part.code() == EngagementComponent.CHECKPOINTS && value == null) {
                steps.add(new Step(Code.GIVE_TASKS, null));
            } else if (value != null && value < GOOD) {
                add(steps, part);
            }
        }
        return steps;
    }

    private static void add(List<Step> steps, Part part) {
        switch (part.code()) {
            case CHECKPOINTS -> {
                Integer overdue = count(part, "overdue");
                boolean open = overdue != null && overdue > 0;
                steps.add(0, open ? new Step(Code.REPORT_OVERDUE, overdue) : new Step(Code.PLAN_TERMS, null));
            }
            case DOCUMENTS -> steps.add(new Step(Code.HAND_IN_DOCUMENTS, left(part, "asked", "given")));
            case RESPONSE -> steps.add(new Step(Code.ASK_RESPONDENTS, left(part, "expected", "answered")));
            case VISITS -> steps.add(new Step(Code.ANSWER_VISITS, undone(part)));
            case EVENTS -> steps.add(new Step(Code.COME_TO_EVENTS, left(part, "invited", "attended")));
            case SURVEY -> steps.add(new Step(Code.TALK_TO_DIRECTOR, null));
        }
    }

    private static @Nullable Integer undone(Part part) {
        Integer visits = count(part, "visits");
        Integer acknowledged = count(part, "acknowledged");
        Integer recommendations = count(part, "recommendations");
        Integer done = count(part, "done");
        return visits == null || acknowledged == null || recommendations == null || done == null
                ? null
                : (Integer) (visits - acknowledged + recommendations - done);
    }

    private static @Nullable Integer left(Part part, String all, String done) {
        Integer of = count(part, all);
        Integer there = count(part, done);
        return of == null || there == null ? null : (Integer) (of - there);
    }

    private static @Nullable Integer count(Part part, String name) {
        Double found = part.evidence().get(name);
        return found == null ? null : (Integer) (int) Math.round(found);
    }
}
