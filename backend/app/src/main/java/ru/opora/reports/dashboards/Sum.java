package ru.opora.reports.dashboards;

import org.jspecify.annotations.Nullable;
import ru.opora.reports.dashboards.DashboardView.Missing;

/** Facts of several places put together. */
record Sum(long known, long missing, double total, double weight, double weighted) {

    static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

    /** A number, or the word that says why there is none. */
    record Answer(@Nullable Double value, @Nullable Missing missing) {

        static Answer of(double value) {
            return new Answer(value, null);
        }

        static Answer none(Missing why) {
            return new Answer(null, why);
        }
    }

    Sum and(Fact fact) {
        return new Sum(
                known + fact.known(),
                missing + fact.missing(),
                total + fact.total(),
                weight + fact.weight(),
                weighted + fact.weighted());
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
            case "MEAN" -> Answer.of(total / known);
            case "WEIGHTED" -> weight == 0 ? Answer.none(Missing.NO_WEIGHTS) : Answer.of(weighted / weight);
            default -> Answer.none(Missing.NOT_SUMMED);
        };
    }
}
