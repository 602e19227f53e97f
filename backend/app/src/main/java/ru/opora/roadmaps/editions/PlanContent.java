package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.terms.TermView;

/**
 * A whole plan as it is frozen: sections parents before children, rows in printed order. The names are those of the canonical
 * JSON; numbers are text in it, so that every library writes them alike.
 */
@Schema(name = "Plan")
public record PlanContent(
        @Schema(example = "opora-roadmap/1") String format,
        UUID roadmapId,
        UUID organizationId,
        String organization,
        @Nullable UUID programmeId,
        @Nullable String cohortYear,
        String title,
        @Nullable String goal,
        LocalDate periodStart,
        LocalDate periodEnd,
        List<Section> sections,
        List<Row> activities,
        @Nullable Basis edition) {

    /** A section. */
    @Schema(name = "PlanSection")
    public record Section(
            UUID id,
            @Nullable UUID parentId,
            @Nullable String number,
            @Nullable String title) {}

    /** A row. */
    @Schema(name = "PlanActivity")
    public record Row(
            UUID id,
            @Nullable UUID sectionId,
            @Nullable String number,
            String title,
            List<String> projectLevels,
            @Nullable String direction,
            @Nullable String participants,
            @Nullable String expectedResult,
            List<String> evidence,
            String termText,
            TermView term,
            List<Task> tasks,
            List<Target> targets) {}

    /** One actor's part of a row. */
    @Schema(name = "PlanTask")
    public record Task(UUID id, @Nullable String actor, String text, List<String> executors) {}

    /** A number to be reached. */
    @Schema(name = "PlanTarget")
    public record Target(
            UUID id,
            String comparator,
            String value,
            @Nullable String unit,
            String text) {}

    /** The order that made it an edition. */
    @Schema(name = "PlanBasis")
    public record Basis(
            String number,
            String orderNumber,
            LocalDate orderDate,
            String signatory,
            LocalDate effectiveOn,
            @Nullable String reason) {}
}
