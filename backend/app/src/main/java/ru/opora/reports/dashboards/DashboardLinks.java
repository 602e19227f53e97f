package ru.opora.reports.dashboards;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses inside the application whose lists show just the rows behind a figure. A test asks each for its rows. */
final class DashboardLinks {

    /** Stands for the id of a tile. */
    static final String PLACE = "{place}";

    /** What is looked at: all of it where it is one place; else everything the caller sees, which is just that. */
    private final @Nullable UUID within;

    private final DashboardView.Level level;

    DashboardLinks(DashboardView.Level level, List<Place> places) {
        this.level = level;
        this.within = places.size() == 1 ? places.get(0).id() : null;
    }

    String overdue(boolean ofTile) {
        return "/tasks?of=all&view=overdue" + inside(ofTile, "within");
    }

    String redSchools(boolean ofTile) {
        return "/engagement?level=RED" + inside(ofTile, "within");
    }

    String engagement(LocalDate month) {
        return "/engagement?month=" + month + inside(false, "within");
    }

    String lateReports(boolean ofTile) {
        return "/report-obligations?view=LATE" + inside(ofTile, "within");
    }

    /** Tiles of a region are municipalities, and one of a municipality's own is chosen; all others are schools, whose form it is. */
    String incompleteForms(UUID round, boolean ofTile) {
        String list = "/monitoring-rounds/" + round;
        boolean region = level == DashboardView.Level.REGION;
        if (level == DashboardView.Level.SCHOOL || ofTile && !region) {
            return list + "/forms/" + (ofTile ? PLACE : within);
        }
        String forms = list + "?view=forms&incomplete=true";
        return region && !ofTile ? forms : forms + inside(ofTile, "place");
    }

    String values(UUID round, UUID indicator, boolean ofTile) {
        return list(round, indicator) + "&state=KNOWN" + inside(ofTile, "within");
    }

    String state(UUID round, UUID indicator, String state) {
        return list(round, indicator) + "&state=" + state + inside(false, "within");
    }

    String bucket(UUID round, UUID indicator, int bucket) {
        return list(round, indicator) + "&state=KNOWN&bucket=" + bucket + inside(false, "within");
    }

    private static String list(UUID round, UUID indicator) {
        return "/dashboard/values?round=" + round + "&indicator=" + indicator;
    }

    private String inside(boolean ofTile, String name) {
        return ofTile ? "&" + name + "=" + PLACE : within == null ? "" : "&" + name + "=" + within;
    }
}
