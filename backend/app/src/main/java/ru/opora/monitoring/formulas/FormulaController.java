package ru.opora.monitoring.formulas;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.SurveyPermission;

/** Routes of formulas. */
@RestController
@RequestMapping(path = "/api/v1/risk-formulas", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "risk-profiles", description = "Risk profiles of schools, with evidence and what people say of them")
class FormulaController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + MonitoringPermission.FORMULAS + "')";

    private final Formulas formulas;
    private final FormulaEffect effect;
    private final MovedSchools moved;

    FormulaController(Formulas formulas, FormulaEffect effect, MovedSchools moved) {
        this.formulas = formulas;
        this.effect = effect;
        this.moved = moved;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listRiskFormulas", summary = "Formulas of risk profiles")
    Mono<Page<FormulaView>> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return formulas.list(caller, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getRiskFormula", summary = "One formula")
    Mono<ResponseEntity<FormulaView>> get(Caller caller, @PathVariable UUID id) {
        return formulas.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "createRiskFormula", summary = "Draft a formula")
    Mono<ResponseEntity<FormulaView>> create(Caller caller, @Valid @RequestBody FormulaRequest request) {
        return formulas.create(caller, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/risk-formulas/" + view.id()))
                        .body(view));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updateRiskFormula", summary = "Write a draft anew; a published formula never changes")
    Mono<ResponseEntity<FormulaView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody FormulaRequest.Change request) {
        return formulas.change(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping("/{id}/publish")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "publishRiskFormula",
            summary = "Bring a draft into force for its organisation and all below it",
            description =
                    "For a school the nearest published formula above it holds, of several there the newest. With If-Match only what was seen is published.")
    Mono<ResponseEntity<FormulaView>> publish(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return formulas.publish(caller, id, EntityTag.optional(ifMatch))
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @GetMapping("/{id}/comparison")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "compareRiskFormulas",
            summary = "What differs from another formula, and which factors would move in how many schools")
    Mono<FormulaView.Comparison> compare(Caller caller, @PathVariable UUID id, @RequestParam UUID with) {
        return effect.compare(caller, id, with);
    }

    @GetMapping("/{id}/comparison/schools")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listSchoolsMovedByRiskFormula",
            summary = "The schools behind a comparison: what would change in each",
            description = "By their ids. With factor, was and becomes those of one row of the comparison.")
    Mono<Page<FormulaView.MovedSchool>> moved(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam UUID with,
            @RequestParam(required = false) @Size(max = 100) @Nullable String factor,
            @RequestParam(required = false) @Nullable Significance was,
            @RequestParam(required = false) @Nullable Significance becomes,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return moved.list(caller, id, new MovedSchools.Filter(with, factor, was, becomes), limit, cursor);
    }
}
