package ru.opora.reports.dashboards;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A school of a round with its value, as of the day of the panel. */
@Schema(name = "DashboardValue")
record ValueRow(
        UUID schoolId,
        String schoolName,
        String municipalityName,
        @Nullable BigDecimal value,

        @Nullable @Schema(description = "Why there is none, as the school says")
        String missing) {

    /** Which schools. */
    @Schema(
            name = "DashboardValueState",
            description =
                    "KNOWN: there is a value; MISSING: the school says why there is none; EMPTY: it has said nothing yet")
    enum State {
        KNOWN,
        MISSING,
        EMPTY
    }
}
