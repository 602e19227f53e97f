package ru.opora.surveys.questionnaires;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;
import ru.opora.surveys.SurveyPermission;

/** Routes of questionnaires as XLSForm. */
@RestController
@RequestMapping(path = "/api/v1/questionnaires")
@Tag(name = "questionnaires")
class XlsFormController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + SurveyPermission.WRITE + "')";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final XlsForms forms;

    XlsFormController(XlsForms forms) {
        this.forms = forms;
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "QuestionnaireUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = "An XLSForm: .xlsx, .xlsm, .xls or .csv, at most 5 MB",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Nullable @Schema(description = "The client's own id; made by the server when left out")
            UUID id,

            @Schema(description = "Whose it will be", requiredMode = Schema.RequiredMode.REQUIRED)
            UUID organizationId,

            @Nullable @Schema(description = "Tag of the language of texts that name none; left out: ru", example = "ru")
            String language) {}

    @PostMapping(
            path = "/imports",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "importQuestionnaire",
            summary = "Make a draft from an XLSForm",
            description =
                    "Everything that is not in the draft, or not as it was, is named by sheet, row and column: nothing is dropped in silence.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = UploadForm.class),
                                            encoding =
                                                    @Encoding(
                                                            name = "file",
                                                            contentType = "application/octet-stream"))))
    Mono<ResponseEntity<QuestionnaireView.Imported>> upload(Caller caller, @RequestBody Flux<PartEvent> parts) {
        return Upload.of(parts, MOST_BYTES)
                .flatMap(file -> forms.take(caller, file))
                .map(made -> EntityTag.created(
                        "/api/v1/questionnaires",
                        made.questionnaire().id(),
                        made,
                        made.questionnaire().version()));
    }

    @GetMapping(path = "/{id}/xlsform", produces = XLSX)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getQuestionnaireXlsForm",
            summary = "The draft as an XLSForm",
            description = "What XLSForm has no words for stands in columns of our own; imported again it is the same.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))))
    Mono<ResponseEntity<Flux<DataBuffer>>> draft(Caller caller, @PathVariable UUID id) {
        return forms.draft(caller, id).map(XlsFormController::answer);
    }

    @GetMapping(path = "/{id}/versions/{number}/xlsform", produces = XLSX)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getQuestionnaireVersionXlsForm",
            summary = "A version as an XLSForm",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))))
    Mono<ResponseEntity<Flux<DataBuffer>>> version(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable @Parameter(schema = @Schema(type = "integer", format = "int32")) String number) {
        return forms.version(caller, id, number).map(XlsFormController::answer);
    }

    @GetMapping(path = "/{id}/xlsform/losses", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listQuestionnaireXlsFormLosses",
            summary = "What other programs will not understand of the draft as an XLSForm, row by row",
            description =
                    "NOTHING: it stands in columns of our own and comes back with the file. CHANGED: others read the form in another way than it is meant. At most 2,000 lines.")
    Mono<QuestionnaireView.Issues> draftLosses(Caller caller, @PathVariable UUID id) {
        return forms.draftLosses(caller, id);
    }

    @GetMapping(path = "/{id}/versions/{number}/xlsform/losses", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listQuestionnaireVersionXlsFormLosses",
            summary = "What other programs will not understand of a version as an XLSForm, row by row")
    Mono<QuestionnaireView.Issues> versionLosses(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable @Parameter(schema = @Schema(type = "integer", format = "int32")) String number) {
        return forms.versionLosses(caller, id, number);
    }

    private static ResponseEntity<Flux<DataBuffer>> answer(XlsForms.Book book) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(book.title(), "xlsx"))
                .contentType(MediaType.valueOf(XLSX))
                .body(book.content());
    }
}
