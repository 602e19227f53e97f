package ru.opora.roadmaps.importing.recognition;

/** What a column of the plan holds. The names are fixed by the API. */
public enum ColumnRole {
    /** The printed number of the row. */
    NUMBER,
    /** The text of the activity. */
    ACTIVITY,
    /** Who is responsible. */
    EXECUTORS,
    /** A column of a matrix: the task of the one actor its header names. */
    ACTOR,
    /** Federal, regional or both. */
    PROJECT_LEVEL,
    /** The direction of the work. */
    DIRECTION,
    /** When it is due, or a part of that: a start, a finish, a time of day, a quarter to be marked. */
    TERM,
    /** Whom the row is about. */
    PARTICIPANTS,
    /** What should come of it. */
    EXPECTED_RESULT,
    /** Nothing the roadmap keeps: money, notes, marks of execution. */
    IGNORED
}
