package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.AssessmentKind;

/** Which schools a rule finds: its categories are asked in their order, and the first that fits is the school's. */
@Schema(name = "IdentificationDefinition")
record RuleDefinition(
        @NotNull @Size(max = 5) @Schema(description = "Assessments of these kinds count; empty: all")
        List<@NotNull AssessmentKind> kinds,

        @NotNull
        @Min(5)
        @Max(1000)
        @Schema(description = "How many pupils of a school must have taken part for a procedure to count", example = "5")
        Integer smallest,

        @NotNull @Size(min = 1, max = 2) List<@NotNull @Valid Criterion> categories) {

    /** What is found. */
    @Schema(name = "IdentificationCategory")
    enum Category {
        /** Школа с низкими образовательными результатами. */
        LOW_OUTCOMES,
        /** Зона риска. */
        RISK_ZONE
    }

    /** How two conditions go together. */
    @Schema(name = "IdentificationJoin")
    enum Join {
        AND,
        OR
    }

    /** When a school is of a category. */
    @Schema(name = "IdentificationCriterion")
    record Criterion(
            @NotNull Category category,

            @NotNull
            @DecimalMin("0.01")
            @DecimalMax("1")
            @Schema(description = "From which share of pupils below the threshold a procedure speaks against it", example = "0.3")
            Double share,

            @Nullable
            @Min(1)
            @Max(50)
            @Schema(description = "In so many procedures of the year; left out: not asked", example = "2")
            Integer procedures,

            @Nullable
            @Min(2)
            @Max(5)
            @Schema(description = "In the same procedure so many years running; left out: not asked", example = "2")
            Integer years,

            @Nullable @Schema(description = "With both: whether both are needed; OR when left out")
            Join join) {}

    /** The field that does not hold together with the others; empty: all do. */
    String fault() {
        Set<Category> seen = new HashSet<>();
        for (int at = 0; at < categories.size(); at++) {
            Criterion one = categories.get(at);
            if (one.procedures() == null && one.years() == null) {
                return "/definition/categories/" + at + "/procedures";
            }
            if (!seen.add(one.category())) {
                return "/definition/categories/" + at + "/category";
            }
        }
        return "";
    }

    /** How many school years it looks at. */
    int years() {
        return categories.stream()
                .mapToInt(one -> one.years() == null ? 1 : one.years())
                .max()
                .orElse(1);
    }
}
