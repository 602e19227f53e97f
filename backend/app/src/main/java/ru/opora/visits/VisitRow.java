package ru.opora.visits;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A visit in a list. */
@Schema(name = "VisitSummary")
record VisitRow(
        UUID id,

        @Schema(description = "The school") OrganizationSummary organization,

        Visitor visitor,
        VisitKind kind,

        @Schema(description = "The planned day, where the school is", example = "2027-03-02")
        LocalDate plannedOn,

        @Nullable
        @JsonFormat(pattern = "HH:mm")
        @Schema(type = "string", description = "The planned time, where the school is", example = "10:30")
        LocalTime plannedAt,

        @Schema(example = "Посещение уроков математики в 5–6 классах")
        String purpose,

        VisitState state,
        @Nullable Instant completedAt,
        @Nullable Instant acknowledgedAt,

        @Schema(description = "How many recommendations there are, without those withdrawn")
        long recommendations,

        @Schema(description = "How many of them are not verified yet")
        long open,

        long version,
        Instant updatedAt) {

    /** Who visits. */
    @Schema(name = "Visitor")
    record Visitor(
            UUID id,
            @Schema(example = "Полева Нина Андреевна") String name) {}

    /** People who may visit a school. */
    @Schema(name = "Visitors")
    record Visitors(java.util.List<Visitor> items) {}
}
