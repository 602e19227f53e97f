package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a visit is in its life. */
@Schema(name = "VisitState")
enum VisitState {
    PLANNED,
    IN_PROGRESS,
    /** The school sees what was found and recommended. */
    COMPLETED,
    /** The school has taken note of it. */
    ACKNOWLEDGED,
    CANCELLED;

    /** Whether the visitor still writes in it. */
    boolean open() {
        return this == PLANNED || this == IN_PROGRESS;
    }

    /** Whether it took place and was handed to the school. */
    boolean told() {
        return this == COMPLETED || this == ACKNOWLEDGED;
    }
}
