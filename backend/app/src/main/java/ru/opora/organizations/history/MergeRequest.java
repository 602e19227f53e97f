package ru.opora.organizations.history;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The end of an organisation with whose work another goes on; what is below it moves there. */
@Schema(name = "OrganizationMergeRequest")
record MergeRequest(
        @NotNull UUID successorId,

        @Nullable
        @Schema(
                description =
                        "Whether its programmes, its curators and its pairs go on with the successor from that day; not when left out")
        Boolean carriesOver,

        @Nullable @Schema(description = Acts.EFFECTIVE_ON, example = "2027-01-01")
        LocalDate effectiveOn,

        @Nullable @Size(max = 100) @Schema(example = "312-п")
        String orderNumber,

        @Nullable LocalDate orderDate,
        @Nullable @Size(max = 1000) String reason) {

    ChangeOrder order() {
        return new ChangeOrder(orderNumber, orderDate, reason);
    }
}
