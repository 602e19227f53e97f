package ru.opora.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.Organizations;
import ru.opora.platform.security.Caller;
import ru.opora.reports.ObligationView.Action;

/** Who writes a report and who decides on it: two sides that no one takes at once. */
final class ObligationScope {

    private ObligationScope() {}

    /**
     * Whether the caller reports for the organisation: their role is held in it, or in the municipality or region whose centre or
     * institute it is. A system does it for all of its subtree.
     */
    static boolean writes(Caller caller, String path, OrganizationKind kind) {
        if (caller.system()) {
            return caller.may(ReportsPermission.WRITE, path);
        }
        String home = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
        return Arrays.stream(caller.scope(ReportsPermission.WRITE))
                .anyMatch(root -> root.equals(path) || serves(kind) && root.equals(home));
    }

    /** Whether the caller decides on it: from strictly above, or where it is owed to the organisation itself. */
    static boolean decides(Caller caller, String path, boolean toItself) {
        return Arrays.stream(caller.scope(ReportsPermission.WRITE))
                .anyMatch(root -> root.isEmpty() || path.startsWith(root + ".") || toItself && path.equals(root));
    }

    /** The organisations in which the caller's roles are held. */
    static UUID[] own(Caller caller) {
        return Arrays.stream(caller.scope(ReportsPermission.WRITE))
                .filter(root -> !root.isEmpty())
                .map(Organizations::idOf)
                .toArray(UUID[]::new);
    }

    static List<Action> actions(Caller caller, ObligationQueries.Place place, ObligationState state, boolean filled) {
        boolean writes = writes(caller, place.path(), place.kind());
        boolean decides = decides(caller, place.path(), place.toItself());
        List<Action> actions = new ArrayList<>();
        if (writes && state.open()) {
            actions.add(Action.fill);
            if (filled) {
                actions.add(Action.write);
            }
            if (filled && place.over()) {
                actions.add(Action.submit);
            }
        }
        if (writes && state == ObligationState.SUBMITTED) {
            actions.add(Action.withdraw);
        }
        if (decides && state == ObligationState.SUBMITTED && !place.wrote()) {
            actions.add(Action.accept);
            actions.add(Action.sendBack);
        }
        if (writes || decides) {
            actions.add(Action.comment);
        }
        return actions;
    }

    private static boolean serves(OrganizationKind kind) {
        return switch (kind) {
            case REGION, MUNICIPALITY, SCHOOL -> false;
            default -> true;
        };
    }
}
