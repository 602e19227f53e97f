package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import ru.opora.platform.web.Patch;
import ru.opora.roadmaps.ActivityView.Evidence;
import ru.opora.roadmaps.ActivityView.ProjectLevel;

/** What may be changed of a draft's row; a field left out stays as it is, null removes it. A list is given whole. */
@Schema(name = "ActivityPatch")
record ActivityPatch(
        @Size(max = 100) Patch<String> number,

        @NotNull @Size(min = 1, max = 10_000) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> title,

        @NotNull @Size(max = 50) Patch<List<@Valid @NotNull TaskInput>> tasks,
        @NotNull @Size(max = 2) Patch<List<@NotNull ProjectLevel>> projectLevels,
        @Size(max = 2000) Patch<String> direction,
        @Size(max = 4000) Patch<String> participants,
        @Size(max = 10_000) Patch<String> expectedResult,
        @NotNull @Size(max = 50) Patch<List<@Valid @NotNull TargetInput>> targets,

        @NotNull @Size(max = 4) @Schema(description = "What reports on it must hold; none: a text, a link or a file")
        Patch<List<@NotNull Evidence>> evidence,

        @NotNull
        @Size(max = 4000)
        @Schema(description = "The term itself in other words: it is printed so from now on, and read anew")
        Patch<String> printedTermText,

        @NotNull @Size(max = 4000) @Schema(description = "The term is read anew from this text; the printed one stays")
        Patch<String> termText,

        @NotNull @Schema(description = "True: the doubtful term means what its proposal says")
        Patch<Boolean> acceptTermProposal,

        @Schema(
                description =
                        "In an amending draft: the row of the amended roadmap that this one stands for; null: a new"
                                + " row")
        Patch<UUID> originId,

        @Size(min = 1, max = 2000)
        @Pattern(regexp = "(?s).*\\S.*")
        @Schema(
                description =
                        "Of an adopted row: why it says something else than the row above; required as long as it does")
        Patch<String> deviationReason) {}
