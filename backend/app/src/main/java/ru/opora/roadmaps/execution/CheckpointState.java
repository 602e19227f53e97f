package ru.opora.roadmaps.execution;

/** The life of a checkpoint. Overdue is no state: it follows from the day and the executor's zone. */
enum CheckpointState {
    PLANNED,
    IN_PROGRESS,
    SUBMITTED,
    ACCEPTED,
    RETURNED,
    CANCELLED
}
