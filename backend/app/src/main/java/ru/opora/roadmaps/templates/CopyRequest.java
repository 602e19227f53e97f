package ru.opora.roadmaps.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.terms.Period;

/** A copy of a plan for one organisation and another period. */
@Schema(name = "RoadmapCopyRequest")
record CopyRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @Nullable @Schema(description = "Whose the copy will be; left out or null: the owner's of what is copied")
        UUID organizationId,

        @Nullable
        @Size(min = 1, max = 2000)
        @Schema(description = "Left out or null: the old title with its years moved")
        String title,

        @Nullable @Schema(description = "Left out or null, with periodEnd: the same period a year later")
        LocalDate periodStart,

        @Nullable LocalDate periodEnd) {

    /** Only the period, which is all that a preview depends on. */
    static CopyRequest of(@Nullable LocalDate start, @Nullable LocalDate end) {
        return new CopyRequest(null, null, null, start, end);
    }

    Period period(LocalDate start, LocalDate end) {
        return period(periodStart, periodEnd, start, end, 1);
    }

    static Period period(
            @Nullable LocalDate start, @Nullable LocalDate end, LocalDate oldStart, LocalDate oldEnd, int years) {
        if (start == null && end == null) {
            return new Period(oldStart.plusYears(years), oldEnd.plusYears(years));
        }
        if (start == null || end == null) {
            throw ProblemException.invalid(FieldError.of(start == null ? "/periodStart" : "/periodEnd", "REQUIRED"));
        }
        if (end.isBefore(start)) {
            throw ProblemException.invalid(FieldError.of("/periodEnd", "PERIOD_REVERSED"));
        }
        return new Period(start, end);
    }

    /** Copies for many, made in the background. */
    @Schema(name = "RoadmapCopiesRequest")
    record Many(
            @Nullable @Schema(description = "The client's own id; made by the server when left out")
            UUID id,

            @Nullable @Schema(description = "The roadmap that is copied; this or a template")
            UUID roadmapId,

            @Nullable @Schema(description = "The template that is copied; this or a roadmap")
            UUID templateId,

            @Nullable @Size(min = 1, max = 2000) String title,

            @Nullable
            @Schema(
                    description = "Left out or null, with periodEnd: for a subtree the same period a year later, for a"
                            + " programme's schools the same period")
            LocalDate periodStart,

            @Nullable LocalDate periodEnd,

            @Nullable
            @Schema(
                    description =
                            "To every school that takes part in this programme within the period and has not left; left out or null: the roadmap with"
                                    + " the roadmaps below that adopted its rows")
            UUID programmeId,

            @Nullable @Min(1990) @Max(2100) @Schema(description = "Only the schools of this cohort")
            Integer cohortYear) {}
}
