package ru.opora.monitoring.rounds;

import io.swagger.v3.oas.annotations.media.Schema;

/** Which of the rounds of a year's work it is. */
@Schema(name = "MonitoringRoundKind")
public enum RoundKind {
    BASELINE,
    PRIMARY,
    SECONDARY,
    CONTROL
}
