package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order that approves a roadmap or an amendment of one. */
@Schema(name = "RoadmapApproval")
public record RoadmapApproval(
        @NotBlank @Size(max = 200) @Schema(example = "17-р") String orderNumber,
        @NotNull @Schema(example = "2027-01-25") LocalDate orderDate,

        @NotBlank @Size(max = 500) @Schema(example = "Министр образования И. И. Петрова")
        String signatory,

        @Nullable
        @Schema(
                description =
                        "Since when the edition holds; left out or null: since the order's date. An amendment for a day later"
                                + " than today where the owner is waits for it, and is carried out then")
        LocalDate effectiveOn,

        @Nullable
        @Size(max = 4000)
        @Schema(description = "Why, in the words of the order", example = "В связи с изменением сроков ВПР")
        String reason,

        @Nullable @Schema(description = "True: approve though comments are open")
        Boolean despiteOpenComments,

        @Nullable @Schema(description = "True: approve though rows of an annex were matched by likeness only")
        Boolean despiteOpenMatches) {

    /** An order that says no more than it must. */
    public static RoadmapApproval of(String orderNumber, LocalDate orderDate, String signatory) {
        return new RoadmapApproval(orderNumber, orderDate, signatory, null, null, null, null);
    }

    /** Since when it holds. */
    public LocalDate effective() {
        return Objects.requireNonNullElse(effectiveOn, orderDate);
    }
}
