package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.ActivityView.Evidence;
import ru.opora.roadmaps.ActivityView.ProjectLevel;

/** A new row of a draft. */
@Schema(name = "ActivityRequest")
record ActivityRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @Nullable @Schema(description = "The section; left out or null: outside any section")
        UUID sectionId,

        @Nullable @Schema(description = "The row of that section that it follows; left out or null: it comes first")
        UUID afterId,

        @Nullable @Size(max = 100) @Schema(example = "2.1.3")
        String number,

        @NotBlank @Size(max = 10_000) @Schema(example = "Посетить уроки молодых учителей")
        String title,

        @NotNull
        @Size(max = 50)
        @Schema(description = "Who does what; an ordinary row has one task, a matrix row one for each actor")
        List<@Valid @NotNull TaskInput> tasks,

        @Nullable @Size(max = 2) List<@NotNull ProjectLevel> projectLevels,
        @Nullable @Size(max = 2000) String direction,
        @Nullable @Size(max = 4000) String participants,
        @Nullable @Size(max = 10_000) String expectedResult,
        @Nullable @Size(max = 50) List<@Valid @NotNull TargetInput> targets,

        @Nullable @Size(max = 4) @Schema(description = "What reports on it must hold; none: a text, a link or a file")
        List<@NotNull Evidence> evidence,

        @NotNull
        @Size(max = 4000)
        @Schema(description = "The term in words; its meaning is read from them", example = "до 15 марта")
        String termText,

        @Nullable @Schema(description = "True: where the term is doubtful, it means what its proposal says")
        Boolean acceptTermProposal) {

    List<ProjectLevel> levels() {
        return projectLevels == null ? List.of() : projectLevels;
    }

    List<TargetInput> numbers() {
        return targets == null ? List.of() : targets;
    }

    List<Evidence> required() {
        return evidence == null ? List.of() : evidence;
    }

    boolean acceptsProposal() {
        return Boolean.TRUE.equals(acceptTermProposal);
    }
}
