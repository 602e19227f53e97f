package ru.opora.organizations.history;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The end of an organisation with which nobody goes on. */
@Schema(name = "OrganizationCloseRequest")
record CloseRequest(
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
