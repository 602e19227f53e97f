package ru.opora.events.attendance;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an invited school says. */
@Schema(name = "AttendanceAnswer")
enum AttendanceAnswer {
    COMING,
    NOT_COMING
}
