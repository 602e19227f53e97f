package ru.opora.surveys.profiles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.SurveyPermission;

/** Routes of scoring and of risk profiles. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "risk-profiles", description = "Risk profiles of schools, with evidence and what people say of them")
class ProfileController {

    private final Scoring scoring;
    private final Profiles profiles;

    ProfileController(Scoring scoring, Profiles profiles) {
        this.scoring = scoring;
        this.profiles = profiles;
    }

    @PostMapping("/campaigns/{id}/score")
    @PreAuthorize("hasAuthority('" + SurveyPermission.WRITE + "')")
    @Operation(
            operationId = "scoreCampaign",
            summary = "Score a closed campaign for risk profiles; after it no answers are taken",
            description = "By the newest formula. A campaign of several hundred thousand answers takes minutes.")
    Mono<ProfileView.Scored> score(Caller caller, @PathVariable UUID id) {
        return scoring.score(caller, id);
    }

    @GetMapping("/risk-profiles/{organizationId}")
    @PreAuthorize("hasAuthority('" + SurveyPermission.READ + "')")
    @Operation(
            operationId = "getRiskProfile",
            summary = "The risk profile of a school, factor by factor, from the latest scored campaign of each group",
            description =
                    "Groups that are too small are left out of a factor and shown without numbers; a factor without any is INSUFFICIENT_DATA.")
    Mono<ProfileView> get(Caller caller, @PathVariable UUID organizationId) {
        return profiles.get(caller, organizationId);
    }

    @PostMapping(path = "/risk-profiles/{organizationId}/reviews", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + SurveyPermission.REVIEW + "')")
    @Operation(
            operationId = "reviewRiskFactor",
            summary = "Confirm a computed factor, or override it with a reason",
            description = "A later review stands for an earlier one, which stays in the record of changes.")
    Mono<ResponseEntity<ProfileView>> review(
            Caller caller, @PathVariable UUID organizationId, @Valid @RequestBody ReviewRequest request) {
        return profiles.review(caller, organizationId, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/risk-profiles/" + organizationId))
                        .body(view));
    }
}
