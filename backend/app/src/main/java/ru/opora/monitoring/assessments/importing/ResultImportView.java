package ru.opora.monitoring.assessments.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.AssessmentKind;

/** A file of results: what was understood, what checking found, how far it is written. */
@Schema(name = "AssessmentImport")
record ResultImportView(
        UUID id,
        Status status,
        @Schema(example = "vpr-2025.csv") String fileName,

        @Schema(description = "Whose assessments it holds; schools are looked for below it")
        UUID organizationId,

        String organizationName,

        @Schema(description = "The sheets of a workbook that has several with something on them; else empty")
        List<Sheet> sheets,

        @Nullable @Schema(description = "Which of the sheets is read, by its index; null: none is said yet")
        Integer sheet,

        List<Column> columns,

        @Schema(description = "Whether the columns are as they were said for the last file with these headers")
        boolean remembered,

        @Schema(description = "What holds where no column says it")
        Defaults defaults,

        Counts counts,

        @Schema(description = "Names that mean no school, or several; the most frequent first")
        List<Unknown> unknown,

        @Nullable @Schema(description = "Why results that are there already are changed: kept beside each")
        String reason,

        @Schema(description = "How many rows are done, of checking or of writing")
        int processed,

        @Schema(
                description =
                        "How many rows the file has; about as many until it has been checked once, 0 where nothing tells of it")
        int total,

        @Nullable @Schema(description = "Why it could not be read: a problem's code")
        String failure,

        Instant createdAt,
        @Nullable Instant appliedAt,
        long version,
        List<Action> allowedActions) {

    /** How far a file is. */
    @Schema(name = "AssessmentImportStatus")
    enum Status {
        /** A person has to say what the columns hold. */
        PREVIEW,
        CHECKING,
        CHECKED,
        APPLYING,
        APPLIED,
        FAILED
    }

    /** A column. */
    @Schema(name = "AssessmentImportColumn")
    record Column(
            @Schema(description = "From 0") int index,
            String header,
            ResultColumn role,

            @Schema(description = "What its first rows say") List<String> samples) {

        Column holding(ResultColumn other) {
            return new Column(index, header, other, samples);
        }
    }

    /** What the whole file is about. */
    @Schema(name = "AssessmentImportDefaults")
    record Defaults(
            @Nullable AssessmentKind kind,
            @Nullable @Size(max = 200) String subject,
            @Nullable @Min(1) @Max(12) Integer grade,
            @Nullable @Min(2000) @Max(2100) Integer schoolYear,
            @Nullable @Size(max = 200) String label) {

        public Defaults {
            subject = subject == null || subject.isBlank() ? null : subject.strip();
            label = label == null || label.isBlank() ? null : label.strip();
        }
    }

    /** A sheet of a workbook. */
    @Schema(name = "AssessmentImportSheet")
    record Sheet(
            @Schema(description = "Name it so in the patch") int index,

            String name,
            @Schema(description = "As the file says") int rows) {}

    /** What the rows come to. */
    @Schema(name = "AssessmentImportCounts")
    record Counts(
            @Schema(description = "Rows below the header") int rows,
            @Schema(description = "New results") int added,

            @Schema(description = "Results that stand for other figures")
            int changed,

            @Schema(description = "Results that are so already")
            int same,

            @Schema(description = "Rows that cannot be taken")
            int faults,

            @Schema(description = "Assessments that are not there yet")
            int assessments) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    rows + other.rows,
                    added + other.added,
                    changed + other.changed,
                    same + other.same,
                    faults + other.faults,
                    assessments + other.assessments);
        }
    }

    /** A name that means no single school. */
    @Schema(name = "AssessmentImportUnknownSchool")
    record Unknown(
            @Schema(description = "As printed; name it so in the patch, with its municipality")
            String name,

            String municipality,
            int rows,

            @Schema(description = "Schools that may be meant, the likeliest first")
            List<Candidate> candidates) {}

    /** A school that may be meant. */
    @Schema(name = "AssessmentImportCandidate")
    record Candidate(
            UUID id,
            String name,

            @Schema(description = "From 0 to 1", example = "0.87")
            double score) {}

    /** A row that cannot be taken. */
    @Schema(name = "AssessmentImportFault")
    record Fault(
            @Schema(description = "As a person counts rows, from 1")
            int number,

            @Nullable ResultColumn role,
            @Schema(example = "WRONG_NUMBER") String code,
            String message,
            List<String> cells) {}

    /** The verbs a caller may be allowed. */
    @Schema(name = "AssessmentImportAction")
    enum Action {
        update,
        apply,
        delete
    }
}
