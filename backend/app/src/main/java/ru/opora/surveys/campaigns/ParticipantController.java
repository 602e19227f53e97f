package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;

/** Routes of participants, links and response rates. */
@RestController
@RequestMapping(path = "/api/v1/campaigns/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "campaigns")
class ParticipantController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + SurveyPermission.WRITE + "')";
    private static final String MAY_LINK = "hasAuthority('" + SurveyPermission.LINKS + "')";

    private final Participants participants;
    private final Sheets sheets;

    ParticipantController(Participants participants, Sheets sheets) {
        this.participants = participants;
        this.sheets = sheets;
    }

    @ListMapping(path = "/participants")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listCampaignParticipants",
            summary = "Who is asked and how many have answered, inside the caller's subtrees")
    Mono<Page<ParticipantView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Nullable Audience audience,
            @RequestParam(defaultValue = "false")
                    @Parameter(
                            description =
                                    "Only groups that lag: nobody has answered, or fewer than half of those that are expected")
                    boolean lagging,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return participants.list(caller, id, within, audience, lagging, limit, cursor);
    }

    @PostMapping(path = "/participants", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "saveCampaignParticipants",
            summary = "Add those who are asked, or change their expected numbers and quotas")
    Mono<ResponseEntity<ParticipantView.Saved>> save(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ParticipantsRequest request) {
        return participants
                .save(caller, id, request)
                .map(saved -> ResponseEntity.created(URI.create("/api/v1/campaigns/" + id + "/participants"))
                        .body(saved));
    }

    @DeleteMapping("/participants/{participantId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "removeCampaignParticipant", summary = "Take one out who has not answered yet")
    Mono<Void> remove(Caller caller, @PathVariable UUID id, @PathVariable UUID participantId) {
        return participants.remove(caller, id, participantId);
    }

    @PostMapping("/school-reminders")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "remindSchoolsOfSurvey",
            summary = "Remind the people of schools where groups lag, each school at most once a day",
            description =
                    "A notification to whoever is responsible there, inside the caller's subtrees and while the campaign is open.")
    Mono<ResponseEntity<ParticipantView.Reminded>> remind(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID within) {
        return participants
                .remind(caller, id, within)
                .map(reminded -> ResponseEntity.created(URI.create("/api/v1/campaigns/" + id + "/participants"))
                        .body(reminded));
    }

    @ListMapping(path = "/rates")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listResponseRates",
            summary = "How many have answered at this moment, by groups or by municipalities")
    Mono<ParticipantView.Rates> rates(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(defaultValue = "AUDIENCE") ParticipantView.Grouping by) {
        return participants.rates(caller, id, within, by);
    }

    @GetMapping("/links")
    @PreAuthorize(MAY_LINK)
    @Operation(operationId = "listSurveyLinks", summary = "Links that are not revoked, without their secrets")
    Mono<Page<ParticipantView.Link>> links(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return participants.links(caller, id, limit, cursor);
    }

    @PostMapping(path = "/links", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_LINK)
    @Operation(
            operationId = "createSurveyLinks",
            summary = "Make links for respondents, one for each group of each school",
            description = "The secrets are told once. Links made before stay good until they are revoked.")
    Mono<ResponseEntity<ParticipantView.MadeLinks>> makeLinks(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ParticipantsRequest.Links request) {
        return participants
                .makeLinks(caller, id, request, Participants.MOST_LINKS)
                .map(made -> ResponseEntity.created(URI.create("/api/v1/campaigns/" + id + "/links"))
                        .cacheControl(CacheControl.noStore())
                        .body(made));
    }

    @PostMapping(
            path = "/sheets",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_LINK)
    @Operation(
            operationId = "printSurveySheets",
            summary = "Make links and print them, a page for each group of each school",
            description =
                    "A PDF of at most 2,000 pages, each with the link as a QR code and in letters. As with links, the secrets are told once: a lost sheet is printed anew with a new link. Accept-Language chooses the words.",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Made and printed",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    Mono<ResponseEntity<Flux<DataBuffer>>> sheets(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @Valid @RequestBody ParticipantsRequest.Links request) {
        return sheets.print(caller, id, request, locale)
                .map(printed -> ResponseEntity.created(URI.create("/api/v1/campaigns/" + id + "/links"))
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(printed.title(), "pdf"))
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(printed.content()));
    }

    @DeleteMapping("/links/{linkId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_LINK)
    @Operation(operationId = "revokeSurveyLink", summary = "Make a link void, within seconds and for good")
    Mono<Void> revoke(Caller caller, @PathVariable UUID id, @PathVariable UUID linkId) {
        return participants.revoke(caller, id, linkId);
    }
}
