package ru.opora.surveys.invitations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.invitations.InvitationQueries.Filter;

/** Routes of invitations by letter. */
@RestController
@RequestMapping(path = "/api/v1/campaigns/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "campaigns")
class InvitationController {

    private static final String MAY_LINK = "hasAuthority('" + SurveyPermission.LINKS + "')";

    private final SurveyInvitations invitations;

    InvitationController(SurveyInvitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/invitations")
    @PreAuthorize(MAY_LINK)
    @Operation(operationId = "listSurveyInvitations", summary = "Who is asked by letter, inside the caller's subtrees")
    Mono<Page<InvitationView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID organization,
            @RequestParam(required = false) @Nullable Audience audience,
            @RequestParam(required = false) InvitationView.@Nullable State state,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return invitations.list(caller, id, new Filter(organization, audience, state), limit, cursor);
    }

    @GetMapping("/invitations/summary")
    @PreAuthorize(MAY_LINK)
    @Operation(
            operationId = "countSurveyInvitations",
            summary = "How many letters wait, went out and failed, and how many of those asked have answered")
    Mono<InvitationView.Summary> summary(Caller caller, @PathVariable UUID id) {
        return invitations.summary(caller, id);
    }

    @PostMapping(path = "/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_LINK)
    @Operation(
            operationId = "inviteToSurvey",
            summary = "Ask people by letter, each with a link of their own that is answered once",
            description =
                    "Letters go out while the campaign is open. In an anonymous campaign it is kept that somebody has answered, and nowhere what.")
    Mono<ResponseEntity<InvitationView.Queued>> invite(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody InvitationRequest request) {
        return invitations
                .invite(caller, id, request)
                .map(queued -> ResponseEntity.created(URI.create("/api/v1/campaigns/" + id + "/invitations"))
                        .body(queued));
    }

    @PostMapping("/invitations/{invitationId}/revoke")
    @PreAuthorize(MAY_LINK)
    @Operation(
            operationId = "revokeSurveyInvitation",
            summary = "Take an invitation back; its links are void",
            description = "Who answered by it has answered. Inviting the same address again takes that back.")
    Mono<InvitationView> revoke(Caller caller, @PathVariable UUID id, @PathVariable UUID invitationId) {
        return invitations.revoke(caller, id, invitationId);
    }

    @PostMapping("/invitations/{invitationId}/resend")
    @PreAuthorize(MAY_LINK)
    @Operation(
            operationId = "resendSurveyInvitation",
            summary = "Send the letter again, with another link; earlier ones stay good",
            description = "Not twice a day, but at once where sending had failed.")
    Mono<InvitationView> resend(Caller caller, @PathVariable UUID id, @PathVariable UUID invitationId) {
        return invitations.resend(caller, id, invitationId);
    }

    @PostMapping("/reminders")
    @PreAuthorize(MAY_LINK)
    @Operation(
            operationId = "remindOfSurvey",
            summary = "Remind by letter those who have not answered, at most once a day")
    Mono<ResponseEntity<InvitationView.Queued>> remind(Caller caller, @PathVariable UUID id) {
        return invitations
                .remind(caller, id)
                .map(queued -> ResponseEntity.created(URI.create("/api/v1/campaigns/" + id + "/invitations"))
                        .body(queued));
    }
}
