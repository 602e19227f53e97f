package ru.opora.roadmaps.terms;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms to be understood. */
@Schema(name = "TermsParseRequest")
record TermsParseRequest(
        @NotNull @Size(max = TermsParseRequest.MAX_ITEMS) List<@NotNull @Valid Item> items) {

    /** The most terms of one request. */
    static final int MAX_ITEMS = 1000;

    /** One term and the period of the plan it stands in. */
    @Schema(name = "TermToParse")
    record Item(
            @NotNull @Size(max = 20_000) @Schema(example = "1 и 3 понедельника каждого месяца")
            String text,

            @Nullable
            @Schema(
                    description = "First day of the plan's period; with periodEnd or not at all",
                    example = "2022-01-01")
            LocalDate periodStart,

            @Nullable @Schema(description = "Last day of the plan's period", example = "2022-12-31")
            LocalDate periodEnd) {}
}
