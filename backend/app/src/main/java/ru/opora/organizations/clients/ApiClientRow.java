package ru.opora.organizations.clients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** An API client as read, with its organisation's place in the tree. */
record ApiClientRow(
        UUID id,
        String clientId,
        String name,
        OrganizationSummary organization,
        String path,
        @Nullable Set<String> scopes,
        @Nullable LocalDate expiresOn,
        @Nullable Instant disabledAt,
        @Nullable LocalDate lastUsedOn,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    ClientStatus status(LocalDate today) {
        if (disabledAt != null) {
            return ClientStatus.DISABLED;
        }
        return expiresOn != null && expiresOn.isBefore(today) ? ClientStatus.EXPIRED : ClientStatus.ACTIVE;
    }
}
