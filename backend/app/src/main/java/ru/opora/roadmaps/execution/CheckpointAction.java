package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;

/** The verbs a caller may be allowed on a checkpoint. */
@Schema(name = "CheckpointAction", description = "report: save a draft; sendBack: POST …/return with a remark")
enum CheckpointAction {
    report,
    submit,
    withdraw,
    accept,
    sendBack,
    cancel,
    reopen,
    proposeDate,
    decideDate,
    comment
}
