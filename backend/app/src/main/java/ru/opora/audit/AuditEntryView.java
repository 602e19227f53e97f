package ru.opora.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** One change of one record. */
@Schema(name = "AuditEntry")
record AuditEntryView(
        long id,

        @Nullable
        @Schema(description = "Place in the chain; null in the moment before the entry is sealed", example = "1204")
        Long position,

        Instant at,

        @Nullable @Schema(description = "Null for what the system itself did")
        Actor actor,

        @Schema(
                description = "CREATED, CHANGED, DELETED for records; words like EXPORTED for what is no record",
                example = "CHANGED")
        String action,

        @Schema(description = "Kind of the record", example = "roadmap")
        String entity,

        @Nullable String entityId,

        @Nullable @Schema(description = "The organisation the record belonged to at the time")
        UUID organizationId,

        @Nullable @Schema(description = "The same organisation as it is now; null when it is gone")
        OrganizationSummary organization,

        @Nullable @Schema(description = "Columns with their old values; of a change only what differs")
        Map<String, @Nullable Object> before,

        @Nullable @Schema(description = "Columns with their new values; of a change only what differs")
        Map<String, @Nullable Object> after,

        @Nullable @Schema(description = "Why, as said in the header Opora-Reason")
        String reason,

        @Nullable @Schema(description = "X-Request-Id of the request")
        String requestId,

        @Nullable @Schema(example = "PATCH /api/v1/roadmaps/0d5e8a44-6f0c-4d1a-9d0b-6f7b6b1c2a11")
        String operation) {

    /** Who made the change: a person, or the system of a third party. */
    @Schema(name = "AuditActor")
    record Actor(
            @Schema(description = "Subject of the token, or id of the API client")
            String subject,

            @Nullable @Schema(description = "Null when the account is gone")
            String name,

            @Nullable @Schema(description = "Where the person works now, or whose system it is")
            OrganizationSummary organization) {}
}
