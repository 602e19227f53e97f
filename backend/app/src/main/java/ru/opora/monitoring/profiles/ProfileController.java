package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.surveys.SurveyPermission;

/** Routes of risk profiles, and of programmes against high factors. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "risk-profiles", description = "Risk profiles of schools, with evidence and what people say of them")
class ProfileController {

    private final Profiles profiles;
    private final AntiRiskProgrammes programmes;
    private final FactorMeasures measures;

    ProfileController(Profiles profiles, AntiRiskProgrammes programmes, FactorMeasures measures) {
        this.measures = measures;
        this.profiles = profiles;
        this.programmes = programmes;
    }

    @GetMapping("/risk-profiles/{organizationId}")
    @PreAuthorize("hasAuthority('" + SurveyPermission.READ + "')")
    @Operation(
            operationId = "getRiskProfile",
            summary = "The risk profile of a school, factor by factor, as far as answers have come",
            description =
                    "Of each group the latest scored campaign with enough answers, else the latest with enough. Groups that are too small are left out of a factor and shown without numbers; a factor without any is INSUFFICIENT_DATA.")
    Mono<ProfileView> get(Caller caller, @PathVariable UUID organizationId) {
        return profiles.get(caller, organizationId);
    }

    @PostMapping(path = "/risk-profiles/{organizationId}/reviews", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.REVIEW + "')")
    @Operation(
            operationId = "reviewRiskFactor",
            summary = "Confirm a computed factor, or override it with a reason",
            description =
                    "A later review stands for an earlier one, which stays in the record of changes. When the factor is computed otherwise by now, nothing is stored: 412 with the profile as it is.")
    Mono<ResponseEntity<ProfileView>> review(
            Caller caller, @PathVariable UUID organizationId, @Valid @RequestBody ReviewRequest request) {
        return profiles.review(caller, organizationId, request).map(view -> made(organizationId, view));
    }

    @PostMapping(path = "/risk-profiles/{organizationId}/programmes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(
            operationId = "openAntiRiskProgramme",
            summary = "Turn measures against a HIGH factor into rows of a draft roadmap of the school")
    Mono<ResponseEntity<ProgrammeView>> open(
            Caller caller, @PathVariable UUID organizationId, @Valid @RequestBody ProgrammeRequest request) {
        return programmes.open(caller, organizationId, request).map(view -> made(organizationId, view));
    }

    @GetMapping("/risk-profiles/{organizationId}/factors/{factor}/measures")
    @PreAuthorize("hasAuthority('" + SurveyPermission.READ + "')")
    @Operation(
            operationId = "getRiskFactorMeasures",
            summary = "What a school does about a risk factor, and what similar schools had done where it became less",
            description =
                    "Rows of plans need `roadmaps:read`, similar schools `monitoring:read`. Schools that the caller does not see are counted and not named. That a school carried measures out does not say that they are the cause.")
    Mono<FactorMeasuresView> measures(
            Caller caller,
            @PathVariable UUID organizationId,
            @PathVariable @Size(max = 64) @Parameter(example = "MOTIVATION") String factor) {
        return measures.of(caller, organizationId, factor);
    }

    @GetMapping("/risk-measures")
    @PreAuthorize("hasAuthority('" + SurveyPermission.READ + "')")
    @Operation(operationId = "listRiskMeasures", summary = "Measures that are proposed against risk factors")
    Mono<ProgrammeView.Measures> measures(@RequestParam(required = false) @Size(max = 64) @Nullable String factor) {
        return programmes.measures(factor);
    }

    private static <T> ResponseEntity<T> made(UUID organization, T body) {
        return ResponseEntity.created(URI.create("/api/v1/risk-profiles/" + organization))
                .body(body);
    }
}
