package ru.opora.reports.dashboards;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import ru.opora.reports.dashboards.DashboardView.Missing;

/** Facts of several places put together: exactly, for a mean that is off in its last digit is rounded to another number. */
record Sum(long known, long missing, BigDecimal total, BigDecimal weight, BigDecimal weighted) {

    static final Sum NOTHING = new Sum(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private static final String WEIGHTED = "WEIGHTED";

    /** A number, or the word that says why there is none. */
    record Answer(@Nullable Double value, @Nullable Missing missing) {

        static Answer of(BigDecimal value) {
            return new Answer(value.doubleValue(), null);
        }

        static Answer none(Missing why) {
            return new Answer(null, why);
        }
    }

    Sum and(Fact fact) {
        return new Sum(
                known + fact.known(),
                missing + fact.missing(),
                total.add(fact.total()),
                weight.add(fact.weight()),
                weighted.add(fact.weighted()));
    }

    /** How much stands behind a weighted mean: the pupils, say, of the schools in it. Null of what is not weighed. */
    @Nullable
    Double weighs(String aggregation, boolean one) {
        return !one && WEIGHTED.equals(aggregation) && weight.signum() > 0 ? (Double) weight.doubleValue() : null;
    }

    /** What is counted; there is none where nothing is known at all. */
    Answer count(Missing otherwise) {
        return known == 0 ? Answer.none(otherwise) : Answer.of(total);
    }

    /**
     * Values put together as the indicator says.
     *
     * @param one whether it is a single school's: then every aggregation is its value
     */
    Answer value(String aggregation, boolean one) {
        if (known == 0) {
            return Answer.none(Missing.NO_VALUES);
        }
        if (one) {
            return Answer.of(total);
        }
        return switch (aggregation) {
            case "SUM" -> Answer.of(total);
            case "MEAN" -> Answer.of(total.divide(BigDecimal.valueOf(known), MathContext.DECIMAL64));
            case WEIGHTED ->
                weight.signum() == 0
                        ? Answer.none(Missing.NO_WEIGHTS)
                        : Answer.of(weighted.divide(weight, MathContext.DECIMAL64));
            default -> Answer.none(Missing.NOT_SUMMED);
        };
    }
}
