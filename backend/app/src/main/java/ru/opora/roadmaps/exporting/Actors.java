package ru.opora.roadmaps.exporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ru.opora.roadmaps.ActivityView;
import ru.opora.roadmaps.ActivityView.Task;

/** The actors of a matrix in the order of their columns. */
final class Actors {

    private Actors() {}

    /**
     * A column of a matrix.
     *
     * @param name the actor as printed over it
     * @param nth which of several columns under the same name, from 0
     */
    record Place(String name, int nth) {

        /** The actor's task in a row; empty when it has none. */
        String text(ActivityView row) {
            return row.tasks().stream()
                    .filter(task -> name.equals(task.actor()))
                    .skip(nth)
                    .map(Task::text)
                    .findFirst()
                    .orElse("");
        }
    }

    /** Each row has its tasks in printed order, but not every row has them all: an unknown one stands behind its left neighbour. */
    static List<Place> of(List<ActivityView> rows) {
        List<Place> places = new ArrayList<>();
        for (ActivityView row : rows) {
            int at = 0;
            for (Place place : places(row)) {
                int known = places.indexOf(place);
                if (known < 0) {
                    places.add(at, place);
                    known = at;
                }
                at = known + 1;
            }
        }
        return places;
    }

    /** Whether the row's title is but the text of its first actor. */
    static boolean titled(ActivityView row) {
        return row.tasks().stream()
                .findFirst()
                .filter(task -> task.actor() != null && task.text().equals(row.title()))
                .isPresent();
    }

    private static List<Place> places(ActivityView row) {
        Map<String, Integer> seen = new HashMap<>();
        return row.tasks().stream()
                .map(Task::actor)
                .filter(Objects::nonNull)
                .map(actor -> new Place(actor, seen.merge(actor, 1, Integer::sum) - 1))
                .toList();
    }
}
