package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.roadmaps.RoadmapPermission;

/** Routes of frozen editions and of what differs between them. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmaps")
class EditionController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String NUMBER = "Counted from 1";
    private static final String FROM =
            "An edition's number, or a day: the edition that held on it. Left out: the edition before";
    private static final String TO =
            "An edition's number or a day. Left out: the last edition, or the amending draft itself";

    private final Editions editions;

    EditionController(Editions editions) {
        this.editions = editions;
    }

    @ListMapping(path = "/editions")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listEditions", summary = "The editions of a roadmap, the last one first")
    Mono<Page<EditionView.Summary>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return editions.list(caller, id, limit, cursor);
    }

    @GetMapping("/editions/{number}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getEdition", summary = "One edition with its frozen plan")
    Mono<ResponseEntity<EditionView>> get(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable @Parameter(description = NUMBER, schema = @Schema(type = "integer", format = "int32"))
                    String number) {
        return editions.get(caller, id, number).map(view -> EntityTag.ok(view, view.number()));
    }

    @GetMapping("/editions/{number}/canonical")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getCanonicalEdition",
            summary = "The very bytes that an edition's hash is of",
            description = "Canonical JSON by RFC 8785: its SHA-256 is the edition's hash.")
    Mono<ResponseEntity<byte[]>> canonical(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable @Parameter(description = NUMBER, schema = @Schema(type = "integer", format = "int32"))
                    String number) {
        return editions.canonical(caller, id, number)
                .map(text -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @GetMapping("/editions/{number}/verification")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "verifyEdition", summary = "Compute an edition's hash anew and compare")
    Mono<EditionView.Verification> verify(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable @Parameter(description = NUMBER, schema = @Schema(type = "integer", format = "int32"))
                    String number) {
        return editions.verify(caller, id, number);
    }

    @GetMapping("/differences")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getDifferences",
            summary = "What differs between two editions or days, row by row",
            description = "Of an amending draft: what it changes of the edition it was begun from.")
    Mono<DifferencesView> differences(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Parameter(description = FROM, example = "2027-01-25") @Nullable
                    String from,
            @RequestParam(required = false) @Parameter(description = TO, example = "2027-03-01") @Nullable String to) {
        return editions.differences(caller, id, from, to);
    }

    @ListMapping(path = "/differences/rows")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listDifferences", summary = "The rows that differ, as a table")
    Mono<Page<DifferencesView.Line>> rows(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Parameter(description = FROM, example = "2027-01-25") @Nullable
                    String from,
            @RequestParam(required = false) @Parameter(description = TO, example = "2027-03-01") @Nullable String to,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return editions.rows(caller, id, from, to, limit, cursor);
    }
}
