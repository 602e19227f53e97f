package ru.opora.reports.dashboards;

import ru.opora.monitoring.MonitoringPermission;

/** What a dashboard asks for. A figure of another room is there for whoever may read that room in the same place. */
final class DashboardPermission {

    static final String READ = MonitoringPermission.READ;

    static final String MAY_READ = "hasAuthority('" + READ + "')";

    /** What fell due by roadmaps. */
    static final String CHECKPOINTS = "checkpoints:read";

    /** Reports that are owed. */
    static final String REPORTS = "reports:read";

    private DashboardPermission() {}
}
