package ru.opora.roadmaps.exporting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
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
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.Roadmaps;

/** The route of a roadmap's document. */
@RestController
@RequestMapping("/api/v1/roadmaps/{id}/document")
@Tag(name = "roadmaps")
class DocumentController {

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String PDF = "application/pdf";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String EDITION =
            "An edition's number, or a day: the edition that held on it, as it was frozen. Left out: the plan as it is now";

    private final Roadmaps roadmaps;
    private final RoadmapDocuments documents;

    DocumentController(Roadmaps roadmaps, RoadmapDocuments documents) {
        this.roadmaps = roadmaps;
        this.documents = documents;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('" + RoadmapPermission.READ + "')")
    @Operation(
            operationId = "getRoadmapDocument",
            summary = "The roadmap as a file in the layout of an order's annex",
            description =
                    "Texts, numbers and terms are as printed in the order; Accept-Language chooses the headings of columns. Under the order stand those that amended the plan. A DOCX or XLSX can be imported again and gives an equal plan. Content-Disposition has the file's name.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(mediaType = DOCX, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<Flux<DataBuffer>>> get(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "DOCX") @Parameter(description = "What kind of file") PrintFormat format,
            @RequestParam(required = false) @Parameter(description = EDITION, example = "2026-09-01") @Nullable
                    String edition) {
        return roadmaps.get(caller, id)
                .flatMap(view -> documents.of(caller, view, edition, FormWords.of(locale)))
                .map(ready -> answer(ready, format, locale, documents.file(ready, format, locale)));
    }

    /** The body is made only when it is read: not for who has it already. */
    private static ResponseEntity<Flux<DataBuffer>> answer(
            RoadmapDocuments.Ready ready, PrintFormat format, Locale locale, Flux<DataBuffer> file) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                // Weak: a file made anew says the same, but a PDF has another id and a workbook another time in it.
                .eTag("W/" + EntityTag.of(ready.version(), FormWords.tag(locale)))
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MediaType.valueOf(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(ready.name(), format.extension()))
                .body(file);
    }
}
