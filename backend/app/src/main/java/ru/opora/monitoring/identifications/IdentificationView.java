package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.identifications.RuleDefinition.Category;
import ru.opora.organizations.OrganizationSummary;

/** A list of schools found by a rule. It is not public: everybody sees of it the schools of the own subtree, once it is announced. */
@Schema(name = "Identification")
record IdentificationView(
        UUID id,
        OrganizationSummary organization,
        Rule rule,
        int schoolYear,

        @Schema(description = "It knows the results as they were then")
        Instant asOf,

        @Nullable @Schema(description = "When schools were told; null: only those who made it see it")
        LocalDate announcedOn,

        @Nullable @Schema(description = "How many schools had results that count; null for those who see a part")
        Integer lookedAt,

        Counts counts,
        Instant createdAt,
        long version,
        List<Action> allowedActions) {

    /** As problems name it. */
    enum State {
        DRAFT,
        ANNOUNCED
    }

    /** The rule as it was, for it never changes. */
    @Schema(name = "IdentificationRuleSummary")
    record Rule(UUID id, int number, String name, String source, RuleDefinition definition) {}

    /** Of the schools that the caller sees. */
    @Schema(name = "IdentificationCounts")
    record Counts(int lowOutcomes, int riskZone, int disputed, int included, int excluded) {}

    /** What the caller may do with it. */
    @Schema(name = "IdentificationAction")
    enum Action {
        announce,
        verify,
        whatIf,
        decide
    }

    /** Whether the rule over the results of that moment gives the same list again. */
    @Schema(name = "IdentificationVerification")
    record Verification(
            boolean equal,
            @Schema(description = "Schools on the list") int listed,
            @Schema(description = "Schools found again") int found,

            @Schema(description = "Of how many the category or the figures differ, or which are only in one of both; the first 100")
            List<UUID> different) {}

    /** Both lists side by side. */
    @Schema(name = "IdentificationComparison")
    record Comparison(
            Side now,
            Side then,

            @Schema(description = "Schools that are in one list only, or in another category; at most 500")
            List<Move> moves,

            @Schema(description = "How many such schools there are")
            int moved) {}

    /** One of the lists. */
    @Schema(name = "IdentificationSide")
    record Side(RuleDefinition definition, int lowOutcomes, int riskZone) {}

    /** A school that another rule would find otherwise. */
    @Schema(name = "IdentificationMove")
    record Move(
            OrganizationSummary organization,

            @Nullable @Schema(description = "Null: not on the list")
            Category from,

            @Nullable @Schema(description = "Null: it would not be")
            Category to,

            @Nullable @Schema(description = "Of the other rule; null when it does not find the school")
            Evidence evidence) {}
}
