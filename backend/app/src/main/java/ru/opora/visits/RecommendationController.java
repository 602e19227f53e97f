package ru.opora.visits;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.visits.RecommendationQueries.Filter;

/** Routes of recommendations. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "recommendations", description = "What schools are to do after visits, what they answer, and what was done")
class RecommendationController {

    private static final String PATH = "/api/v1/recommendations";

    private final Recommendations recommendations;

    RecommendationController(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @ListMapping(path = "/recommendations")
    @PreAuthorize(VisitPermission.MAY_READ)
    @Operation(
            operationId = "listRecommendations",
            summary = "Recommendations inside the caller's subtrees, in order of their days")
    Mono<Page<RecommendationView>> list(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "Only this visit") @Nullable UUID visit,
            @RequestParam(required = false) @Parameter(description = "Only this school") @Nullable UUID organization,
            @RequestParam(required = false) @Parameter(description = "This organisation and all below it") @Nullable
                    UUID within,
            @RequestParam(required = false)
                    @Size(max = 36)
                    @Parameter(description = "ME, or the id of who visited", example = "ME")
                    @Nullable
                    String visitor,
            @RequestParam(required = false) @Size(max = 6) @Parameter(description = "One or several") @Nullable
                    List<RecommendationState> state,
            @RequestParam(required = false) @Parameter(description = "Due on this day or later") @Nullable
                    LocalDate dueFrom,
            @RequestParam(required = false) @Parameter(description = "Due on this day or before") @Nullable
                    LocalDate dueTo,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of the text or of the school's name")
                    @Nullable
                    String q,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new Filter(visit, organization, within, visitor, state, dueFrom, dueTo, q, updatedSince);
        return recommendations.list(caller, filter, limit, cursor);
    }

    @GetMapping("/recommendations/{id}")
    @PreAuthorize(VisitPermission.MAY_READ)
    @Operation(operationId = "getRecommendation", summary = "One recommendation")
    Mono<ResponseEntity<RecommendationView>> get(Caller caller, @PathVariable UUID id) {
        return recommendations.get(caller, id).map(RecommendationController::whole);
    }

    @PostMapping(path = "/visits/{id}/recommendations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "addRecommendation", summary = "Recommend something to the school; by the visitor")
    Mono<ResponseEntity<RecommendationView>> add(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody RecommendationRequest request) {
        return recommendations
                .add(caller, id, request)
                .map(view -> EntityTag.created(PATH, view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/recommendations/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "updateRecommendation", summary = "Reword one that the school has not answered")
    Mono<ResponseEntity<RecommendationView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RecommendationRequest.Change request) {
        return recommendations
                .update(caller, id, EntityTag.required(ifMatch), request)
                .map(RecommendationController::whole);
    }

    @PostMapping(path = "/recommendations/{id}/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_ANSWER)
    @Operation(operationId = "acceptRecommendation", summary = "The school agrees; never who visited")
    Mono<ResponseEntity<RecommendationView>> accept(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RecommendationRequest.AcceptRequest request) {
        return recommendations
                .answer(caller, id, EntityTag.optional(ifMatch), true, request.text())
                .map(RecommendationController::whole);
    }

    @PostMapping(path = "/recommendations/{id}/dispute", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_ANSWER)
    @Operation(
            operationId = "disputeRecommendation",
            summary = "The school does not agree, and says why; never who visited")
    Mono<ResponseEntity<RecommendationView>> dispute(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RecommendationRequest.Dispute request) {
        return recommendations
                .answer(caller, id, EntityTag.optional(ifMatch), false, request.text())
                .map(RecommendationController::whole);
    }

    @PostMapping(path = "/recommendations/{id}/done", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_ANSWER)
    @Operation(operationId = "doneRecommendation", summary = "The school says that it is done, and what was done")
    Mono<ResponseEntity<RecommendationView>> done(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RecommendationRequest.DoneRequest request) {
        return recommendations
                .done(caller, id, EntityTag.optional(ifMatch), request)
                .map(RecommendationController::whole);
    }

    @PostMapping("/recommendations/{id}/verify")
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(
            operationId = "verifyRecommendation",
            summary = "It is done indeed; said by who visits the school, never by who answered for it")
    Mono<ResponseEntity<RecommendationView>> verify(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return recommendations.verify(caller, id, EntityTag.optional(ifMatch)).map(RecommendationController::whole);
    }

    @PostMapping(path = "/recommendations/{id}/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(
            operationId = "returnRecommendation",
            summary = "What was done is not enough, or what is disputed stands: back to the school with a remark")
    Mono<ResponseEntity<RecommendationView>> sendBack(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RecommendationRequest.Remark request) {
        return recommendations
                .sendBack(
                        caller,
                        id,
                        EntityTag.optional(ifMatch),
                        request.remark().strip())
                .map(RecommendationController::whole);
    }

    @PostMapping(path = "/recommendations/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "withdrawRecommendation", summary = "Take it back, and say why; it stays to be read")
    Mono<ResponseEntity<RecommendationView>> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RecommendationRequest.Remark request) {
        return recommendations
                .withdraw(
                        caller,
                        id,
                        EntityTag.optional(ifMatch),
                        request.remark().strip())
                .map(RecommendationController::whole);
    }

    private static ResponseEntity<RecommendationView> whole(RecommendationView view) {
        return EntityTag.whole(view, view.version());
    }
}
