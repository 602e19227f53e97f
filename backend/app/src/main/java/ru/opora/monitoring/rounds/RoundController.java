package ru.opora.monitoring.rounds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.rounds.RoundQueries.Filter;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of rounds. */
@RestController
@RequestMapping("/api/v1/monitoring-rounds")
@Tag(name = "monitoring-rounds", description = "Rounds in which schools are measured, and what they come to")
class RoundController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_MANAGE = "hasAuthority('" + MonitoringPermission.MANAGE + "')";

    private final Rounds rounds;

    RoundController(Rounds rounds) {
        this.rounds = rounds;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listMonitoringRounds",
            summary = "Rounds of own subtrees, and opened ones from above that measure own schools; newest first")
    Mono<Page<RoundSummary>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable @Parameter(description = "Part of the title") String q,
            @RequestParam(required = false) @Nullable RoundKind kind,
            @RequestParam(required = false) @Nullable RoundState state,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return rounds.list(caller, new Filter(q, kind, state, updatedSince), limit, cursor);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getMonitoringRound", summary = "One round with its indicators")
    Mono<ResponseEntity<RoundView>> get(Caller caller, @PathVariable UUID id) {
        return rounds.get(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "createMonitoringRound", summary = "Draft a round")
    Mono<ResponseEntity<RoundView>> create(Caller caller, @Valid @RequestBody RoundRequest request) {
        return rounds.create(caller, request)
                .map(view -> EntityTag.created("/api/v1/monitoring-rounds", view.id(), view, view.version()));
    }

    @PutMapping(
            path = "/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "updateMonitoringRound", summary = "Write a draft anew")
    Mono<ResponseEntity<RoundView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RoundRequest.Change request) {
        return rounds.change(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.whole(view, view.version()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "deleteMonitoringRound", summary = "Delete a draft")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return rounds.delete(caller, id, EntityTag.required(ifMatch));
    }

    @PostMapping(path = "/{id}/open", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "openMonitoringRound",
            summary = "Open a draft: its indicators, its schools and their municipalities are frozen",
            description =
                    "The panel are the schools that were there on panelOn, each with its municipality of that day. With If-Match only what was seen is opened.")
    Mono<ResponseEntity<RoundView>> open(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return rounds.open(caller, id, EntityTag.optional(ifMatch)).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(path = "/{id}/close", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "closeMonitoringRound", summary = "Close a round: nothing in it changes any more")
    Mono<ResponseEntity<RoundView>> close(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return rounds.close(caller, id, EntityTag.optional(ifMatch)).map(view -> EntityTag.whole(view, view.version()));
    }
}
