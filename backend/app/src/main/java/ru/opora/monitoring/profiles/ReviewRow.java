package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import ru.opora.monitoring.profiles.ProfileView.Decision;
import ru.opora.questionnaires.scoring.Significance;

/** A decision on a factor, the one that holds or one before it. */
@Schema(name = "RiskFactorReviewRow")
record ReviewRow(
        UUID id,

        @Schema(example = "MOTIVATION") String factor,

        Decision decision,

        @Schema(description = "What was computed then") Significance computed,

        Significance significance,
        String reason,
        String decidedBy,
        Instant decidedAt) {}
