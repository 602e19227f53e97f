package ru.opora.organizations.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** Another name by which an organisation is found. */
@Schema(name = "OrganizationAlias")
record AliasView(
        UUID id,
        @Schema(example = "Лудейнопольская СОШ № 2") String text,
        AliasKind kind,
        long version,
        Instant createdAt) {}
