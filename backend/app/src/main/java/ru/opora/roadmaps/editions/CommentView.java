package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment on a draft or on a row of it. */
@Schema(name = "RoadmapComment")
record CommentView(
        UUID id,

        @Nullable @Schema(description = "The row it is about; null: the whole draft")
        UUID activityId,

        @Nullable @Schema(description = "The comment that it answers; null: it begins a thread")
        UUID parentId,

        @Nullable @Schema(description = "On whose behalf it was said")
        UUID organizationId,

        @Nullable @Schema(description = "Its name, as far as the caller sees it")
        String organizationName,

        String authorName,
        @Schema(description = "Whether the caller wrote it") boolean own,
        String text,

        @Nullable @Schema(description = "When the thread was settled")
        Instant resolvedAt,

        Instant createdAt,
        long version,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "RoadmapCommentAction")
    enum Action {
        resolve,
        reopen
    }
}
