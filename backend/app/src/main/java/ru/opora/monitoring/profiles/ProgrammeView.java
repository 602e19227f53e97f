package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Measures against a factor that became rows of a school's roadmap. */
@Schema(name = "AntiRiskProgramme")
record ProgrammeView(
        UUID id,
        String factor,

        @Schema(description = "The plan; as long as it is a draft its rows are changed there")
        UUID roadmapId,

        String roadmapTitle,
        int rows,
        String createdBy,
        Instant createdAt) {

    /** What a school may do about a factor. */
    @Schema(name = "RiskMeasure")
    record Measure(
            UUID id, String factor, String title, String expectedResult, String termText, List<String> executors) {}

    /** Proposals, all of them: they are few. */
    @Schema(name = "RiskMeasures")
    record Measures(List<Measure> items) {}
}
