package ru.opora.events;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far an event is. */
@Schema(
        name = "EventState",
        description = "HELD: it took place, and of every invited school it is said whether it came")
public enum EventState {
    DRAFT,
    ANNOUNCED,
    HELD,
    CANCELLED
}
