package ru.opora.organizations.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person and their memberships that the caller may see. */
@Schema(name = "Person")
record PersonView(
        UUID id,
        @Schema(example = "Тетрадкина Ольга Семёновна") String name,

        @Nullable @Schema(description = "Null also where the person belongs to others only by now")
        String email,

        @Nullable @Schema(example = "заместитель директора") String position,
        @Nullable @Schema(example = "+7 900 000-00-00") String phone,
        PersonState state,

        @Nullable @Schema(description = "Last time they signed in; null when never, or when the issuer does not tell")
        Instant lastSignInAt,

        @Nullable @Schema(description = "The day they left") LocalDate leftOn,

        @Nullable String leftReason,
        List<MembershipView> memberships,
        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with the person")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "PersonAction")
    public enum Action {
        update,
        addMembership,
        invite,
        leave,
        forgetContacts,
        @JsonProperty("return")
        comeBack
    }

    /** Somebody new, and how they come in. */
    @Schema(name = "PersonInvited")
    record Invited(
            PersonView person,

            @Nullable @Schema(description = "Shown once; null when it could not be made: then ask for one by /invite")
            InvitationView invitation) {}

    /** Somebody who left, and what has to be handed over. */
    @Schema(name = "PersonLeft")
    record Left(
            PersonView person,

            @Schema(description = "The schools they were curator of until now, to be handed over to somebody else")
            List<MembershipView> handOver) {}
}
