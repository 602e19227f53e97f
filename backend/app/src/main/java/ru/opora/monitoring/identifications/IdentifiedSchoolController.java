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

/** Routes of schools on lists. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "identifications")
class IdentifiedSchoolController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";

    private final IdentifiedSchools schools;

    IdentifiedSchoolController(IdentifiedSchools schools) {
        this.schools = schools;
    }

    @GetMapping("/organizations/{id}/identifications")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listSchoolIdentifications", summary = "The announced lists on which a school is")
    Mono<Page<IdentifiedSchoolView>> of(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return schools.of(caller, id, limit, cursor);
    }

    @GetMapping("/identified-schools/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getIdentifiedSchool", summary = "One school of a list, with the figures it is listed for")
    Mono<ResponseEntity<IdentifiedSchoolView>> get(Caller caller, @PathVariable UUID id) {
        return schools.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(path = "/identified-schools/{id}/dispute", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.WRITE + "')")
    @Operation(operationId = "disputeIdentification", summary = "Disagree, in the name of the school")
    Mono<ResponseEntity<IdentifiedSchoolView>> dispute(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody IdentificationRequest.Dispute request) {
        return schools.dispute(caller, id, request).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(path = "/identified-schools/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.MANAGE + "')")
    @Operation(operationId = "answerIdentification", summary = "Answer a school that disagrees")
    Mono<ResponseEntity<IdentifiedSchoolView>> answer(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody IdentificationRequest.Answer request) {
        return schools.answer(caller, id, request).map(view -> EntityTag.ok(view, view.version()));
    }
}
