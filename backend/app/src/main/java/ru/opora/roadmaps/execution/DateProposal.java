package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The bodies of asking for another day and of deciding on it. */
final class DateProposal {

    private DateProposal() {}

    /** Another day, with the reason. */
    @Schema(name = "DateProposalRequest")
    record Request(
            @NotNull @Schema(example = "2027-04-15") LocalDate due,

            @NotBlank @Size(max = 2000) @Schema(example = "Курсы перенесены на апрель")
            String reason) {}

    /** Yes or no. */
    @Schema(name = "DateProposalDecision")
    record Verdict(@Nullable @Size(max = 2000) String remark) {}
}
