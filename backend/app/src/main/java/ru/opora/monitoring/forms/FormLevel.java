package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;

/** How far up the chain a form is confirmed; in the database the position of the word. */
@Schema(name = "MonitoringFormLevel")
enum FormLevel {
    NONE,
    SCHOOL,
    MUNICIPALITY,
    REGION;

    static FormLevel of(int stored) {
        return values()[stored];
    }

    int stored() {
        return ordinal();
    }

    /**
     * As whom the caller speaks about a place: for the owner of the round, for what is above a school, or for the school itself.
     */
    static FormLevel of(Caller caller, KnownRound round, Place place) {
        if (caller.may(MonitoringPermission.WRITE, round.ownerPath())) {
            return round.regional() ? REGION : MUNICIPALITY;
        }
        int last = place.path().lastIndexOf('.');
        boolean above = place.kind() != OrganizationKind.SCHOOL
                || last > 0 && caller.may(MonitoringPermission.WRITE, place.path().substring(0, last));
        return above ? MUNICIPALITY : SCHOOL;
    }
}
