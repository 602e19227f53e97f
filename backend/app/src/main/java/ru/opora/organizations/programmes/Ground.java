package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A ground on which a school is taken into a programme. */
@Schema(name = "Ground")
record Ground(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,50}") @Schema(example = "LOW_RESULTS")
        String code,

        @NotBlank @Size(max = 500) @Schema(example = "Низкие образовательные результаты два года подряд")
        String name) {}
