package ru.opora.events;

import io.swagger.v3.oas.annotations.media.Schema;

/** What it is: семинар, вебинар, совещание, методический день. */
@Schema(name = "EventKind")
enum EventKind {
    SEMINAR,
    WEBINAR,
    MEETING,
    METHODICAL_DAY
}
