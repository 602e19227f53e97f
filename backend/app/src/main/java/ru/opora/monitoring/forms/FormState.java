package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;

/** The state of a form, and with it of all its values. */
@Schema(
        name = "MonitoringFormState",
        description = "ENTERED: may be changed; CONFIRMED: locked; RETURNED: with a remark, may be changed again")
enum FormState {
    ENTERED,
    CONFIRMED,
    RETURNED
}
