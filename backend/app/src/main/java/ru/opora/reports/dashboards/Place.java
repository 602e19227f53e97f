package ru.opora.reports.dashboards;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;

/**
 * An organisation whose dashboard the caller may see.
 *
 * @param today there
 * @param complex whether it holds schools and no municipalities, without being one
 */
record Place(OrganizationSummary organization, String path, LocalDate today, boolean complex) {

    UUID id() {
        return organization.id();
    }

    boolean isSchool() {
        return organization.kind() == OrganizationKind.SCHOOL;
    }

    DashboardView.Level level() {
        return switch (organization.kind()) {
            case SCHOOL -> DashboardView.Level.SCHOOL;
            case MUNICIPALITY -> DashboardView.Level.MUNICIPALITY;
            default -> complex ? DashboardView.Level.SCHOOLS : DashboardView.Level.REGION;
        };
    }

    /** These organisations and all above them: whose rounds measure them. */
    static UUID[] chain(List<Place> places) {
        return places.stream()
                .flatMap(place -> Arrays.stream(place.path().split("\\.")))
                .distinct()
                .map(Organizations::idOf)
                .toArray(UUID[]::new);
    }

    static UUID[] ids(List<Place> places) {
        return places.stream().map(Place::id).toArray(UUID[]::new);
    }
}
