package ru.opora.questionnaires.scoring;

import org.jspecify.annotations.Nullable;

/**
 * How answers become the significance of a factor: versioned data, shown beside its result.
 *
 * <p>Source of version 1: the method of risk profiles of the project 500+ as the product's domain page states it. An item is r in
 * [0, 1]; a respondent counts from a share of answered items; a group's score is the mean of its respondents; a factor is the
 * weighted mean of the groups that are large enough.
 *
 * @param answeredShare from which share of the scored items that were shown a respondent counts
 * @param smallestGroup how many respondents a group needs
 * @param smallestTextGroup how many respondents a group needs before what they wrote is shown
 * @param low from which value a factor is LOW, then MEDIUM, then HIGH
 */
public record RiskFormula(
        int version,
        double answeredShare,
        int smallestGroup,
        int smallestTextGroup,
        double low,
        double medium,
        double high) {

    public static final RiskFormula VERSION_1 = new RiskFormula(1, 0.70, 5, 10, 0.20, 0.40, 0.60);

    /** Values are compared and shown at six decimals: 0.6 reached by additions is 0.6. */
    private static final double PRECISION = 1e6;

    static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }

    public Significance significance(@Nullable Double value) {
        if (value == null) {
            return Significance.INSUFFICIENT_DATA;
        }
        double rounded = rounded(value);
        if (rounded >= high) {
            return Significance.HIGH;
        }
        if (rounded >= medium) {
            return Significance.MEDIUM;
        }
        return rounded >= low ? Significance.LOW : Significance.NONE;
    }

    /** Whether a respondent with so many of the shown items answered counts. */
    public boolean counts(int answered, int shown) {
        return shown > 0 && rounded((double) answered / shown) >= answeredShare;
    }

    /** Whether a figure about so many respondents may be shown. */
    public boolean mayShow(long respondents) {
        return respondents >= smallestGroup;
    }

    /** Whether what so many respondents wrote may be shown. */
    public boolean mayShowTexts(long respondents) {
        return respondents >= smallestTextGroup;
    }
}
