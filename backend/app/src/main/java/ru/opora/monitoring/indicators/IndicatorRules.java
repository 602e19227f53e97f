package ru.opora.monitoring.indicators;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.indicators.IndicatorDefinition.Aggregation;
import ru.opora.monitoring.indicators.IndicatorDefinition.Breakdown;
import ru.opora.monitoring.indicators.IndicatorDefinition.Checks;
import ru.opora.monitoring.indicators.IndicatorDefinition.Goal;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.platform.problem.FieldError;

/** What parts of a definition have to do with each other. */
final class IndicatorRules {

    private static final String FORMULA = "/definition/formula";
    private static final String SOURCE = "/definition/source";

    private IndicatorRules() {}

    /** The first fault; null when there is none. */
    static @Nullable FieldError fault(IndicatorDefinition definition, Set<String> sources) {
        FieldError origin = origin(definition, sources);
        if (origin != null) {
            return origin;
        }
        boolean weighted = definition.aggregation() == Aggregation.WEIGHTED;
        if (weighted == (definition.weightedBy() == null)) {
            return FieldError.of("/definition/weightedBy", weighted ? "REQUIRED" : "INVALID");
        }
        return parts(definition);
    }

    private static @Nullable FieldError origin(IndicatorDefinition definition, Set<String> sources) {
        boolean fromSource = definition.origin() == Origin.SOURCE;
        boolean byFormula = definition.origin() == Origin.FORMULA;
        if (fromSource == (definition.source() == null)) {
            return FieldError.of(SOURCE, fromSource ? "REQUIRED" : "INVALID");
        }
        if (byFormula == (definition.formula() == null)) {
            return FieldError.of(FORMULA, byFormula ? "REQUIRED" : "INVALID");
        }
        if (definition.source() != null && !sources.contains(definition.source())) {
            return FieldError.of(SOURCE, "NOT_FOUND");
        }
        if (definition.formula() != null && IndicatorFormula.read(definition.formula()) == null) {
            return FieldError.of(FORMULA, "WRONG_FORMAT");
        }
        boolean whole = byFormula || fromSource;
        return whole && !definition.breakdowns().isEmpty() ? FieldError.of("/definition/breakdowns", "INVALID") : null;
    }

    private static @Nullable FieldError parts(IndicatorDefinition definition) {
        List<String> keys =
                definition.breakdowns().stream().map(Breakdown::key).toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            return FieldError.of("/definition/breakdowns", "ALREADY_EXISTS");
        }
        Set<Integer> years = definition.goals().stream().map(Goal::year).collect(Collectors.toSet());
        if (years.size() < definition.goals().size()) {
            return FieldError.of("/definition/goals", "ALREADY_EXISTS");
        }
        Checks checks = definition.checks();
        boolean reversed = checks.least() != null
                && checks.most() != null
                && checks.least().compareTo(checks.most()) > 0;
        return reversed ? FieldError.of("/definition/checks/most", "OUT_OF_RANGE") : null;
    }
}
