package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.rounds.RoundKind;

/** A value as a row: round x indicator x school x part. */
@Schema(name = "IndicatorValue")
record ValueView(
        UUID id,
        UUID roundId,
        RoundKind roundKind,
        UUID indicatorId,
        String code,

        @Schema(description = "Key of the part; empty: the whole")
        String breakdown,

        UUID schoolId,
        String schoolName,

        @Schema(description = "On the day of the panel")
        UUID municipalityId,

        @Nullable BigDecimal value,

        @Nullable @Schema(description = "Why there is no value")
        String missing,

        FormState state,
        FormLevel level,
        Origin origin,
        Instant updatedAt) {}
