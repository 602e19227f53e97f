package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.terms.TermView;

/** What differs between two states of a plan, row by row. */
@Schema(name = "RoadmapDifferences")
public record DifferencesView(
        State from,
        State to,

        @Schema(description = "Of the head: title, goal, periodStart, periodEnd")
        List<Field> head,

        List<SectionChange> sections,

        @Schema(description = "Rows that differ: in printed order of the later state, then those that are gone")
        List<Row> rows,

        int added,
        int removed,
        int moved,
        int changed,
        @Schema(description = "Rows that are the same") int unchanged) {

    /** One of the two states. */
    @Schema(name = "ComparedState")
    public record State(
            @Nullable @Schema(description = "The edition's number; null: a draft as it is now")
            Integer edition,

            @Nullable LocalDate effectiveOn) {}

    /** What became of a row or section. */
    @Schema(name = "DifferenceKind")
    public enum Kind {
        ADDED,
        REMOVED,
        MOVED,
        CHANGED
    }

    /** A section that differs. */
    @Schema(name = "SectionDifference")
    public record SectionChange(
            UUID sectionId,
            List<Kind> kinds,
            @Nullable String number,
            @Nullable String title,
            List<Field> fields) {}

    /** A row that differs. */
    @Schema(name = "ActivityDifference")
    public record Row(
            UUID activityId,

            @Schema(description = "A row may be both moved and changed")
            List<Kind> kinds,

            @Nullable @Schema(description = "As it is in the later state, or was last")
            String number,

            @Nullable String title,

            @Nullable @Schema(description = "The section it lies in")
            String section,

            @Schema(description = "What was changed of it") List<Field> fields,

            @Nullable @Schema(description = "The term before, where it was changed or the row is gone")
            TermView termBefore,

            @Nullable @Schema(description = "The term after, where it was changed or the row is new")
            TermView termAfter) {}

    /** A field that differs. */
    @Schema(name = "FieldDifference")
    public record Field(
            DifferentField field,
            @Nullable String before,
            @Nullable String after,

            @Schema(
                    description =
                            "The texts word by word; put together they are before (SAME, GONE) and after (SAME, NEW)")
            List<Fragment> fragments) {}

    /** What can differ: of a row, of a section, of the head. */
    @Schema(name = "DifferentField")
    public enum DifferentField {
        number,
        title,
        section,
        tasks,
        projectLevels,
        direction,
        participants,
        expectedResult,
        targets,
        evidence,
        termText,
        term,
        goal,
        periodStart,
        periodEnd
    }

    /** A line of the table of differences: a row that is new or gone, or one field of a row that differs. */
    @Schema(name = "DifferenceLine")
    record Line(
            UUID activityId,
            List<Kind> differenceKinds,
            @Nullable String number,
            @Nullable String title,
            @Nullable String section,
            @Nullable DifferentField field,
            @Nullable String before,
            @Nullable String after) {}

    /** All differences of rows as lines. */
    List<Line> lines() {
        return rows.stream().flatMap(DifferencesView::lines).toList();
    }

    private static Stream<Line> lines(Row row) {
        return row.fields().isEmpty()
                ? Stream.of(line(row, null))
                : row.fields().stream().map(field -> line(row, field));
    }

    private static Line line(Row row, @Nullable Field field) {
        return new Line(
                row.activityId(),
                row.kinds(),
                row.number(),
                row.title(),
                row.section(),
                field == null ? null : field.field(),
                field == null ? null : field.before(),
                field == null ? null : field.after());
    }

    /** A piece of a text. */
    @Schema(name = "TextFragment")
    public record Fragment(Presence presence, String text) {}

    /** In which of the two texts a piece stands. */
    @Schema(name = "FragmentPresence")
    public enum Presence {
        SAME,
        GONE,
        NEW
    }
}
