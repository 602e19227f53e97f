package ru.opora.roadmaps.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Copies for many, on their way. */
@Schema(name = "RoadmapCopies")
record CopyView(
        UUID id,
        UUID organizationId,
        @Nullable UUID roadmapId,
        @Nullable UUID templateId,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable UUID programmeId,
        @Nullable Integer cohortYear,
        State state,

        @Schema(description = "How many copies there will be")
        int total,

        @Schema(description = "Made so far") int made,

        @Schema(description = "Whose organisation had one already: nobody gets it twice")
        int alreadyThere,

        int failed,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long version) {

    /** How far it is. */
    @Schema(name = "RoadmapCopiesState")
    enum State {
        QUEUED,
        DONE
    }

    /** One of the copies. */
    @Schema(name = "RoadmapCopyItem")
    record Item(
            UUID id,
            UUID organizationId,
            @Nullable String organizationName,
            ItemState state,

            @Nullable @Schema(description = "The copy, or the one that was there")
            UUID roadmapId) {}

    /** What became of one copy. */
    @Schema(name = "RoadmapCopyItemState")
    enum ItemState {
        WAITING,
        MADE,
        ALREADY_THERE,
        FAILED
    }
}
