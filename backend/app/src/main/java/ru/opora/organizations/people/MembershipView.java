package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** What a person is in an organisation, from when to when, and by which order. */
@Schema(name = "Membership")
record MembershipView(
        UUID id,
        UUID personId,
        @Schema(example = "Тетрадкина Ольга Семёновна") String personName,
        Role role,
        OrganizationSummary organization,

        @Schema(description = "First day, by the calendar of the organisation", example = "2026-09-01")
        LocalDate validFrom,

        @Nullable @Schema(description = "Last day; null while the end is open", example = "2027-08-31")
        LocalDate validTo,

        MembershipState state,

        @Nullable @Schema(description = "Number of the order that appoints", example = "114-к")
        String orderNumber,

        @Nullable LocalDate orderDate,

        @Nullable @Schema(description = "The order itself: a file of this organisation")
        UUID orderFileId,

        @Nullable @Schema(description = "Why it was ended") String endedReason,

        long version,

        @Schema(description = "What the caller may do with it")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "MembershipAction")
    public enum Action {
        update,
        end
    }
}
