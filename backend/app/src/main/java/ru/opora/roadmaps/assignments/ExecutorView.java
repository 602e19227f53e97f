package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A printed token of executors and who it is. */
@Schema(name = "Executor")
record ExecutorView(
        @Schema(description = "As printed", example = "ИМЦ") String token,

        ExecutorStatus status,
        ExecutorOrigin origin,

        @Nullable @Schema(description = "What it means; null until it is known")
        ExecutorMeaning meaning,

        @Schema(description = "In how many tasks of the roadmap it is printed")
        int taskCount,

        @Schema(description = "Whether a term gives it dates of its own")
        boolean inTerm,

        @Schema(description = "How many organisations it gives; 0 with a known meaning: there are none of this kind")
        int organizationCount,

        @Schema(description = "The first of them") List<OrganizationSummary> sample,

        @Schema(description = "What a person may choose from")
        List<Candidate> candidates) {

    /** Whether it gives anybody, or is meant to give nobody. */
    boolean settled() {
        return organizationCount > 0 || meaning != null && meaning.rules().contains(ExecutorRule.NOBODY);
    }

    /** One meaning to choose. */
    @Schema(name = "ExecutorCandidate")
    record Candidate(ExecutorMeaning meaning, int organizationCount, List<OrganizationSummary> sample) {}

    /** A row that nobody carries out. */
    @Schema(name = "RowWithoutExecutors")
    record Row(UUID activityId, @Nullable String number, String title) {}

    /** All tokens of a roadmap. */
    @Schema(name = "Executors")
    record All(
            List<ExecutorView> items,

            @Schema(
                    description =
                            "Rows that give nobody a task as things stand: no executor is printed, or none of them is known to be anybody. Rows meant for nobody are not among them")
            List<Row> rowsWithoutExecutors,

            @Schema(description = "Whether the caller may choose and generate")
            boolean mayChoose,

            @Schema(description = "Follows from what was chosen, here and above; to choose on the condition of it")
            long version) {}
}
