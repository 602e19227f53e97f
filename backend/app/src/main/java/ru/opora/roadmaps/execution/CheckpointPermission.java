package ru.opora.roadmaps.execution;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class CheckpointPermission {

    public static final String READ = "checkpoints:read";
    /** Report as the executor. */
    public static final String REPORT = "checkpoints:report";
    /** Accept and return what others report. */
    public static final String CONTROL = "checkpoints:control";

    private CheckpointPermission() {}
}
