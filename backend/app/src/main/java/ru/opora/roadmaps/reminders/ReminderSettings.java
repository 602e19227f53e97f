package ru.opora.roadmaps.reminders;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When who is reminded. */
@Schema(name = "ReminderSettings")
record ReminderSettings(
        @Schema(description = "false: nobody in these organisations is reminded, nor told of what is overdue below")
        boolean enabled,

        @NotNull
        @Size(max = 10)
        @Schema(
                description = "How many days before the due day the executor is reminded; 0: on that day",
                example = "[7,3,1]")
        List<@NotNull @Min(0) @Max(60) Integer> daysBefore,

        @NotNull
        @Size(max = 10)
        @Schema(description = "How many days after it, when nothing was submitted", example = "[1]")
        List<@NotNull @Min(1) @Max(60) Integer> daysAfter,

        @Nullable
        @Min(1)
        @Max(60)
        @Schema(
                description =
                        "After how many days overdue a municipality is told of executors below it; null: never. What holds in the municipality counts, not what holds in the executor",
                example = "3")
        Integer municipalityAfter,

        @Nullable @Min(1) @Max(60) @Schema(description = "The same for a region", example = "10")
        Integer regionAfter,

        @Nullable @Schema(description = "On which day the weekly digest comes; null: never", example = "MONDAY")
        DayOfWeek digestDay,

        @Nullable
        @Schema(
                description =
                        "Whether nobody is told on a Saturday or a Sunday: of what comes on the Friday before, of what is overdue on the Monday after; false when left out. The due days stay")
        Boolean workingDays,

        @Nullable
        @Min(5)
        @Max(22)
        @Schema(
                description =
                        "At what hour people are told, by the clock of their organisation; 8 when left out. Who works in several is told at the earliest",
                example = "8")
        Integer hour) {

    private static final int MORNING = 8;

    ReminderSettings {
        daysBefore = ordered(daysBefore);
        daysAfter = ordered(daysAfter);
        workingDays = Boolean.TRUE.equals(workingDays);
        hour = hour == null ? MORNING : hour;
    }

    /** The earliest reminder first is the last in time of a due day to come, and each only once; nulls are refused later. */
    @SuppressWarnings("NullAway") // what is missing is told by its name
    private static List<Integer> ordered(@Nullable List<Integer> days) {
        return days == null || days.stream().anyMatch(Objects::isNull)
                ? days
                : days.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }
}
