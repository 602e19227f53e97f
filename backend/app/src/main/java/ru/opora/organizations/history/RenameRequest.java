package ru.opora.organizations.history;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A new name by order; the former one stays an alias. */
@Schema(name = "OrganizationRenameRequest")
record RenameRequest(
        @NotBlank @Size(max = 500) @Schema(example = "МБОУ «Заречный лицей»")
        String name,

        @Nullable @Size(min = 1, max = 200) @Schema(description = "The new short name; left out: it has none any more")
        String shortName,

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
