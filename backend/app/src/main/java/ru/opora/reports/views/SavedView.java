package ru.opora.reports.views;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A view of a list with a name. */
@Schema(name = "SavedView")
record SavedView(
        UUID id,
        String name,

        @Schema(description = "The path of the screen", example = "/engagement")
        String screen,

        @Schema(description = "What is chosen there, as in the address behind the question mark", example = "level=RED")
        String query,

        Instant updatedAt,
        long version) {

    static final int LONGEST_QUERY = 2000;

    /** All that a person has: there are never many. */
    @Schema(name = "SavedViews")
    record All(List<SavedView> items) {}

    /** A new one. */
    @Schema(name = "SavedViewRequest")
    record Request(
            @Nullable @Schema(description = "Made by the client; the server makes one when left out")
            UUID id,

            @NotBlank @Size(max = 100) String name,

            @NotNull @Pattern(regexp = "(?!.*//)/[A-Za-z0-9/_-]{0,199}") @Schema(example = "/engagement")
            String screen,

            @NotNull @Size(max = LONGEST_QUERY) @Schema(example = "level=RED")
            String query) {}

    /** What may change of one. */
    @Schema(name = "SavedViewChange")
    record Change(
            @NotBlank @Size(max = 100) String name,

            @Nullable
            @Size(max = LONGEST_QUERY)
            @Schema(description = "What is chosen now; left out: as it was", example = "level=YELLOW")
            String query) {}
}
