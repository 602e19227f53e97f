package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An API client with its secret, which is never shown again. */
@Schema(name = "ApiClientSecret")
record ApiClientSecretView(
        ApiClientView client,

        @Nullable @Schema(description = "Keep it now, it is not shown again; null when an external issuer holds it")
        String secret) {}
