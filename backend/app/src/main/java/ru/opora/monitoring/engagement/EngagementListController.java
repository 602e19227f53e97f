package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
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
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** Routes of lists that were decided elsewhere. */
@RestController
@RequestMapping(path = "/api/v1/engagement-lists", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "engagement")
class EngagementListController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_MANAGE = "hasAuthority('" + MonitoringPermission.MANAGE + "')";

    private final EngagementLists lists;

    EngagementListController(EngagementLists lists) {
        this.lists = lists;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listEngagementLists", summary = "Lists decided elsewhere, the latest brought in first")
    Mono<Page<EngagementListView>> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return lists.list(caller, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getEngagementList", summary = "One list")
    Mono<EngagementListView> get(Caller caller, @PathVariable UUID id) {
        return lists.get(caller, id);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "createEngagementList",
            summary = "Bring in a list that was decided elsewhere, all of it or nothing",
            description = "Names as printed become ids by POST /organizations/match. The list changes no figure.")
    Mono<ResponseEntity<EngagementListView>> create(
            Caller caller, @Valid @RequestBody EngagementListView.Request request) {
        return lists.create(caller, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/engagement-lists/" + view.id()))
                        .body(view));
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "EngagementListUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = ".xlsx or .csv, also tables of .docx, .odt, .rtf and .html; at most 5 MB",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file) {}

    @PostMapping(path = "/rows", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "readEngagementList",
            summary = "Understand a file with schools and the lists they are on; nothing is stored",
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
    Mono<EngagementFile.Rows> read(@RequestBody Flux<PartEvent> parts) {
        return lists.read(parts);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "deleteEngagementList", summary = "Take a list away that was brought in")
    Mono<Void> delete(Caller caller, @PathVariable UUID id) {
        return lists.delete(caller, id);
    }
}
