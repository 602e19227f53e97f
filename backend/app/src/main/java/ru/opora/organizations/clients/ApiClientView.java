package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A third party's system that may use the API. */
@Schema(name = "ApiClient")
record ApiClientView(
        UUID id,

        @Schema(description = "Its id at the issuer", example = "opora-3f0c9a1b2d4e")
        String clientId,

        @Schema(example = "Система мониторинга района") String name,
        OrganizationSummary organization,

        @Nullable
        @Schema(
                description = "What it may do inside the organisation's subtree; null when the issuer alone decides",
                example = "[\"roadmaps:read\"]")
        Set<String> scopes,

        ClientStatus status,

        @Nullable @Schema(description = "The last day on which it works")
        LocalDate expiresOn,

        @Nullable @Schema(description = "The day it last called; null when it never did")
        LocalDate lastUsedOn,

        long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "ApiClientAction")
    enum Action {
        update,
        renewSecret,
        disable
    }
}
