package ru.opora.roadmaps.assignments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a generation changed; a second one right after it changes nothing. */
@Schema(name = "Generation")
public record GenerationView(
        Counts assignments,
        Counts checkpoints,

        @Schema(description = "Assignments and checkpoints that were there and hold other days now")
        int moved,

        @Schema(description = "Tokens nobody is known for: choose executors")
        List<String> unresolved,

        @Schema(description = "Rows whose term needs a person's eye: they have no checkpoints yet")
        int doubtfulTerms) {

    /** How many were added, were kept and have ended. */
    @Schema(name = "GenerationCounts")
    public record Counts(int added, int kept, int ended) {}

    @JsonIgnore
    boolean changed() {
        return assignments.added + assignments.ended + checkpoints.added + checkpoints.ended + moved > 0;
    }
}
