package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.terms.TermView;

/** What differs between two states of a plan, row by row. */
@Schema(name = "RoadmapDifferences")
record DifferencesView(
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
    record State(
            @Nullable @Schema(description = "The edition's number; null: a draft as it is now")
            Integer edition,

            @Nullable LocalDate effectiveOn) {}

    /** What became of a row or section. */
    @Schema(name = "DifferenceKind")
    enum Kind {
        ADDED,
        REMOVED,
        MOVED,
        CHANGED
    }

    /** A section that differs. */
    @Schema(name = "SectionDifference")
    record SectionChange(
            UUID sectionId,
            List<Kind> kinds,
            @Nullable String number,
            @Nullable String title,
            List<Field> fields) {}

    /** A row that differs. */
    @Schema(name = "ActivityDifference")
    record Row(
            UUID activityId,
            @Schema(description = "A row may be both moved and changed") List<Kind> kinds,
            @Nullable @Schema(description = "As it is in the later state, or was last") String number,
            @Nullable String title,
            @Nullable @Schema(description = "The section it lies in") String section,
            @Schema(description = "What was changed of it") List<Field> fields,

            @Nullable @Schema(description = "The term before, where it was changed or the row is gone")
            TermView termBefore,

            @Nullable @Schema(description = "The term after, where it was changed or the row is new")
            TermView termAfter) {}

    /** A field that differs. */
    @Schema(name = "FieldDifference")
    record Field(
            @Schema(
                    description =
                            "number, title, section, tasks, projectLevels, direction, participants, expectedResult, targets, evidence, termText, term",
                    example = "title")
            String field,

            @Nullable String before,
            @Nullable String after,

            @Schema(description = "The texts word by word; put together they are before (SAME, GONE) and after (SAME, NEW)")
            List<Fragment> fragments) {}

    /** A piece of a text. */
    @Schema(name = "TextFragment")
    record Fragment(Presence presence, String text) {}

    /** In which of the two texts a piece stands. */
    @Schema(name = "FragmentPresence")
    enum Presence {
        SAME,
        GONE,
        NEW
    }
}
