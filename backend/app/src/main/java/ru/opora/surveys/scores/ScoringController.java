package ru.opora.surveys.scores;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.SurveyPermission;

/** The last step of a campaign. */
@RestController
@RequestMapping(path = "/api/v1/campaigns/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "campaigns")
class ScoringController {

    private final Scoring scoring;

    ScoringController(Scoring scoring) {
        this.scoring = scoring;
    }

    /** What scoring has counted. */
    @Schema(name = "SurveyScoring")
    record ScoringView(
            UUID campaignId,

            @Schema(description = "Answers looked at") long answers,

            @Schema(description = "Of which so many answered at least 70 % of what was shown")
            long counting,

            @Schema(description = "Groups with at least one answer")
            long groups) {}

    @PostMapping("/score")
    @PreAuthorize("hasAuthority('" + SurveyPermission.WRITE + "')")
    @Operation(
            operationId = "scoreCampaign",
            summary = "End a closed campaign: its scores are final and no answers are taken",
            description =
                    "Risk profiles follow answers also before; what is scored is not preliminary any more. While answers wait to be counted it is 503 with Retry-After.")
    Mono<ScoringView> score(Caller caller, @PathVariable UUID id) {
        return scoring.close(caller, id)
                .map(scored -> new ScoringView(id, scored.answers(), scored.counting(), scored.groups()));
    }
}
