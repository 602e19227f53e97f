package ru.opora.roadmaps.feeds;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A calendar to be made. */
@Schema(name = "CalendarFeedRequest")
record FeedRequest(
        @NotNull FeedKind kind,

        @Nullable @Schema(description = "Of the organisation or roadmap; left out for PERSON")
        UUID targetId) {}
