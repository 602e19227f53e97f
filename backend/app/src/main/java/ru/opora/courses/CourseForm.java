package ru.opora.courses;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where it is taught. */
@Schema(name = "CourseForm")
enum CourseForm {
    ON_SITE,
    REMOTE,
    MIXED
}
