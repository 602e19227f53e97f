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
        @Version @Nullable Long version,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** The legal basis under which the plan is approved. */
    Roadmap approve(String number, LocalDate date, String signedBy, Instant now) {
        require(RoadmapState.DRAFT, RoadmapState.IN_AGREEMENT);
        return with(RoadmapState.APPROVED, title, goal, periodStart, periodEnd, number, date, signedBy, now);
    }

    /** Brings an approved plan into force. */
    Roadmap activate(Instant now) {
        require(RoadmapState.APPROVED);
        return with(RoadmapState.ACTIVE, title, goal, periodStart, periodEnd, orderNumber, orderDate, signatory, now);
    }

    /** Changes the head of a draft; an approved text is changed by an amendment only. */
    Roadmap change(RoadmapPatch patch, Instant now) {
        require(RoadmapState.DRAFT);
        return forSchools(patch).with(
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

    private Roadmap with(
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
                version,
                createdBy,
                createdAt,
                updatedAt);
    }
}
