package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something said about a draft. */
@Schema(name = "RoadmapCommentRequest")
record CommentRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @Nullable @Schema(description = "The row it is about; left out or null: the whole draft, or the thread's row")
        UUID activityId,

        @Nullable @Schema(description = "The comment that it answers; an answer to an answer joins the same thread")
        UUID parentId,

        @NotBlank @Size(max = 5000) @Schema(example = "Просим перенести срок на апрель: в марте каникулы")
        String text) {}
