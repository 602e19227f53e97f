package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an activity that falls to one actor; an ordinary row has one.
 *
 * @param text its text
 * @param actor the actor as printed over the column of a matrix; null in an ordinary plan
 * @param executors the role tokens as printed
 */
public record PlanTask(String text, @Nullable String actor, List<String> executors) {
    public PlanTask {
        executors = List.copyOf(executors);
    }
}
