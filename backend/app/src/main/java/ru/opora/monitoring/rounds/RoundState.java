package ru.opora.monitoring.rounds;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far a round is: values are entered while it is open. */
@Schema(name = "MonitoringRoundState")
public enum RoundState {
    DRAFT,
    OPEN,
    CLOSED
}
