package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How many checkpoints each view has. */
@Schema(name = "CheckpointCounts", description = "Numbers of each view; counting stops at most")
record CheckpointCounts(int today, int week, int overdue, int returned, int toAccept, int all, int most) {

    static CheckpointCounts of(List<Integer> found, int most) {
        List<Integer> each = found.stream().map(count -> Math.min(count, most)).toList();
        return new CheckpointCounts(each.get(0), each.get(1), each.get(2), each.get(3), each.get(4), each.get(5), most);
    }
}
