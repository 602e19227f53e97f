package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** Routes of rules. */
@RestController
@RequestMapping(path = "/api/v1/identification-rules", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "identifications",
        description = "Schools with low outcomes: rules, lists with the reasons, disputes, decisions")
class RuleController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_MANAGE = "hasAuthority('" + MonitoringPermission.MANAGE + "')";

    private final Rules rules;

    RuleController(Rules rules) {
        this.rules = rules;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listIdentificationRules",
            summary = "Rules of the caller's organisations and of those above them, newest first")
    Mono<Page<RuleView>> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return rules.list(caller, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getIdentificationRule", summary = "One rule")
    Mono<ResponseEntity<RuleView>> get(Caller caller, @PathVariable UUID id) {
        return rules.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "createIdentificationRule", summary = "Draft a rule")
    Mono<ResponseEntity<RuleView>> create(Caller caller, @Valid @RequestBody RuleRequest request) {
        return rules.create(caller, request)
                .map(view -> EntityTag.created("/api/v1/identification-rules", view.id(), view, view.version()));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "updateIdentificationRule",
            summary = "Write a draft anew; a published rule never changes")
    Mono<ResponseEntity<RuleView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody RuleRequest.Change request) {
        return rules.change(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping("/{id}/publish")
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "publishIdentificationRule",
            summary = "Bring a draft into force: lists are made by it from then on",
            description = "With If-Match only what was seen is published.")
    Mono<ResponseEntity<RuleView>> publish(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return rules.publish(caller, id, EntityTag.optional(ifMatch))
                .map(view -> EntityTag.ok(view, view.version()));
    }
}
