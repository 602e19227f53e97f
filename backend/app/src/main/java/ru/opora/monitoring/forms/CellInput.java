package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** A cell as it shall be, whole. With neither a value nor a reason it is empty again. */
@Schema(name = "MonitoringCellInput")
record CellInput(
        @NotNull UUID indicatorId,

        @Nullable @Size(max = 40) @Schema(description = "Key of a breakdown; left out: the whole")
        String breakdown,

        @Nullable
        @DecimalMin("-999999999999")
        @DecimalMax("999999999999")
        @Digits(integer = 12, fraction = 6)
        BigDecimal value,

        @Nullable @Size(min = 1, max = 300) @Schema(description = "Why there is no value")
        String missing,

        @Nullable @Size(min = 1, max = 2000) @Schema(description = "What it rests on: a document, a calculation, a link")
        String evidence,

        @Nullable @Schema(description = "An uploaded file that shows it")
        UUID fileId) {

    /** Cells of a form in one request. */
    static final int MOST = 4000;

    String part() {
        return breakdown == null ? "" : breakdown;
    }

    /** Cells that change; those left out stay as they are. */
    @Schema(name = "MonitoringCells")
    record Many(@NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid CellInput> cells) {}
}
