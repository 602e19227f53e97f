package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A word about a checkpoint. */
@Schema(name = "CheckpointComment")
record CheckpointCommentView(UUID id, String text, CheckpointView.Person author, Instant createdAt) {

    /** A new one. */
    @Schema(name = "CheckpointCommentRequest")
    record Request(
            @Nullable @Schema(description = "The client's own id; made by the server when left out")
            UUID id,

            @NotBlank @Size(max = 5000) @Schema(example = "Протокол пришлем в понедельник")
            String text) {}
}
