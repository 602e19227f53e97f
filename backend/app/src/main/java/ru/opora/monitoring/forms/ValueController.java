package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.ValueQueries.Filter;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** The route of values as rows, for programs. */
@RestController
@RequestMapping("/api/v1/indicator-values")
@Tag(name = "indicator-values", description = "Values of indicators as rows, for programs")
class ValueController {

    private final ValueQueries queries;

    ValueController(ValueQueries queries) {
        this.queries = queries;
    }

    @ListMapping
    @PreAuthorize("hasAuthority('" + MonitoringPermission.READ + "')")
    @Operation(
            operationId = "listIndicatorValues",
            summary = "Values of own schools in all rounds, in the order in which they changed",
            description =
                    "A value carries the moment at which its change began; it is seen when the change is complete. Whoever reads what is new therefore asks for `updatedSince` ten minutes before the last answer, and knows by `id` and `updatedAt` what they have. `state` and `level` belong to the form and change with `formUpdatedAt`: a form that was confirmed does not move its values; ask with `formUpdatedSince` for those.")
    Mono<Page<ValueView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID round,
            @RequestParam(required = false) @Nullable UUID indicator,
            @RequestParam(required = false) @Nullable UUID school,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only values that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only values of forms that changed at this moment or later, by whatever")
                    Instant formUpdatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.list(
                caller, new Filter(round, indicator, school, updatedSince, formUpdatedSince), limit, cursor);
    }
}
