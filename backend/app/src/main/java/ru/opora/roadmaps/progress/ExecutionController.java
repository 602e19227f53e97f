package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of what is late, what waits, and what one organisation has to do. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "progress")
class ExecutionController {

    private final Execution execution;

    ExecutionController(Execution execution) {
        this.execution = execution;
    }

    @ListMapping(path = "/overdue")
    @PreAuthorize(ProgressPermission.MAY_READ)
    @Operation(operationId = "listOverdue", summary = "Who is late, most first")
    Mono<OverduePage> overdue(
            Caller caller,
            @RequestParam(defaultValue = "MUNICIPALITY")
                    @Parameter(
                            description =
                                    "MUNICIPALITY (executors outside of municipalities stand for themselves), SCHOOL (each executor) or ROADMAP")
                    OverdueGrouping by,
            @RequestParam(required = false)
                    @Parameter(description = "Only executors that are this organisation or below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Parameter(description = "Only of this roadmap") @Nullable UUID roadmap,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return execution.overdue(caller, by, within, roadmap, limit, cursor);
    }

    @GetMapping("/organizations/{id}/execution")
    @PreAuthorize(ProgressPermission.MAY_READ)
    @Operation(operationId = "getOrganizationExecution", summary = "What one organisation executes")
    Mono<OrganizationExecution> ofOrganization(Caller caller, @PathVariable UUID id) {
        return execution.ofOrganization(caller, id);
    }

    @GetMapping("/execution-summary")
    @PreAuthorize(ProgressPermission.MAY_READ)
    @Operation(
            operationId = "getExecutionSummary",
            summary = "What waits, what is late and what was returned twice, in own subtrees")
    Mono<ExecutionSummary> summary(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "Only executors that are this organisation or below it")
                    @Nullable
                    UUID within) {
        return execution.summary(caller, within);
    }
}
