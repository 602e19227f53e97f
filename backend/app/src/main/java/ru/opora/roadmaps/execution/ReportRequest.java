package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done; the whole report each time. */
@Schema(name = "ReportRequest")
record ReportRequest(
        @Nullable @Size(max = 20_000) @Schema(example = "Педсовет проведен, протокол приложен")
        String text,

        @Nullable
        @Size(max = 2000)
        @Pattern(regexp = "https?://\\S+")
        @Schema(example = "https://school.example/news/12")
        String link,

        @Nullable @Schema(description = "The day of the event", example = "2027-03-12")
        LocalDate heldOn,

        @Nullable @Size(max = 100) List<@Valid @NotNull Number> numbers,

        @Nullable @Size(max = 50) @Schema(description = "Ids of uploaded files of the executor, in their order")
        List<@NotNull UUID> files,

        @Nullable
        @Min(0)
        @Max(100_000)
        @Schema(
                description =
                        "How many of what is counted were done; required where more than one is expected, one of an event on several rows when left out")
        Integer count) {

    /** A number for one of the row's targets. */
    @Schema(name = "ReportedNumber")
    record Number(
            @NotNull UUID targetId,
            @NotNull @Schema(example = "64") BigDecimal value) {}

    /** The same report with the numbers of these targets alone. */
    ReportRequest only(Set<UUID> targets) {
        List<Number> own = allNumbers().stream()
                .filter(number -> targets.contains(number.targetId()))
                .toList();
        return new ReportRequest(text, link, heldOn, own, files, count);
    }

    List<Number> allNumbers() {
        return numbers == null ? List.of() : numbers;
    }

    List<UUID> allFiles() {
        return files == null ? List.of() : files.stream().distinct().toList();
    }

    @Nullable
    String clean() {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
