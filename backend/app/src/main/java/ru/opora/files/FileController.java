package ru.opora.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Routes of files. */
@RestController
@RequestMapping(path = "/api/v1/files", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "files", description = "Documents and pictures of organisations")
class FileController {

    private static final String MAY_READ = "hasAuthority('" + FilePermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + FilePermission.WRITE + "')";
    /** How many buffers of an upload wait for the disk. */
    private static final int AHEAD = 8;

    private final OrganizationFiles files;

    FileController(OrganizationFiles files) {
        this.files = files;
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "FileUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = "PDF, DOCX, XLSX, ODT, ODS, RTF, TXT, CSV, JPEG, PNG or WebP; at most 25 MB",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Nullable @Schema(description = "Whose file it is; here or in the address")
            UUID organizationId,

            @Nullable @Schema(description = "May be made by the caller; here or in the address")
            UUID id) {}

    /** What the address may say of an upload. */
    private record Address(
            @Nullable UUID organizationId,
            @Nullable UUID id,
            @Nullable String name) {

        void tell(Receiving receiving) {
            say(receiving, "organizationId", organizationId);
            say(receiving, "id", id);
            say(receiving, "name", name);
        }

        private static void say(Receiving receiving, String field, @Nullable Object value) {
            if (value != null) {
                receiving.field(field, value.toString());
            }
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "uploadFile",
            summary = "Give a file to an organisation",
            description =
                    "The kind is found in the content and the extension must fit it; documents with macros, programs, pages and "
                            + "SVG are refused. Pictures lose their metadata (EXIF, XMP, IPTC, comments).",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = UploadForm.class),
                                        encoding = @Encoding(name = "file", contentType = "application/octet-stream")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<FileView>> upload(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "Whose file it is") @Nullable UUID organizationId,
            @RequestParam(required = false) @Parameter(description = "May be made by the caller") @Nullable UUID id,
            @RequestParam(required = false)
                    @Parameter(description = "Name with extension; required when the body is the bare file")
                    @Nullable
                    String name,
            @RequestBody Flux<PartEvent> parts) {
        var address = new Address(organizationId, id, name);
        return receive(
                caller,
                address,
                Receiving::take,
                parts.doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content())));
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @PreAuthorize(MAY_WRITE)
    @io.swagger.v3.oas.annotations.Hidden // one operation in the contract: it stands at the upload
    Mono<ResponseEntity<FileView>> uploadBare(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID organizationId,
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam(required = false) @Nullable String name,
            @RequestBody Flux<DataBuffer> content) {
        var address = new Address(organizationId, id, name);
        return receive(
                caller, address, Receiving::take, content.doOnDiscard(DataBuffer.class, DataBufferUtils::release));
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getFile", summary = "What is known of a file")
    Mono<ResponseEntity<FileView>> get(Caller caller, @PathVariable UUID id) {
        return files.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @GetMapping(path = "/{id}/content", produces = MediaType.ALL_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getFileContent",
            summary = "The file itself, or with Range one part of it",
            description = "Comes with its own media type and as an attachment; pictures may be shown in a page.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The content",
                        headers =
                                @Header(
                                        name = "ETag",
                                        description = "SHA-256 of the content",
                                        schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))),
                @ApiResponse(
                        responseCode = "206",
                        description = "The part asked for",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))),
                @ApiResponse(responseCode = "304", description = "Not changed since If-None-Match", content = @Content)
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> content(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.RANGE, required = false)
                    @Parameter(description = "One part, like bytes=0-1023")
                    @Nullable
                    String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false)
                    @Parameter(description = "Give the part only if the content has this ETag, else all of it")
                    @Nullable
                    String ifRange) {
        return files.find(caller, id)
                .map(file -> Delivery.of(file, range, ifRange))
                .map(delivery ->
                        delivery.head().body(files.content(delivery.file(), delivery.from(), delivery.count())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "deleteFile",
            summary = "Delete an own file that nothing refers to",
            description =
                    "Others' files are deleted by administrators only. A file that a record refers to is a conflict.")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return files.delete(caller, id, EntityTag.required(ifMatch));
    }

    /** A part's head that is none. */
    private static ProblemException malformed(Throwable head) {
        return ProblemException.of(ProblemType.MALFORMED_MULTIPART);
    }

    private <T> Mono<ResponseEntity<FileView>> receive(
            Caller caller, Address address, BiConsumer<Receiving, T> take, Flux<T> pieces) {
        return files.receive(caller, receiving -> {
                    address.tell(receiving);
                    return pieces.publishOn(Schedulers.boundedElastic(), AHEAD)
                            .doOnNext(piece -> take.accept(receiving, piece))
                            .onErrorMap(IllegalArgumentException.class, FileController::malformed)
                            .onErrorMap(IllegalStateException.class, FileController::malformed)
                            .then(Mono.fromSupplier(receiving::upload));
                })
                .map(made -> EntityTag.created("/api/v1/files", made.id(), made, made.version()));
    }
}
