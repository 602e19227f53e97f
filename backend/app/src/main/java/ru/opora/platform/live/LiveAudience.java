package ru.opora.platform.live;

import org.jspecify.annotations.Nullable;
import ru.opora.platform.security.Caller;

/**
 * Who may learn of a change.
 *
 * @param inside the permission that callers need whose subtrees hold the organisation
 * @param below the permission with which also the organisations below it learn; null when they do not
 * @param another a second place (path) that it concerns in the same way, as the owner of a plan; null where there is none
 */
public record LiveAudience(
        String inside, @Nullable String below, @Nullable String another) {

    /** Those who may read it inside their subtrees. */
    public static LiveAudience inside(String permission) {
        return new LiveAudience(permission, null, null);
    }

    /** Those who may read it inside their subtrees, and those for whom it comes from above. */
    public static LiveAudience insideAndBelow(String permission) {
        return new LiveAudience(permission, permission, null);
    }

    /** The same, and those too whose subtrees hold this place. */
    public LiveAudience andInside(String path) {
        return new LiveAudience(inside, below, path);
    }

    /** What belongs to no organisation is told those who see everything. */
    boolean reaches(Caller caller, @Nullable String path) {
        return caller.may(inside, path == null ? "" : path)
                || another != null && caller.may(inside, another)
                || path != null && liesBelow(caller, path);
    }

    private boolean liesBelow(Caller caller, String path) {
        if (below == null) {
            return false;
        }
        for (String root : caller.scope(below)) {
            if (root.startsWith(path + ".")) {
                return true;
            }
        }
        return false;
    }
}
