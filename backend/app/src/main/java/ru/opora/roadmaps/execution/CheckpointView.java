package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.ActivityView.Evidence;

/** A checkpoint with all that was reported on it. */
@Schema(name = "Checkpoint")
record CheckpointView(
        CheckpointSummary summary,

        @Schema(description = "What a report must hold; empty: a text, a link or a file")
        List<Evidence> evidenceRequired,

        List<Target> targets,

        @Nullable @Schema(description = "The words of the request that made it")
        String requestText,

        @Nullable CancelledReason cancelledReason,
        @Nullable String cancelledNote,

        @Schema(description = "The newest first") List<ReportView> reports,

        List<DateProposalView> dateProposals,
        int commentCount,
        long version,
        List<CheckpointAction> allowedActions) {

    /** Why it is not needed any more. */
    @Schema(name = "CancelledReason")
    enum CancelledReason {
        LEFT,
        NOT_EXECUTOR,
        ROW_REMOVED,
        TERM_CHANGED,
        BY_CONTROL,
        REQUEST_WITHDRAWN
    }

    /** A number to be reached. */
    @Schema(name = "CheckpointTarget")
    record Target(
            UUID id,
            String comparator,
            BigDecimal value,
            @Nullable String unit,
            String text) {}

    /** What was reported. */
    @Schema(name = "Report")
    record ReportView(
            UUID id,
            ReportState state,
            @Nullable String text,
            @Nullable String link,
            @Nullable LocalDate heldOn,
            List<ReportRequest.Number> numbers,
            List<EvidenceFile> files,
            @Nullable Integer count,
            Person author,
            @Nullable Person submittedBy,
            @Nullable Instant submittedAt,
            @Nullable Person decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String remark,

            @Nullable @Schema(description = "The event that closed several rows at once")
            UUID eventId,

            Instant updatedAt) {}

    /** A file of a report: its content is at /files/{id}/content. */
    @Schema(name = "EvidenceFile")
    record EvidenceFile(UUID id, String name, String mediaType, long size) {}

    /** Who it was; without a name when the caller does not see them. */
    @Schema(name = "Actor")
    record Person(
            @Nullable String name,

            @Schema(description = "Whether it is the caller")
            boolean you) {}

    /** Another day, asked for by the executor. */
    @Schema(name = "DateProposal")
    record DateProposalView(
            UUID id,
            LocalDate due,
            String reason,
            ProposalState state,
            Person author,
            Instant createdAt,
            @Nullable Person decidedBy,

            @Nullable @Schema(description = "When it was decided on or lapsed")
            Instant decidedAt,

            @Nullable String remark) {}

    /** What became of a proposal. */
    @Schema(
            name = "DateProposalState",
            description = "LAPSED: the checkpoint was accepted or cancelled before anybody decided")
    enum ProposalState {
        PROPOSED,
        ACCEPTED,
        REFUSED,
        LAPSED
    }
}
