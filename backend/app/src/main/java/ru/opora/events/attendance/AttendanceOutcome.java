package ru.opora.events.attendance;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether an invited school came. */
@Schema(name = "AttendanceOutcome")
enum AttendanceOutcome {
    ATTENDED,
    ABSENT
}
