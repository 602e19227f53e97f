package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.terms.TermView;

/** A row of a roadmap. */
@Schema(name = "Activity")
public record ActivityView(
        UUID id,
        @Nullable UUID sectionId,

        @Schema(description = "Place in the roadmap, from 0")
        int position,

        @Nullable @Schema(description = "The printed number: a label, it may repeat")
        String number,

        String title,
        List<Task> tasks,
        List<ProjectLevel> projectLevels,
        @Nullable String direction,
        @Nullable String participants,
        @Nullable String expectedResult,
        List<Target> targets,

        @Schema(description = "What reports on it must hold; none: a text, a link or a file")
        List<Evidence> evidence,

        @Schema(description = "The term as printed, which is law; term holds the text it was read from")
        String termText,

        TermView term,

        @Nullable @Schema(description = "The row of the order's table it was read from")
        Integer sourceRow,

        @Nullable @Schema(description = "In an amending draft: the row of the amended roadmap that it stands for")
        UUID originId,

        @Nullable
        @Schema(description = "How like that row it is, in percent, as long as no person has said that it is the same")
        Integer originLikeness,

        @Nullable @Schema(description = "The edition that dropped it; null for a row of the current plan")
        Integer removedEdition,

        @Nullable
        @Schema(description = "The row of the roadmap above that it was adopted from; null: it is the roadmap's own")
        Adoption adoption,

        long version,

        @Schema(description = "What the caller may do with it now")
        List<RoadmapAction> allowedActions) {

    /** Where a row comes from. */
    @Schema(name = "ActivityAdoption")
    public record Adoption(
            @Schema(description = "The row above") UUID activityId,

            @Schema(description = "The roadmap above") UUID roadmapId,

            @Schema(description = "Whether this row was changed here")
            boolean deviates,

            @Nullable @Schema(description = "Why it was") String deviationReason,

            @Schema(description = "Whether the row above was changed since, or is gone")
            boolean aboveChanged) {}

    /** One actor's part of the row. */
    @Schema(name = "Task")
    public record Task(
            @Nullable @Schema(description = "The column's actor in a matrix; null in an ordinary row")
            String actor,

            String text,

            @Schema(description = "Role tokens as printed", example = "[\"ИМЦ\",\"ОО\"]")
            List<String> executors) {}

    /** A number to be reached. */
    @Schema(name = "Target")
    public record Target(
            @Schema(allowableValues = {">=", "<=", "=", ">", "<"})
            String comparator,

            @Schema(example = "60") BigDecimal value,
            @Nullable @Schema(example = "%") String unit,

            @Schema(description = "The fragment it was read from", example = "не менее 60 % родителей")
            String text) {}

    /** What a report may have to hold. */
    @Schema(name = "EvidenceKind")
    public enum Evidence {
        TEXT,
        LINK,
        FILE,
        NUMBERS
    }

    /** The level of the project: federal (ФП) or regional (РП). */
    @Schema(name = "ProjectLevel")
    public enum ProjectLevel {
        FEDERAL,
        REGIONAL
    }
}
