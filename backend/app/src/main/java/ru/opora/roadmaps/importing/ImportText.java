package ru.opora.roadmaps.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan pasted as text. */
@Schema(name = "RoadmapImportText")
record ImportText(
        @NotBlank
        @Size(max = 2_000_000)
        @Schema(
                description =
                        "Pasted from a document, a sheet or a PDF: cells parted by tabs, page breaks as they fall")
        String text,

        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @Nullable UUID organizationId,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable @Size(max = 2000) String title) {

    UploadedFile uploaded() {
        return new UploadedFile(
                id,
                PlanReading.PASTED,
                text.getBytes(StandardCharsets.UTF_8),
                organizationId,
                periodStart,
                periodEnd,
                title);
    }
}
