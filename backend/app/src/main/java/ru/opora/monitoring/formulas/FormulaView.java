package ru.opora.monitoring.formulas;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.questionnaires.scoring.Significance;

/** A formula of risk profiles. */
@Schema(name = "RiskFormula")
public record FormulaView(
        UUID id,

        @Nullable @Schema(description = "Where it holds, and below; null: it comes with the product")
        OrganizationSummary organization,

        @Nullable @Schema(description = "Given when it is published; null in a draft")
        Integer number,

        String name,

        @Schema(description = "Where it comes from, in words")
        String source,

        @Nullable String note,
        RiskDefinition definition,
        @Nullable LocalDate publishedOn,
        Instant createdAt,
        long version,
        List<Action> allowedActions) {

    /** As problems name it. */
    enum State {
        PUBLISHED
    }

    /** What the caller may do with it. */
    @Schema(name = "RiskFormulaAction")
    public enum Action {
        update,
        publish
    }

    /** What differs between two formulas, and what that would change. */
    @Schema(name = "RiskFormulaComparison")
    record Comparison(
            @Schema(description = "The one named by with") FormulaView from,

            FormulaView to,
            List<Difference> differences,

            @Schema(description = "Schools with scores that the caller sees")
            int schools,

            @Schema(description = "Of which in so many at least one factor would be another")
            int changed,

            List<Move> moves) {}

    /** A coefficient that differs; null: it is not said there. */
    @Schema(name = "RiskFormulaDifference")
    record Difference(
            @Schema(example = "factorWeights.MOTIVATION.PUPIL")
            String field,

            @Nullable String from,
            @Nullable String to) {}

    /** A school in which something would change. */
    @Schema(name = "RiskFormulaMovedSchool")
    record MovedSchool(OrganizationSummary organization, List<Turn> moves) {}

    /** A factor that would be another. */
    @Schema(name = "RiskFormulaTurn")
    record Turn(String factor, Significance from, Significance to) {}

    /** How many schools would move. */
    @Schema(name = "RiskFormulaMove")
    record Move(String factor, Significance from, Significance to, int schools) {}
}
