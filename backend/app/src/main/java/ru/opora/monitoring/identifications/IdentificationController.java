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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of lists. */
@RestController
@RequestMapping(path = "/api/v1/identifications", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "identifications")
class IdentificationController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_MANAGE = "hasAuthority('" + MonitoringPermission.MANAGE + "')";

    private final Identifications identifications;
    private final IdentifiedSchools schools;

    IdentificationController(Identifications identifications, IdentifiedSchools schools) {
        this.identifications = identifications;
        this.schools = schools;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listIdentifications",
            summary = "Lists of schools with low outcomes, newest first; counts are of the schools the caller sees")
    Mono<Page<IdentificationView>> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return identifications.list(caller, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getIdentification", summary = "One list, with its rule")
    Mono<ResponseEntity<IdentificationView>> get(Caller caller, @PathVariable UUID id) {
        return identifications.get(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "identifySchools",
            summary = "Find schools by a published rule in the results of a school year as they are now",
            description = "Only those who made it see the list until it is announced.")
    Mono<ResponseEntity<IdentificationView>> run(Caller caller, @Valid @RequestBody IdentificationRequest request) {
        return identifications
                .run(caller, request)
                .map(view -> EntityTag.created("/api/v1/identifications", view.id(), view, view.version()));
    }

    @PostMapping("/{id}/announce")
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "announceIdentification",
            summary = "Let schools, and those above them, see that they are listed and why; they may disagree from then on")
    Mono<ResponseEntity<IdentificationView>> announce(Caller caller, @PathVariable UUID id) {
        return identifications.announce(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @GetMapping("/{id}/verification")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "verifyIdentification",
            summary = "Find the schools again, by the same rule in the results as they were, and compare")
    Mono<IdentificationView.Verification> verify(Caller caller, @PathVariable UUID id) {
        return identifications.verify(caller, id);
    }

    @PostMapping(path = "/{id}/what-if", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "compareIdentification",
            summary = "What another rule would find in the same results, side by side; nothing is stored")
    Mono<IdentificationView.Comparison> whatIf(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody IdentificationRequest.WhatIf request) {
        return identifications.whatIf(caller, id, request.definition());
    }

    @ListMapping(path = "/{id}/schools")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listIdentifiedSchools",
            summary = "The schools of a list that the caller sees, each with the figures it is listed for")
    Mono<Page<IdentifiedSchoolView>> schools(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) RuleDefinition.@Nullable Category category,
            @RequestParam(required = false) IdentifiedSchoolView.@Nullable State state,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return schools.list(
                caller, id, new IdentifiedSchoolQueries.Filter(id, null, category, state), limit, cursor);
    }

    @PostMapping(path = "/{id}/decide", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "decideIdentification",
            summary = "Include listed schools, or leave them out, by an order; included ones are taken into a programme",
            description = "All or none. A school that has disagreed is answered first. Leaving out takes a reason.")
    Mono<ResponseEntity<IdentificationView>> decide(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody IdentificationRequest.Decision request) {
        return schools.decide(caller, id, request).map(view -> EntityTag.whole(view, view.version()));
    }
}
