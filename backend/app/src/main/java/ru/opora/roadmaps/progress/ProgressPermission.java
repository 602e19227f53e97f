package ru.opora.roadmaps.progress;

/** The permission of the figures: who may read checkpoints may read their sums, and no others. */
final class ProgressPermission {

    static final String READ = "checkpoints:read";

    static final String MAY_READ = "hasAuthority('" + READ + "')";

    private ProgressPermission() {}
}
