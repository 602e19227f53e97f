package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.EntityTag;

/** What gives rows «по запросу» and «по графику» their days. */
final class RowDates {

    /** How many days a schedule has at most: four of each school of a large programme, and more. */
    static final int MOST_DAYS = 5000;

    private RowDates() {}

    /** A request to the executors of a row. */
    @Schema(name = "ActivityRequestBody")
    record Ask(
            @Nullable @Schema(description = "The client's own id; made by the server when left out")
            UUID id,

            @NotNull @Schema(example = "2027-03-20") LocalDate due,

            @NotBlank @Size(max = 5000) @Schema(example = "Просим дать сведения о прошедших курсы")
            String text,

            @Nullable @Size(min = 1, max = 1000) @Schema(description = "Some of the executors; all when left out")
            List<@NotNull UUID> organizations) {}

    /** A request as it stands. */
    @Schema(name = "RowRequest")
    record Asked(
            UUID id,
            LocalDate due,
            String text,

            @Nullable @Schema(description = "Who was asked, as far as the caller may know; null: all executors")
            List<UUID> organizations,

            Instant createdAt,

            @Nullable @Schema(description = "When it was taken back; null: it stands")
            Instant withdrawnAt,

            @Nullable @Schema(description = "Why it was taken back")
            String withdrawnReason,

            long version) {}

    /** A request is taken back. */
    @Schema(name = "RequestWithdrawal")
    record Withdrawal(
            @NotBlank @Size(max = 2000) @Schema(example = "Запрос отправлен по ошибке")
            String reason) {}

    /** All requests to a row, the newest first. */
    @Schema(name = "ActivityRequests")
    record AllAsked(List<Asked> items) {}

    /** The days of a row by its schedule. */
    @Schema(name = "ActivitySchedule")
    record Schedule(
            List<Item> items,

            @Schema(description = "Follows from the days: the same days have the same one")
            long version) {

        static Schedule of(List<Item> items) {
            return new Schedule(items, EntityTag.versionOf(items));
        }
    }

    /** The days of a row anew; each time all of them. */
    @Schema(name = "ActivityScheduleBody")
    record NewSchedule(@NotNull @Size(max = MOST_DAYS) List<@Valid @NotNull Item> items) {}

    /** A day, for one organisation or for all that have none of their own. */
    @Schema(name = "ActivityScheduleItem")
    record Item(
            @Nullable UUID organizationId,
            @Nullable LocalDate start,
            @NotNull LocalDate due) {}
}
