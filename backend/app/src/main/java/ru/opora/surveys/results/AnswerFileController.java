package ru.opora.surveys.results;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;

/** Routes of the files in answers. */
@RestController
@RequestMapping("/api/v1/campaigns/{id}/files")
@Tag(name = "campaigns")
class AnswerFileController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/webp");

    private final AnswerFiles files;

    AnswerFileController(AnswerFiles files) {
        this.files = files;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listSurveyFiles",
            summary = "Files that were attached to a question",
            description = "Of an anonymous campaign only where ten people of a group of a school attached something.")
    Mono<Page<AnswerFileView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam Audience audience,
            @RequestParam @Size(min = 1, max = 64) String item,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return files.list(caller, id, audience, item, within, limit, cursor);
    }

    @GetMapping(path = "/{fileId}", produces = MediaType.ALL_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "openSurveyFile",
            summary = "A file of an answer itself",
            description = "That it was opened, by whom and when is kept in the record of changes.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The content, as what it was found to be",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    Mono<ResponseEntity<Flux<DataBuffer>>> open(Caller caller, @PathVariable UUID id, @PathVariable UUID fileId) {
        return files.open(caller, id, fileId).map(opened -> head(opened.view()).body(opened.content()));
    }

    private static ResponseEntity.BodyBuilder head(AnswerFileView file) {
        ContentDisposition.Builder how =
                SHOWN.contains(file.mediaType()) ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
