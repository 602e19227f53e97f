package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.RoadmapView;

/** An amending draft after it took over what another amendment did meanwhile. */
@Schema(name = "AmendmentRenewal")
record RenewalView(
        RoadmapView roadmap,

        @Schema(description = "Rows that both amendments touched: the draft's words stay, a person looks at them")
        List<Conflict> conflicts) {

    /** A row that both amendments touched. */
    @Schema(name = "AmendmentConflict")
    record Conflict(
            @Schema(description = "The row of the amended roadmap")
            UUID activityId,

            @Nullable String number,
            String title) {}
}
