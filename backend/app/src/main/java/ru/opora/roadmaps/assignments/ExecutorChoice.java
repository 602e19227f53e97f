package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who printed tokens are, as a person says. */
@Schema(name = "ExecutorChoices")
record ExecutorChoice(@NotNull @Size(min = 1, max = 200) List<@Valid @NotNull Item> items) {

    /** One token. */
    @Schema(name = "ExecutorChoice")
    record Item(
            @NotBlank @Size(max = 500) @Schema(description = "As printed")
            String token,

            @Nullable @Size(max = 8) List<@NotNull ExecutorRule> rules,
            @Nullable @Size(max = 1000) List<@NotNull UUID> organizations,

            @Schema(
                    description =
                            "Remember it at the roadmap's owner, for its plans and those below it, in force or to come")
            boolean remember,

            @Nullable
            @Schema(
                    description =
                            "Take the choice back instead: the one for this roadmap, and with remember the one at its owner. What is remembered above, or holds by itself, counts again")
            Boolean undo) {

        ExecutorMeaning meaning() {
            return new ExecutorMeaning(
                    rules == null ? List.of() : rules.stream().distinct().toList(),
                    organizations == null
                            ? List.of()
                            : organizations.stream().distinct().toList());
        }

        boolean undone() {
            return Boolean.TRUE.equals(undo);
        }

        boolean says() {
            return undone()
                    || !meaning().rules().isEmpty()
                    || !meaning().organizations().isEmpty();
        }
    }
}
