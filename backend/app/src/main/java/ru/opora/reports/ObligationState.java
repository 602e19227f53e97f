package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far a report is. Whether it is late is derived from the day, never stored. */
@Schema(name = "ReportObligationState")
enum ObligationState {
    PLANNED,
    IN_PROGRESS,
    SUBMITTED,
    ACCEPTED,
    RETURNED;

    /** Whether it is on its debtor to do something. */
    boolean open() {
        return this == PLANNED || this == IN_PROGRESS || this == RETURNED;
    }
}
