package ru.opora.monitoring.indicators;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an indicator is. A round copies it when it is opened and keeps to the copy. */
@Schema(name = "IndicatorDefinition")
public record IndicatorDefinition(
        @NotBlank @Size(max = 300) String title,

        @Nullable @Size(min = 1, max = 4000) @Schema(description = "What exactly is counted, and what is not")
        String description,

        @Nullable
        @Size(min = 1, max = 300)
        @Schema(description = "Who answers for the definition: a department, a position")
        String owner,

        @Nullable
        @Size(min = 1, max = 100)
        @Schema(description = "What it stands with on a dashboard: staff, results, well-being", example = "Кадры")
        String group,

        @NotBlank @Size(max = 50) @Schema(example = "%") String unit,

        @NotNull @Schema(description = "Which way is better")
        Direction direction,

        @NotNull @Schema(description = "How values of schools become the value of a municipality or a region")
        Aggregation aggregation,

        @Nullable
        @Pattern(regexp = CODE)
        @Schema(description = "Code of the indicator by which values are weighed; of WEIGHTED only")
        String weightedBy,

        @NotNull @Schema(description = "Where values come from")
        Origin origin,

        @Nullable
        @Size(min = 1, max = 100)
        @Schema(description = "Key of one of GET /indicator-sources; of SOURCE only", example = "risk.MOTIVATION")
        String source,

        @Nullable
        @Size(min = 1, max = 1000)
        @Schema(
                description =
                        "Of FORMULA only: the expressions of questionnaires over codes of other indicators of the round",
                example = "round(${qualified} div ${teachers} * 100, 1)")
        String formula,

        @NotNull @Min(0) @Max(6) @Schema(description = "Decimals that are shown", example = "1")
        Integer decimals,

        @NotNull
        @Size(max = 20)
        @Schema(description = "By what it is also asked for: girls and boys, levels of education")
        List<@NotNull @Valid Breakdown> breakdowns,

        @NotNull @Size(max = 30) List<@NotNull @Valid Goal> goals,
        @NotNull @Valid Checks checks,

        @NotNull
        @DecimalMin("0")
        @DecimalMax("1000000000")
        @Digits(integer = 12, fraction = 6)
        @Schema(description = "From which difference between two rounds a school counts as changed", example = "2")
        BigDecimal notable,

        @NotNull
        @Schema(description = "Whether it describes the circumstances of a school, by which similar ones are found")
        Boolean context) {

    static final String CODE = "[a-z][a-z0-9_]{0,39}";

    /** Which way is better. */
    @Schema(name = "IndicatorDirection", description = "UP: more is better; DOWN: less is better; NEUTRAL: neither")
    public enum Direction {
        UP,
        DOWN,
        NEUTRAL;

        /** The difference as an improvement (positive) or its opposite; of NEUTRAL there is neither. */
        public int sign() {
            return this == UP ? 1 : this == DOWN ? -1 : 0;
        }
    }

    /** How values of schools add up. */
    @Schema(
            name = "IndicatorAggregation",
            description =
                    "SUM; MEAN of schools; WEIGHTED mean, by another indicator; LATEST: the one that was entered last")
    public enum Aggregation {
        SUM,
        MEAN,
        WEIGHTED,
        LATEST
    }

    /** Where values come from. */
    @Schema(
            name = "IndicatorOrigin",
            description =
                    "MANUAL: entered; SOURCE: filled from data that is there, and may be corrected; FORMULA: reckoned")
    public enum Origin {
        MANUAL,
        SOURCE,
        FORMULA
    }

    /** A part of the whole that is asked for beside it. */
    @Schema(name = "IndicatorBreakdown")
    public record Breakdown(
            @NotNull @Pattern(regexp = CODE) String key,
            @NotBlank @Size(max = 200) String title) {}

    /** What is wanted in a year. */
    @Schema(name = "IndicatorGoal")
    public record Goal(
            @NotNull @Min(1990) @Max(2100) Integer year,

            @Nullable @Digits(integer = 12, fraction = 6) @Schema(description = "What is to be reached")
            BigDecimal target,

            @Nullable
            @Digits(integer = 12, fraction = 6)
            @Schema(description = "Beyond it (by the direction) somebody has to look")
            BigDecimal threshold) {

        /** Whether a value lies on the worse side of the threshold; of NEUTRAL there is none. */
        public boolean isCrossed(Direction direction, BigDecimal value) {
            return threshold != null && value.compareTo(threshold) * direction.sign() < 0;
        }
    }

    /** When a value asks to be looked at again. It is taken all the same. */
    @Schema(name = "IndicatorChecks")
    public record Checks(
            @Nullable @Digits(integer = 12, fraction = 6) BigDecimal least,
            @Nullable @Digits(integer = 12, fraction = 6) BigDecimal most,

            @Nullable
            @DecimalMin(value = "0", inclusive = false)
            @Digits(integer = 12, fraction = 6)
            @Schema(description = "Largest difference from the round before that is believed at once")
            BigDecimal change,

            @Nullable
            @DecimalMin("1")
            @DecimalMax("10")
            @Digits(integer = 2, fraction = 2)
            @Schema(description = "How many standard deviations from the mean of the round; usually 3")
            BigDecimal deviation) {}

    /** How many cells a form has for it: the whole, and each part. None for what nobody enters. */
    public int cells() {
        return origin == Origin.FORMULA ? 0 : 1 + breakdowns.size();
    }

    /** What is wanted in a year; null where nothing was said. */
    public @Nullable Goal goal(int year) {
        return goals.stream().filter(goal -> goal.year() == year).findFirst().orElse(null);
    }
}
