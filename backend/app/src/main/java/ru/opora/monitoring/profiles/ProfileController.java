package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.surveys.SurveyPermission;

/** Routes of risk profiles, and of programmes against high factors. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "risk-profiles", description = "Risk profiles of schools, with evidence and what people say of them")
class ProfileController {

    private final Profiles profiles;
    private final ProfileList list;
    private final AntiRiskProgrammes programmes;
    private final FactorMeasures measures;

    ProfileController(Profiles profiles, ProfileList list, AntiRiskProgrammes programmes, FactorMeasures measures) {
        this.list = list;
        this.measures = measures;
        this.profiles = profiles;
        this.programmes = programmes;
    }

    @ListMapping(path = "/risk-profiles")
    @PreAuthorize("hasAuthority('" + SurveyPermission.READ + "')")
    @Operation(
            operationId = "listRiskProfiles",
            summary = "Which schools have which risk: a row for each factor of a school of which something is known",
            description =
                    "The highest risks first. A page may hold fewer rows than asked for: what has become another in the last moments stands where it belongs a moment later.")
    Mono<Page<ProfileRow>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "Only this organisation and all below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Parameter(example = "MOTIVATION") @Nullable RiskFactor factor,
            @RequestParam(required = false)
                    @Parameter(description = "What holds: as computed, or as somebody decided", example = "HIGH")
                    @Nullable
                    Significance significance,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list.list(caller, new ProfileList.Filter(within, factor, significance), limit, cursor);
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

    @ListMapping(path = "/risk-profiles/{organizationId}/reviews")
    @PreAuthorize("hasAuthority('" + SurveyPermission.READ + "')")
    @Operation(
            operationId = "listRiskFactorReviews",
            summary = "What was decided on the factors of a school, the newest first: what holds, and what held before")
    Mono<Page<ReviewRow>> reviews(
            Caller caller,
            @PathVariable UUID organizationId,
            @RequestParam(required = false) @Size(max = 64) @Parameter(example = "MOTIVATION") @Nullable String factor,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return profiles.reviews(caller, organizationId, factor, limit, cursor);
    }

    @PostMapping(path = "/risk-profiles/{organizationId}/reviews", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.REVIEW + "')")
    @Operation(
            operationId = "reviewRiskFactor",
            summary = "Confirm a computed factor, or override it with a reason",
            description =
                    "A later review stands for an earlier one, which is kept. When the factor is computed otherwise by now, nothing is stored: 412 with the profile as it is.")
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
