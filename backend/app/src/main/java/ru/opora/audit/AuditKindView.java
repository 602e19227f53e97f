package ru.opora.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A kind of records that the record of changes holds, and what was done to them. */
@Schema(name = "AuditKind")
record AuditKindView(
        @Schema(example = "roadmap") String entity,
        @Schema(example = "[\"CHANGED\",\"CREATED\"]") List<String> actions) {

    /** All kinds, by name. */
    @Schema(name = "AuditKinds")
    record All(List<AuditKindView> items) {}
}
