package ru.opora.visits;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A visit, whole. Until it is completed, findings, answers and files are shown only to those who plan and make visits. */
@Schema(name = "Visit")
record VisitView(
        UUID id,

        @Schema(description = "The school") OrganizationSummary organization,

        @Schema(description = "The zone of the planned day and time", example = "Europe/Moscow")
        String timeZone,

        VisitRow.Visitor visitor,
        VisitKind kind,
        LocalDate plannedOn,

        @Nullable @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "10:30")
        LocalTime plannedAt,

        String purpose,

        @Nullable @Schema(description = "The visit's own copy; null: without one")
        Checklist checklist,

        @Schema(description = "Of the checklist's items, as far as there are answers")
        List<Answer> answers,

        @Nullable String findings,

        @Schema(description = "Photos and papers, in their order")
        List<Attached> files,

        VisitState state,
        @Nullable Instant begunAt,
        @Nullable Instant completedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "VisitAction")
    enum Action {
        /** Change what is planned. */
        update,
        /** Write findings, answers and files. */
        record,
        begin,
        complete,
        acknowledge,
        cancel,
        /** Add recommendations. */
        recommend
    }

    /** What is looked at. */
    @Schema(name = "VisitChecklistCopy")
    record Checklist(String name, List<String> items) {}

    /** How an item was found. */
    @Schema(name = "VisitChoice")
    enum Choice {
        YES,
        PARTLY,
        NO,
        NOT_APPLICABLE
    }

    /** The answer to an item. */
    @Schema(name = "VisitAnswer")
    record Answer(
            @NotNull @Min(0) @Max(99) @Schema(description = "Its place in the visit's checklist, from 0")
            Integer item,

            @NotNull Choice answer,
            @Nullable @Size(max = 2000) String note) {}

    /** A file that lies in the school; its content is read under /files. */
    @Schema(name = "VisitFile")
    record Attached(UUID id, String name, String mediaType, long size) {}
}
