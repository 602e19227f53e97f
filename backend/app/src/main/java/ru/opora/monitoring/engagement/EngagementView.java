package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** The figure of a school with everything it is made of. */
@Schema(name = "Engagement")
record EngagementView(
        OrganizationSummary organization,

        @Nullable
        @Schema(
                description =
                        "From 0 to 100, to one decimal, never over a border that the exact figure lies below; null: nothing is known")
        Double score,

        EngagementLevel level,

        @Schema(description = "Which share of the formula's weights stands on data, in percent; 100 only where all do")
        int coverage,

        @Nullable @Schema(description = "The day it is about; null: it was not computed yet")
        LocalDate day,

        @Nullable Instant computedAt,

        @Nullable @Schema(description = "By which it was computed")
        EngagementFormulaView formula,

        List<Part> components,

        @Schema(description = "What to do next, the most urgent first; empty for a green school")
        List<Step> steps,

        @Schema(description = "Lists that were decided elsewhere, the latest first")
        List<Outside> lists,

        @Schema(description = "By months, the latest first; at most 36")
        List<Month> history,

        List<Action> allowedActions) {

    /** What the caller may do here. */
    @Schema(name = "EngagementAction")
    enum Action {
        refresh
    }

    /** Why there is nothing to count. */
    @Schema(name = "EngagementMissing")
    enum Missing {
        /** Nothing fell due, nobody was asked. */
        NO_DATA,
        /** Groups of less than five are not told. */
        FEW_ANSWERS,
        /** This is not kept in the system yet. */
        NOT_KEPT
    }

    /** A component. */
    @Schema(name = "EngagementPart")
    record Part(
            EngagementComponent code,

            @Schema(description = "As the formula says") double weight,

            @Nullable @Schema(description = "In [0, 1], to a tenth of a percent, half up; null: left out")
            Double value,

            @Nullable
            @Schema(
                    description =
                            "What it adds to the figure, after the weights of what is missing went to the others; all of them add up to it as it is shown")
            Double points,

            @Nullable @Schema(description = "Why it is left out; null when it is not")
            Missing missing,

            @Schema(
                    description =
                            "The numbers behind it, by name: due, inTime, overdue; expected, answered, campaigns; respondents; visits, acknowledged, recommendations, done; invited, attended")
            Map<String, Double> evidence) {}

    /** Something to do. */
    @Schema(name = "EngagementStep")
    record Step(
            Code code,

            @Nullable @Schema(description = "How much of it there is, where that is known")
            Integer count) {

        /** What it is. */
        @Schema(name = "EngagementStepCode")
        enum Code {
            REPORT_OVERDUE,
            PLAN_TERMS,
            /** Hand in the documents that rows of the plan ask for. */
            HAND_IN_DOCUMENTS,
            ASK_RESPONDENTS,
            TALK_TO_DIRECTOR,
            VISIT_SCHOOL,
            /** Acknowledge visits, and do what was recommended. */
            ANSWER_VISITS,
            /** Come to events the school is invited to. */
            COME_TO_EVENTS,
            GIVE_TASKS
        }
    }

    /** A list that was decided elsewhere. */
    @Schema(name = "EngagementOutside")
    record Outside(
            UUID listId,
            String name,
            String source,
            LocalDate decidedOn,
            EngagementLevel level,
            @Nullable String note) {}

    /** A month. */
    @Schema(name = "EngagementMonth")
    record Month(LocalDate month, @Nullable Double score, EngagementLevel level, int coverage) {}
}
