package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;

/** What became of each school of a batch, in the order of the request. */
@Schema(name = "ParticipationBatchResult")
record ParticipationBatchView(int created, int refused, List<Item> items) {

    /** One of them: either made, or refused for the errors named. */
    @Schema(name = "ParticipationBatchItem")
    record Item(
            @Nullable @Schema(description = "The participation; null when refused")
            UUID id,

            List<FieldError> errors) {}
}
