package ru.opora.organizations.history;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.security.Caller;

/** That a merging or closing was wrong. */
@Schema(name = "OrganizationReopenRequest")
record ReopenRequest(
        @NotNull @Size(min = 1, max = 1000) @Pattern(regexp = "(?s).*\\S.*")
        String reason,

        @Nullable @Size(max = 100) @Schema(example = "312-п")
        String orderNumber,

        @Nullable LocalDate orderDate,

        @Nullable
        @Schema(
                description =
                        "Whether the roles, participations and pairs that ended with it hold again, and what went on with the successor ends there; not when left out")
        Boolean restores) {

    boolean isRestoring() {
        return Boolean.TRUE.equals(restores);
    }

    Change change(UUID organization, LocalDate day, Caller caller) {
        return new Change(
                UUID.randomUUID(),
                organization,
                ChangeAction.REOPEN,
                day,
                null,
                null,
                null,
                null,
                false,
                new ChangeOrder(orderNumber, orderDate, reason.strip()),
                caller.subject());
    }
}
