package ru.opora.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import ru.opora.platform.web.Patch;

/** What may be changed of a subscription; a field left out stays as it is. */
@Schema(name = "WebhookPatch")
record WebhookPatch(
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> name,

        @NotNull @Size(min = 1, max = 2000) Patch<String> url,

        @NotNull @Size(min = 1, max = 50) Patch<Set<String>> eventTypes) {}
