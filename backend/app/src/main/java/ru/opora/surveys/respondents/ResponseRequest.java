package ru.opora.surveys.respondents;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Somebody's answers, whole. */
@Schema(name = "SurveyResponseRequest")
record ResponseRequest(
        @NotNull
        @Schema(implementation = Map.class, description = "By the names of questions, as docs/questionnaires.md says")
        ObjectNode answers,

        @Nullable
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        @Size(max = 35)
        @Schema(description = "In which it was filled in", example = "ru")
        String language,

        @Nullable
        @Schema(
                description =
                        "The day on which it was filled in: after the last day only those are taken that were filled in before",
                example = "2027-03-30")
        LocalDate filledOn,

        @Nullable
        @Size(min = 8, max = 200)
        @Schema(
                description =
                        "A random value that the device keeps for this link alone: it answers once. Left out on a shared tablet")
        String device,

        @Nullable
        @Size(min = 1, max = 200)
        @Schema(description = "Who answers; in a named campaign required, in an anonymous one refused")
        String respondent) {}
