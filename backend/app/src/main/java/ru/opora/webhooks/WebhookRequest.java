package ru.opora.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new subscription. */
@Schema(name = "WebhookRequest")
record WebhookRequest(
        @Nullable @Schema(description = "May be made by the caller")
        UUID id,

        @NotNull @Schema(description = "What happens in this organisation and below it is told")
        UUID organizationId,

        @NotBlank @Size(max = 200) @Schema(example = "Витрина данных района")
        String name,

        @NotBlank @Size(max = 2000) @Schema(example = "https://data.example.org/opora")
        String url,

        @NotEmpty @Size(max = 50) @Schema(example = "[\"monitoringRound.opened\"]")
        Set<@NotNull @Size(max = 100) String> eventTypes) {}
