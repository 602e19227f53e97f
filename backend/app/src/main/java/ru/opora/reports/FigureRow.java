package ru.opora.reports;

import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Rows;

/** A row that a figure was made from. */
@Schema(name = "ReportFigureRow")
record FigureRow(
        @Schema(hidden = true) String key,

        @Schema(description = "Whose it is") UUID organizationId,

        String organizationName,

        @Schema(description = "What it is in words: a checkpoint's activity, a campaign's title")
        String text,

        @Nullable LocalDate day,

        @Nullable @Schema(description = "The state of a checkpoint, the list of a school")
        String state,

        @Nullable @Schema(description = "How much of it counts: answers, a figure of engagement")
        Double value,

        @Nullable @Schema(description = "Of how much: respondents that were asked; by how much a value is weighed")
        Double whole,

        @Schema(description = "What kind of record it is") Subject subject,

        @Schema(description = "Its id") UUID subjectId) {

    /** What a row is. */
    @Schema(name = "ReportFigureSubject")
    enum Subject {
        CHECKPOINT,
        CAMPAIGN,
        SCHOOL,
        ROUND
    }

    static FigureRow read(Readable row, Subject subject) {
        return new FigureRow(
                Rows.get(row, "key", String.class),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "organization_name", String.class),
                Rows.get(row, "text", String.class),
                row.get("day", LocalDate.class),
                row.get("state", String.class),
                row.get("value", Double.class),
                row.get("whole", Double.class),
                subject,
                Rows.get(row, "subject_id", UUID.class));
    }
}
