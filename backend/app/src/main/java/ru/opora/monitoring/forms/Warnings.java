package ru.opora.monitoring.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.forms.FormView.Warning;
import ru.opora.monitoring.forms.TotalQueries.Spread;
import ru.opora.monitoring.indicators.IndicatorDefinition;
import ru.opora.monitoring.indicators.IndicatorDefinition.Checks;
import ru.opora.monitoring.indicators.IndicatorDefinition.Goal;

/** What about a value asks to be looked at again. */
final class Warnings {

    /** Of how many values an outlier can be told. */
    private static final long ENOUGH = 8;

    private Warnings() {}

    /**
     * @param goal of the year of the round
     * @param before the value of the round before
     * @param spread of all schools of the round
     */
    static List<Warning> of(
            IndicatorDefinition definition,
            @Nullable Goal goal,
            @Nullable BigDecimal value,
            @Nullable BigDecimal before,
            @Nullable Spread spread) {
        List<Warning> warnings = new ArrayList<>();
        if (value == null) {
            return warnings;
        }
        Checks checks = definition.checks();
        boolean low = checks.least() != null && value.compareTo(checks.least()) < 0;
        boolean high = checks.most() != null && value.compareTo(checks.most()) > 0;
        if (low || high) {
            warnings.add(Warning.RANGE);
        }
        BigDecimal change = checks.change();
        if (change != null && before != null && value.subtract(before).abs().compareTo(change) > 0) {
            warnings.add(Warning.CHANGE);
        }
        BigDecimal deviation = checks.deviation();
        if (deviation != null && spread != null && spread.known() >= ENOUGH && isOutlier(value, spread, deviation)) {
            warnings.add(Warning.OUTLIER);
        }
        if (goal != null && goal.isCrossed(definition.direction(), value)) {
            warnings.add(Warning.THRESHOLD);
        }
        return warnings;
    }

    private static boolean isOutlier(BigDecimal value, Spread spread, BigDecimal most) {
        double deviation = spread.deviation();
        return deviation > 0 && Math.abs(value.doubleValue() - spread.mean()) / deviation > most.doubleValue();
    }
}
