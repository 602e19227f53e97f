package ru.opora.roadmaps.terms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.OpenBasis;
import ru.opora.terms.Term;
import ru.opora.terms.TermKind;
import ru.opora.terms.TermReason;
import ru.opora.terms.TermStatus;

/** A term: its verbatim text, which is law, and what it means. */
@Schema(name = "Term")
public record TermView(
        @Schema(description = "The verbatim text", example = "1 и 3 понедельника каждого месяца")
        String text,

        @Schema(
                description =
                        "PARSED: certain; OPEN: no date by nature; NEEDS_REVIEW: doubtful, see reasons and proposal; UNPARSEABLE: not a term")
        TermStatus status,

        @Nullable @Schema(description = "The shape of the meaning; null when unparseable")
        TermKind kind,

        @Nullable @Schema(description = "RFC 5545 rule of what repeats", example = "FREQ=MONTHLY;BYDAY=1MO,3MO")
        String recurrence,

        @Nullable @Schema(description = "What will give an open term its date")
        OpenBasis openBasis,

        @Schema(
                description = "Every dated instance inside the period, by date; at most " + Term.MAX_WINDOWS,
                example = "[{\"start\":\"2022-01-03\",\"due\":\"2022-01-03\"}]")
        List<Window> windows,

        @Schema(description = "Whether the expansion was cut at " + Term.MAX_WINDOWS)
        boolean truncated,

        @Schema(description = "The dates of each organisation the text names")
        List<Participant> participants,

        @Schema(description = "Local times of day the text says")
        List<Time> times,

        @Schema(description = "Why a person must look at it")
        List<TermReason> reasons,

        @Nullable @Schema(description = "What was most likely meant; has no proposal itself")
        TermView proposal) {

    /** One dated instance. */
    @Schema(name = "TermWindow")
    public record Window(
            @Nullable @Schema(description = "First day; null for a bare deadline")
            LocalDate start,

            @Schema(description = "Last day, inclusive, to 23:59 in the executor's time zone")
            LocalDate due) {}

    /** The dates of one organisation. */
    @Schema(name = "TermParticipant")
    public record Participant(
            @Schema(description = "As printed") String name, List<Window> windows) {}

    /** A local time of day. */
    @Schema(name = "TermTime")
    public record Time(
            @Schema(type = "string", pattern = "^\\d{2}:\\d{2}(:\\d{2})?$", example = "14:30")
            LocalTime start,

            @Nullable @Schema(type = "string", pattern = "^\\d{2}:\\d{2}(:\\d{2})?$", example = "15:00")
            LocalTime end) {}
}
