package ru.opora.organizations.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An import in a list of imports. */
@Schema(name = "OrganizationImportSummary")
record ListImportSummary(
        UUID id,
        ListImportStatus status,
        String fileName,
        UUID parentId,
        String parentName,
        Map<RowOutcome, Integer> counts,
        int processed,
        int total,
        Instant createdAt) {}
