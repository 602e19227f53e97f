package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;

/** On which list a school is by its figure. */
@Schema(name = "EngagementLevel")
enum EngagementLevel {
    RED,
    YELLOW,
    GREEN,
    /** Nothing is known that the figure could be made of. */
    UNKNOWN
}
