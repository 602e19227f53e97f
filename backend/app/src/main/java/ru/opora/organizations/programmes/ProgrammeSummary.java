package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A programme named in another record. */
@Schema(name = "ProgrammeSummary")
record ProgrammeSummary(UUID id, String name, @Nullable String shortName, ProgrammeKind kind) {}
