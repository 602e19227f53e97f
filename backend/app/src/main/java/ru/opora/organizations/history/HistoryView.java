package ru.opora.organizations.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationState;

/** What an organisation was, and what is decided for it; the latest comes first. */
@Schema(name = "OrganizationHistory")
record HistoryView(
        @Schema(description = "What held from a day to a day")
        List<Version> versions,

        @Schema(description = "Acts whose day is to come, or that could not be carried out when it came")
        List<Scheduled> scheduled,

        @Nullable @Schema(description = "The merging or closing that the caller may undo now; null: there is none")
        Undo undo) {

    /** What an organisation that is reopened gets back when that is wanted. */
    @Schema(name = "OrganizationUndo")
    record Undo(
            ChangeAction action,
            LocalDate effectiveOn,

            @Schema(description = "Roles that ended with it")
            long roles,

            @Schema(description = "Participations in programmes that ended with it")
            long participations,

            @Schema(description = "Pairs that ended with it")
            long partnerships,

            @Schema(description = "What went on with the successor and ends there")
            long carried) {}

    /** What held from a day to a day (inclusive). */
    @Schema(name = "OrganizationVersion")
    record Version(
            @Nullable @Schema(description = "Null: since ever")
            LocalDate validFrom,

            @Nullable @Schema(description = "The last day; null: until now")
            LocalDate validTo,

            String name,
            @Nullable String shortName,
            OrganizationKind kind,
            @Nullable UUID parentId,

            @Nullable @Schema(description = "How the organisation above was called then")
            String parentName,

            OrganizationState state,
            @Nullable UUID successorId,
            @Nullable String successorName,

            @Nullable
            @Schema(description = "The act with which it began; null for the first one and where what is above moved")
            ChangeAction action,

            @Nullable String orderNumber,
            @Nullable LocalDate orderDate,
            @Nullable String reason,

            @Nullable @Schema(description = "Who recorded the act")
            String changedBy) {}

    /** An act whose day is to come. */
    @Schema(name = "ScheduledOrganizationChange")
    record Scheduled(
            UUID id,
            ChangeAction action,
            ChangeState state,
            LocalDate effectiveOn,
            @Nullable String name,
            @Nullable String shortName,
            @Nullable UUID parentId,
            @Nullable UUID successorId,

            @Nullable @Schema(description = "How the organisation named by it is called")
            String otherName,

            @Schema(description = "Whether programmes, curators and pairs go on with the successor")
            boolean carriesOver,

            @Nullable String orderNumber,
            @Nullable LocalDate orderDate,
            @Nullable String reason,

            @Nullable @Schema(description = "Why it could not be carried out: a code of problems or of fields")
            String failure,

            @Nullable String changedBy,

            @Schema(description = "For If-Match when it is taken back")
            long version) {}
}
