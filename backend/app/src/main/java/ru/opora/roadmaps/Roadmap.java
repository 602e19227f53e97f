package ru.opora.roadmaps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** A plan of one organisation for one period, with its legal basis. Its methods refuse what its state does not allow. */
@Table("roadmaps")
record Roadmap(
        @Id UUID id,
        UUID organizationId,
        String title,
        @Nullable String goal,
        RoadmapState state,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable String signatory,
        @Nullable UUID importId,
        @Nullable UUID programmeId,
        @Nullable Integer cohortYear,
        @Nullable UUID parentId,
        boolean proposedBelow,
        @Nullable LocalDate proposedUntil,
        @Nullable String proposalMessage,
        @Nullable LocalDate closedOn,
        @Nullable String closeReason,
        @Version @Nullable Long version,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** A new draft. */
    static Roadmap draft(UUID id, RoadmapDraft draft, String author, Instant now) {
        return new Roadmap(
                id,
                draft.organizationId(),
                draft.title(),
                draft.goal(),
                RoadmapState.DRAFT,
                draft.periodStart(),
                draft.periodEnd(),
                draft.orderNumber(),
                draft.orderDate(),
                draft.signatory(),
                draft.importId(),
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                author,
                now,
                now);
    }

    /** Lays a draft before others, who may comment on it until it is approved or taken back. */
    Roadmap propose(RoadmapProposal proposal, Instant now) {
        require(RoadmapState.DRAFT);
        return proposed(
                RoadmapState.IN_AGREEMENT, proposal.everybodyBelow(), proposal.until(), proposal.message(), now);
    }

    /** Takes a proposed draft back to change it. */
    Roadmap withdraw(Instant now) {
        require(RoadmapState.IN_AGREEMENT);
        return proposed(RoadmapState.DRAFT, false, null, null, now);
    }

    /** The legal basis under which the plan is approved. */
    Roadmap approve(RoadmapApproval approval, Instant now) {
        require(RoadmapState.DRAFT, RoadmapState.IN_AGREEMENT);
        return head(
                RoadmapState.APPROVED,
                title,
                goal,
                periodStart,
                periodEnd,
                approval.orderNumber(),
                approval.orderDate(),
                approval.signatory(),
                now);
    }

    /** Brings an approved plan into force. */
    Roadmap activate(Instant now) {
        require(RoadmapState.APPROVED);
        return head(RoadmapState.ACTIVE, title, goal, periodStart, periodEnd, orderNumber, orderDate, signatory, now);
    }

    /** Ends a plan that was approved; what was done for it stays. */
    Roadmap close(LocalDate day, String reason, Instant now) {
        require(RoadmapState.APPROVED, RoadmapState.ACTIVE);
        return with(RoadmapState.CLOSED, proposedBelow, proposedUntil, proposalMessage, day, reason, now);
    }

    /** Changes the head of a draft; an approved text is changed by an amendment only. */
    Roadmap change(RoadmapPatch patch, Instant now) {
        require(RoadmapState.DRAFT);
        return forSchools(patch)
                .head(
                        state,
                        patch.title().orKeep(title),
                        patch.goal().or(goal),
                        patch.periodStart().orKeep(periodStart),
                        patch.periodEnd().orKeep(periodEnd),
                        patch.orderNumber().or(orderNumber),
                        patch.orderDate().or(orderDate),
                        patch.signatory().or(signatory),
                        now);
    }

    private void require(RoadmapState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, state);
        }
    }

    private Roadmap proposed(
            RoadmapState newState, boolean below, @Nullable LocalDate until, @Nullable String message, Instant now) {
        return with(newState, below, until, message, closedOn, closeReason, now);
    }

    private Roadmap with(
            RoadmapState newState,
            boolean below,
            @Nullable LocalDate until,
            @Nullable String message,
            @Nullable LocalDate closed,
            @Nullable String reason,
            Instant now) {
        return new Roadmap(
                id,
                organizationId,
                title,
                goal,
                newState,
                periodStart,
                periodEnd,
                orderNumber,
                orderDate,
                signatory,
                importId,
                programmeId,
                cohortYear,
                parentId,
                below,
                until,
                message,
                closed,
                reason,
                version,
                createdBy,
                createdAt,
                now);
    }

    private Roadmap head(
            RoadmapState newState,
            String newTitle,
            @Nullable String newGoal,
            LocalDate start,
            LocalDate end,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String signedBy,
            Instant now) {
        return new Roadmap(
                id,
                organizationId,
                newTitle,
                newGoal,
                newState,
                start,
                end,
                number,
                date,
                signedBy,
                importId,
                programmeId,
                cohortYear,
                parentId,
                proposedBelow,
                proposedUntil,
                proposalMessage,
                closedOn,
                closeReason,
                version,
                createdBy,
                createdAt,
                now);
    }

    /** Whose schools «ОО» means. */
    private Roadmap forSchools(RoadmapPatch patch) {
        return new Roadmap(
                id,
                organizationId,
                title,
                goal,
                state,
                periodStart,
                periodEnd,
                orderNumber,
                orderDate,
                signatory,
                importId,
                patch.programmeId().or(programmeId),
                patch.cohortYear().or(cohortYear),
                parentId,
                proposedBelow,
                proposedUntil,
                proposalMessage,
                closedOn,
                closeReason,
                version,
                createdBy,
                createdAt,
                updatedAt);
    }
}
