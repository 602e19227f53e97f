package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.surveys.SurveyPermission;

/** Routes of campaigns and their life. */
@RestController
@RequestMapping(path = "/api/v1/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "campaigns", description = "Campaigns: who is asked what, and when")
class CampaignController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + SurveyPermission.WRITE + "')";

    private final Campaigns campaigns;

    CampaignController(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listCampaigns",
            summary =
                    "The campaigns the caller sees, the latest first: own ones, and started ones from above in which somebody of the own is asked")
    Mono<Page<CampaignView>> list(
            Caller caller,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(required = false) @Nullable CampaignState state,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those in which somebody of this organisation is expected to answer")
                    UUID asked,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those, without drafts, whose last day is this or later")
                    LocalDate endedFrom,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those, without drafts, whose last day is this or earlier")
                    LocalDate endedTo,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "Only those that changed at this moment or later; its state moves with the days alone")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new CampaignFilter(q, state, asked, endedFrom, endedTo, updatedSince);
        return campaigns.list(caller, filter, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getCampaign", summary = "One campaign")
    Mono<ResponseEntity<CampaignView>> get(Caller caller, @PathVariable UUID id) {
        // its state moves with the day and not with its version
        return campaigns.get(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "createCampaign", summary = "Draft a campaign")
    Mono<ResponseEntity<CampaignView>> create(Caller caller, @Valid @RequestBody CampaignRequest request) {
        return campaigns
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/campaigns", view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "updateCampaign",
            summary = "Change a campaign",
            description = "Everything of a draft; title, contact and days of grace of one that was started.")
    Mono<ResponseEntity<CampaignView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CampaignRequest.Change request) {
        return campaigns
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(CampaignController::tagged);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteCampaign", summary = "Delete a draft")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return campaigns.delete(caller, id, EntityTag.required(ifMatch));
    }

    @PostMapping("/{id}/schedule")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "scheduleCampaign",
            summary = "Start a campaign: it opens on its first day",
            description = "The questionnaire is frozen as a version; somebody must be asked.")
    Mono<ResponseEntity<CampaignView>> schedule(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return campaigns.schedule(caller, id, EntityTag.optional(ifMatch)).map(CampaignController::tagged);
    }

    @PostMapping("/{id}/unschedule")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "unscheduleCampaign",
            summary = "Take back the start of a campaign that has not opened: a draft again",
            description = "Links made of it are void. Refused once a letter has gone out.")
    Mono<ResponseEntity<CampaignView>> unschedule(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return campaigns.unschedule(caller, id, EntityTag.optional(ifMatch)).map(CampaignController::tagged);
    }

    @PostMapping("/{id}/pause")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "pauseCampaign", summary = "Take no answers for the time being; devices keep theirs")
    Mono<ResponseEntity<CampaignView>> pause(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return campaigns.pause(caller, id, EntityTag.optional(ifMatch), true).map(CampaignController::tagged);
    }

    @PostMapping("/{id}/resume")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "resumeCampaign", summary = "Take answers again")
    Mono<ResponseEntity<CampaignView>> resume(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return campaigns.pause(caller, id, EntityTag.optional(ifMatch), false).map(CampaignController::tagged);
    }

    @PostMapping(path = "/{id}/extend", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "extendCampaign", summary = "Move the last day; what was closed is open again")
    Mono<ResponseEntity<CampaignView>> extend(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CampaignRequest.Extension request) {
        return campaigns
                .extend(caller, id, EntityTag.optional(ifMatch), request.closesOn())
                .map(CampaignController::tagged);
    }

    @PostMapping("/{id}/close")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "closeCampaign", summary = "Close a campaign today; its days of grace begin")
    Mono<ResponseEntity<CampaignView>> close(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return campaigns.close(caller, id, EntityTag.optional(ifMatch)).map(CampaignController::tagged);
    }

    private static ResponseEntity<CampaignView> tagged(CampaignView view) {
        return EntityTag.ok(view, view.version());
    }
}
