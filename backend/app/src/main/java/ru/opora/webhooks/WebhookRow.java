package ru.opora.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/**
 * A subscription as read.
 *
 * @param path of its organisation
 */
public record WebhookRow(
        UUID id,
        OrganizationSummary organization,
        String path,
        String name,
        String url,
        List<String> types,
        WebhookState state,
        @Nullable Instant failingSince,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
