package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The beginning of an amendment: a copy of the plan, or the annex of the amending order. */
@Schema(name = "AmendmentRequest")
record AmendmentRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @Nullable
        @Schema(description = "An import that holds the annex of the amending order; null: a copy to be edited")
        UUID importId,

        @Nullable @Schema(description = "What the annex is; needed with an import")
        Annex annex) {

    /** What an annex holds. */
    @Schema(
            name = "AmendmentAnnex",
            description =
                    "WHOLE: the plan as it shall be, rows that are not in it are dropped; CHANGES: only the rows that"
                            + " change or are new")
    enum Annex {
        WHOLE,
        CHANGES
    }
}
