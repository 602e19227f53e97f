package ru.opora.monitoring.changes;

/** How many standard errors to each side of a mean hold its true value in 95 of 100 cases, by Student's t distribution. */
final class StudentT {

    /** Two-sided quantiles of 95 % for 1 to 30 degrees of freedom, as tables of statistics print them. */
    private static final double[] TABLE = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110,
        2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private static final double NORMAL = 1.959964;

    private StudentT() {}

    /**
     * The quantile; beyond the table by the expansion of Cornish and Fisher, which is right to the third decimal there.
     *
     * @param freedom degrees of freedom, at least 1: one less than there are pairs
     */
    static double quantile(long freedom) {
        if (freedom <= TABLE.length) {
            return TABLE[(int) Math.max(1, freedom) - 1];
        }
        double z = NORMAL;
        double cube = z * z * z;
        double fifth = cube * z * z;
        return z
                + (cube + z) / (4 * freedom)
                + (5 * fifth + 16 * cube + 3 * z) / (96.0 * freedom * freedom);
    }
}
