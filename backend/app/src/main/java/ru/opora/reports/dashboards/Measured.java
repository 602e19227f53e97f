package ru.opora.reports.dashboards;

import java.util.UUID;

/**
 * What a round asks for, and by which row of the round it is known.
 *
 * @param id of the round's copy
 * @param edges where the bars of its distribution end
 */
record Measured(UUID id, UUID roundId, DashboardView.Indicator indicator, double[] edges) {}
