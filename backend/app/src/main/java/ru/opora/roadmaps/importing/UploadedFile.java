package ru.opora.roadmaps.importing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller sent to be imported. */
record UploadedFile(
        @Nullable UUID id,
        String fileName,
        byte[] content,
        @Nullable UUID organizationId,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable String title) {}
