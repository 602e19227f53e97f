package ru.opora.courses.enrolments;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far a teacher is in a course. */
@Schema(
        name = "EnrolmentState",
        description = "APPLIED: named by the school; ENROLLED: has a place; COMPLETED and NOT_COMPLETED: it is decided")
enum EnrolmentState {
    APPLIED,
    ENROLLED,
    COMPLETED,
    NOT_COMPLETED,
    WITHDRAWN
}
