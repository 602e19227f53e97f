package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** «Назначить ответственного до …» for one executing organisation; its state follows from who holds which role there. */
@Schema(name = "Appointment")
record AppointmentView(
        UUID roadmapId,
        String roadmapTitle,
        OrganizationSummary organization,
        LocalDate due,
        @Nullable String text,
        State state,

        @Nullable @Schema(description = "Who is responsible, by the order that says so")
        String person,

        @Nullable String orderNumber,
        @Nullable LocalDate orderDate) {

    /** Whether somebody is responsible. */
    @Schema(
            name = "AppointmentState",
            description =
                    "PENDING: nobody yet, there is time; OVERDUE: nobody, the day is over; DONE: somebody is appointed by order")
    enum State {
        PENDING,
        OVERDUE,
        DONE
    }

    /** The duty with how far it is; who exactly is late says the list of appointments. */
    @Schema(name = "AppointmentDutyState")
    record DutyState(
            @Nullable @Schema(description = "Null: nobody has asked for it")
            LocalDate due,

            @Nullable String text,

            @Schema(description = "Executing organisations, of those the caller sees, with somebody appointed by order")
            int done,

            @Schema(description = "Nobody yet, there is time")
            int pending,

            @Schema(description = "Nobody, the day is over") int overdue,

            @Nullable
            @Schema(description = "Of the duty, to change it or take it back; null, and 0 in the tag, without one")
            Long version) {}

    /** By which day each executing organisation appoints somebody. */
    @Schema(name = "AppointmentDuty")
    record Duty(
            @NotNull @Schema(example = "2027-03-15") LocalDate due,

            @Nullable @Size(max = 2000) @Schema(example = "Назначить приказом ответственного за дорожную карту")
            String text) {}
}
