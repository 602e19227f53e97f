package ru.opora.surveys.questionnaires;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.SurveyPermission;

/** Routes of questionnaires. */
@RestController
@RequestMapping(path = "/api/v1/questionnaires", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "questionnaires", description = "Questionnaires: drafts and frozen versions")
class QuestionnaireController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + SurveyPermission.WRITE + "')";

    private final Questionnaires questionnaires;

    QuestionnaireController(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listQuestionnaires",
            summary = "The questionnaires the caller sees: own ones and those from above")
    Mono<Page<QuestionnaireView.Summary>> list(
            Caller caller,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(required = false) QuestionnaireView.@Nullable State state,
            @RequestParam(required = false) QuestionnaireView.@Nullable Owner whose,
            @RequestParam(required = false) @Parameter(description = "title (default) or -updatedAt") @Nullable
                    String sort,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return questionnaires.list(
                caller,
                new QuestionnaireFilter(q, state, whose, updatedSince, QuestionnaireFilter.Sort.of(sort)),
                limit,
                cursor);
    }

    @GetMapping("/ready-made")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listReadyMadeQuestionnaires", summary = "The questionnaires that come with the product")
    Mono<QuestionnaireView.ReadyMades> readyMade() {
        return Mono.fromCallable(questionnaires::readyMade)
                .subscribeOn(Schedulers.boundedElastic()); // reads files once
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getQuestionnaire", summary = "One questionnaire with its draft and what is wrong with it")
    Mono<ResponseEntity<QuestionnaireView>> get(Caller caller, @PathVariable UUID id) {
        return questionnaires.get(caller, id).map(QuestionnaireController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "createQuestionnaire",
            summary = "Begin a questionnaire, or copy one",
            description =
                    "A draft may have faults: they are in the answer, and keep it from being used until they are mended.")
    Mono<ResponseEntity<QuestionnaireView>> create(Caller caller, @Valid @RequestBody QuestionnaireRequest request) {
        return questionnaires
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/questionnaires", view.id(), view, view.version()));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updateQuestionnaire", summary = "Write the draft anew; its versions stay what they are")
    Mono<ResponseEntity<QuestionnaireView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody QuestionnaireRequest.Change request) {
        return questionnaires
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(QuestionnaireController::tagged);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteQuestionnaire", summary = "Delete a questionnaire that was never used")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return questionnaires.delete(caller, id, EntityTag.required(ifMatch));
    }

    @PostMapping("/{id}/versions")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "freezeQuestionnaire",
            summary = "Freeze the draft as a version",
            description =
                    "The same draft again gives the version it already is. A campaign that starts does this by itself.")
    Mono<ResponseEntity<QuestionnaireView.Version>> freeze(Caller caller, @PathVariable UUID id) {
        return questionnaires
                .freeze(caller, id)
                .map(version -> ResponseEntity.created(
                                URI.create("/api/v1/questionnaires/" + id + "/versions/" + version.number()))
                        .body(version));
    }

    @GetMapping("/{id}/versions")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listQuestionnaireVersions", summary = "The versions of a questionnaire, the latest first")
    Mono<QuestionnaireView.Versions> versions(Caller caller, @PathVariable UUID id) {
        return questionnaires.versions(caller, id).map(QuestionnaireView.Versions::new);
    }

    @GetMapping("/{id}/versions/{number}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getQuestionnaireVersion", summary = "One version with its definition")
    Mono<ResponseEntity<QuestionnaireView.Version>> version(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable @Parameter(schema = @Schema(type = "integer", format = "int32"))
                    String number) { // as text: who may not is told so before what is wrong with it
        return questionnaires.version(caller, id, number).map(version -> EntityTag.ok(version, version.number()));
    }

    private static ResponseEntity<QuestionnaireView> tagged(QuestionnaireView view) {
        return EntityTag.ok(view, view.version());
    }
}
