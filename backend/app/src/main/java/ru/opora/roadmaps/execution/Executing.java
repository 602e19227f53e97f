package ru.opora.roadmaps.execution;

import java.util.Arrays;
import ru.opora.organizations.OrganizationKind;
import ru.opora.platform.security.Caller;

/** Who acts for an executor and who controls it: two sides that no one takes at once. */
public final class Executing {

    private Executing() {}

    /**
     * Whether the caller reports for the organisation: their role is held in it, or in the municipality or region whose
     * centre or institute it is. Whoever stands above a school does not report for it; a system, which people of the
     * schools let report for them, does for all of its subtree.
     */
    public static boolean reports(Caller caller, String path, OrganizationKind kind) {
        if (caller.system()) {
            return caller.may(CheckpointPermission.REPORT, path);
        }
        String home = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
        return Arrays.stream(caller.scope(CheckpointPermission.REPORT))
                .anyMatch(root -> root.equals(path) || serves(kind) && root.equals(home));
    }

    /** Whether it works for the municipality or region above it. */
    static boolean serves(OrganizationKind kind) {
        return switch (kind) {
            case REGION, MUNICIPALITY, SCHOOL -> false;
            default -> true;
        };
    }

    /**
     * Whether the caller controls it: from strictly above, or at the owner where the owner itself executes. Whoever works in
     * the executor does not, though a role held there may see all of the municipality.
     */
    static boolean controls(Caller caller, String path, boolean ownerExecutes) {
        boolean worksThere =
                Arrays.asList(caller.homes(CheckpointPermission.REPORT)).contains(path);
        return (ownerExecutes || !worksThere)
                && Arrays.stream(caller.scope(CheckpointPermission.CONTROL))
                        .anyMatch(root ->
                                root.isEmpty() || path.startsWith(root + ".") || ownerExecutes && path.equals(root));
    }
}
