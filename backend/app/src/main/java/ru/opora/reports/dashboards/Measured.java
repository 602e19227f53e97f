package ru.opora.reports.dashboards;

import java.util.UUID;

/**
 * What a round asks for, and by which row of the round it is known.
 *
 * @param id of the round's copy
 * @param edges where the bars of its distribution end
 * @param way what a value means: its unit, which way is better, what it was made from
 * @param together how values of schools are put together
 */
record Measured(UUID id, UUID roundId, DashboardView.Indicator indicator, double[] edges, String way, String together) {

    /**
     * Whether numbers of both may stand beside each other.
     *
     * @param one whether they are a single school's: nothing is put together then
     */
    boolean isLike(Measured other, boolean one) {
        return way.equals(other.way) && (one || together.equals(other.together));
    }
}
