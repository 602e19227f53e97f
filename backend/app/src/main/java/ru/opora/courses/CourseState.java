package ru.opora.courses;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far a course is; that it is running its days say. */
@Schema(name = "CourseState")
public enum CourseState {
    DRAFT,
    ANNOUNCED,
    CLOSED,
    CANCELLED
}
