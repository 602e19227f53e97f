package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words under a report. */
@Schema(name = "ReportObligationComment")
record ObligationCommentView(
        UUID id,

        @Schema(description = "The writer's name, or the subject where it is not known")
        String author,

        @Schema(description = "Whether the caller wrote it") boolean own,
        String text,
        Instant createdAt) {

    /** A new one. */
    @Schema(name = "ReportObligationCommentRequest")
    record Request(
            @Nullable UUID id, @NotBlank @Size(max = 5000) String text) {}
}
