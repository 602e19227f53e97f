package ru.opora.roadmaps.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.ActivityView.ProjectLevel;
import ru.opora.roadmaps.ActivityView.Target;
import ru.opora.roadmaps.ActivityView.Task;
import ru.opora.roadmaps.importing.recognition.ColumnRole;
import ru.opora.roadmaps.importing.recognition.IssueCode;
import ru.opora.roadmaps.importing.recognition.RowKind;
import ru.opora.roadmaps.importing.recognition.Severity;
import ru.opora.roadmaps.terms.TermView;

/** What was understood of an uploaded order; nothing is created before it is applied. */
@Schema(name = "RoadmapImport")
record ImportView(
        UUID id,
        ImportStatus status,
        String fileName,

        @Nullable @Schema(description = "The organisation the roadmap will belong to")
        UUID organizationId,

        @Schema(description = "The plan's full title; empty when none was found")
        String title,

        @Nullable String goal,

        @Nullable @Schema(description = "The authority over the order")
        String issuer,

        @Nullable @Schema(example = "210а") String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable String signatory,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        List<Column> columns,

        @Schema(description = "How many sections are printed, nested ones included")
        int sectionCount,

        int activityCount,

        @Schema(description = "How many terms need a person's eye")
        int reviewCount,

        @Schema(
                description =
                        "The sections; rows outside any section stand in one whose number and title are null, which is not counted")
        List<Section> sections,

        @Schema(description = "Doubts, by row") List<Issue> issues,

        @Schema(description = "Abbreviations the document explains")
        List<Abbreviation> abbreviations,

        @Schema(description = "The plan's table as printed") List<SourceRow> source,

        @Schema(description = "The document's tables, so that another can be chosen")
        List<Table> tables,

        @Nullable @Schema(description = "The roadmap it became")
        UUID roadmapId,

        long version,
        Instant createdAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "RoadmapImportAction")
    enum Action {
        update,
        apply,
        delete
    }

    /** A column of the plan's table. */
    @Schema(name = "ImportedColumn")
    record Column(int index, String header, ColumnRole role) {}

    /** A section with what is in it. */
    @Schema(name = "ImportedSection")
    record Section(
            @Nullable String number,
            @Nullable String title,
            @Nullable Integer row,
            List<Activity> activities,
            List<Section> sections) {}

    /** A row of the plan. */
    @Schema(name = "ImportedActivity")
    record Activity(
            @Nullable String number,
            String title,

            @Schema(description = "The row of the source table it begins in")
            int row,

            List<Task> tasks,
            List<ProjectLevel> projectLevels,
            @Nullable String direction,
            @Nullable String participants,
            @Nullable String expectedResult,
            List<Target> targets,

            @Schema(description = "The term as printed; term holds the text it was read from")
            String termText,

            TermView term) {}

    /** A doubt for a person to settle. */
    @Schema(name = "ImportIssue")
    record Issue(
            @Nullable @Schema(description = "The row of the source table; null for the whole plan")
            Integer row,

            Severity severity,
            IssueCode code,

            @Schema(description = "In the caller's language")
            String message) {}

    /** A short form and what it stands for. */
    @Schema(name = "Abbreviation")
    record Abbreviation(@Schema(example = "ОО") String abbreviation, String meaning) {}

    /** A row as printed. */
    @Schema(name = "ImportSourceRow")
    record SourceRow(
            int row,
            @Schema(description = "What it was taken for") RowKind kind,
            List<String> cells) {}

    /** A table of the document. */
    @Schema(name = "ImportTable")
    record Table(int index, String name, int rows, boolean chosen) {}
}
