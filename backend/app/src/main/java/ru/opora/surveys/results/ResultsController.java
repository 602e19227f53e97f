package ru.opora.surveys.results;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
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
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;

/** Routes of results. */
@RestController
@RequestMapping(path = "/api/v1/campaigns/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "campaigns")
class ResultsController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";

    private final Results results;

    ResultsController(Results results) {
        this.results = results;
    }

    @GetMapping("/results")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getSurveyResults",
            summary = "What a group answered in a place, question by question",
            description =
                    "Groups of fewer than five are hidden, and as much beside them as is needed that they cannot be found by subtraction. Left out, the place is the campaign's owner.")
    Mono<ResultsView> results(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam Audience audience,
            @RequestParam(required = false) @Nullable UUID within) {
        return results.results(caller, id, audience, within);
    }

    @GetMapping("/dynamics")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "compareCampaigns",
            summary = "Two campaigns side by side, question by question",
            description =
                    "Questions of the same name that are counted alike. Each campaign hides its own small groups.")
    Mono<ResultsView.Dynamics> dynamics(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam @Parameter(description = "The other campaign") UUID with,
            @RequestParam Audience audience,
            @RequestParam(required = false) @Nullable UUID within) {
        return results.dynamics(caller, id, with, audience, within);
    }

    @GetMapping("/comparison")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "compareSurveyResults", summary = "One question in each place right below a place")
    Mono<ResultsView.Comparison> comparison(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam @Size(min = 1, max = 64) String item,
            @RequestParam Audience audience,
            @RequestParam(required = false) @Nullable UUID within) {
        return results.comparison(caller, id, item, audience, within);
    }
}
