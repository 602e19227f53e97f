package ru.opora.monitoring.formulas;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import ru.opora.questionnaires.scoring.RiskFormula;
import ru.opora.surveys.Audience;

/** The coefficients of a formula: how sums of scores become the significance of a factor. */
@Schema(name = "RiskDefinition")
public record RiskDefinition(
        @NotNull
        @DecimalMin("0.5")
        @DecimalMax("1")
        @Schema(
                description = "From which share of answered items a respondent counts, by steps of 0.05",
                example = "0.7")
        Double answeredShare,

        @NotNull @Min(5) @Max(1000) @Schema(description = "How many respondents a group needs", example = "5")
        Integer smallestGroup,

        @NotNull
        @DecimalMin("0.01")
        @DecimalMax("1")
        @Schema(description = "From which value a factor is LOW", example = "0.2")
        Double low,

        @NotNull @DecimalMin("0.01") @DecimalMax("1") @Schema(example = "0.4")
        Double medium,

        @NotNull @DecimalMin("0.01") @DecimalMax("1") @Schema(example = "0.6")
        Double high,

        @NotNull @Size(max = 5) @Schema(description = "What a group of respondents weighs; 1 where it is not said")
        Map<Audience, @NotNull @DecimalMin("0") @DecimalMax("100") Double> weights,

        @NotNull @Size(max = 50) @Schema(description = "The same for single factors")
        Map<
                        @Size(max = 64) @Pattern(regexp = "[A-Z][A-Z0-9_]*") String,
                        @NotNull @Size(max = 5) Map<Audience, @NotNull @DecimalMin("0") @DecimalMax("100") Double>>
                factorWeights) {

    private static final int TEXTS = 10;
    private static final double STEPS = 20;
    private static final double EXACT = 1e-9;

    /** Whether the share lies on a step and the thresholds ascend. */
    String fault() {
        double steps = answeredShare * STEPS;
        if (Math.abs(steps - Math.rint(steps)) > EXACT) {
            return "/definition/answeredShare";
        }
        if (low >= medium) {
            return "/definition/medium";
        }
        return medium >= high ? "/definition/high" : "";
    }

    /** As the library of questionnaires computes by it. */
    public RiskFormula formula(int number) {
        return new RiskFormula(number, answeredShare, smallestGroup, TEXTS, low, medium, high);
    }

    /** What groups weigh for a factor. */
    public Map<String, Double> weights(String factor) {
        Map<String, Double> all = new HashMap<>();
        weights.forEach((audience, weight) -> all.put(audience.name(), weight));
        factorWeights.getOrDefault(factor, Map.of()).forEach((audience, weight) -> all.put(audience.name(), weight));
        return all;
    }

    /** Each coefficient by its name, as a text: what differs is found by these. */
    Map<String, String> flat() {
        Map<String, String> flat = new TreeMap<>();
        flat.put("answeredShare", answeredShare.toString());
        flat.put("smallestGroup", smallestGroup.toString());
        flat.put("low", low.toString());
        flat.put("medium", medium.toString());
        flat.put("high", high.toString());
        weights.forEach((audience, weight) -> flat.put("weights." + audience, weight.toString()));
        factorWeights.forEach((factor, by) -> by.forEach(
                (audience, weight) -> flat.put("factorWeights." + factor + "." + audience, weight.toString())));
        return flat;
    }
}
