package ru.opora.roadmaps.importing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;

/** An uploaded order with what was understood of it. */
record RoadmapImport(
        UUID id,
        @Nullable UUID organizationId,
        ImportStatus status,
        String fileName,
        Corrections corrections,
        RecognisedPlan plan,
        @Nullable UUID roadmapId,
        long version,
        Instant createdAt) {}
