package ru.opora.roadmaps.feeds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A calendar by secret link, without the secret. */
@Schema(name = "CalendarFeed")
record FeedView(
        UUID id,
        FeedKind kind,

        @Nullable @Schema(description = "The organisation or roadmap; null for PERSON")
        UUID targetId,

        @Schema(description = "How the calendar is called", example = "Мои задачи")
        String title,

        Instant createdAt,

        @Nullable @Schema(description = "When a calendar program last read it, to the hour; null: never")
        Instant readAt) {

    /** All calendars of the caller that were not revoked, the newest first. */
    @Schema(name = "CalendarFeeds")
    record All(List<FeedView> items) {}

    /** A calendar just made: the only time its link is told. */
    @Schema(name = "CalendarFeedCreated")
    record Created(
            FeedView feed,

            @Schema(
                    description =
                            "Whoever has it reads the calendar without sign-in. It is not kept and cannot be told again",
                    example = "https://opora.example/feeds/Jd3kQ0b7yT3m1xWc8hR5vN2aL9sE6uPzYt4iOgKfHqM.ics")
            String address) {}
}
