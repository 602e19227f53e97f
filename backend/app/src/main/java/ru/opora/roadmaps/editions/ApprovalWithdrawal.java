package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why the approval of an amendment is taken back before its day. */
@Schema(name = "ApprovalWithdrawal")
record ApprovalWithdrawal(
        @NotBlank @Size(max = 2000) @Schema(example = "Приказ отменен")
        String reason) {}
