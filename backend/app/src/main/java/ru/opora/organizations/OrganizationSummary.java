package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation named in another record. */
@Schema(name = "OrganizationSummary")
public record OrganizationSummary(
        UUID id,
        String name,
        OrganizationKind kind,
        @Nullable UUID parentId) {}
