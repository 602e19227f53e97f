package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a report: figures that are filled in, a text that is written, or both. */
@Schema(name = "ReportSection")
record ReportSection(
        @NotBlank @Size(max = 500) String title,

        @Nullable @Size(max = 2000) @Schema(description = "What to write")
        String hint,

        @NotNull @Schema(description = "Whether a text is written in it")
        Boolean text,

        @NotNull
        @Size(max = 30)
        @Schema(description = "Codes of figures; GET /report-figures lists them", example = "[\"checkpoints.due\"]")
        List<@NotNull @Size(max = 64) @Pattern(regexp = "[a-z]+\\.[A-Za-z0-9]+") String> figures) {}
