package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a school is met. */
@Schema(name = "VisitKind")
enum VisitKind {
    ON_SITE,
    ONLINE,
    CALL
}
