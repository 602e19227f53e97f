package ru.opora.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of the record of changes. The history of one record is the same list, asked for by entity and entityId. */
@RestController
@RequestMapping(path = "/api/v1/audit-entries", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit-entries", description = "Who changed what, when and why")
class AuditController {

    private static final String MAY_READ = "hasAuthority('" + AuditPermission.READ + "')";

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listAuditEntries",
            summary = "Changes inside the caller's subtrees, newest first; entity and entityId give a record's history")
    Mono<Page<AuditEntryView>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Size(max = 100)
                    @Parameter(description = "Kind of the record", example = "roadmap")
                    @Nullable
                    String entity,
            @RequestParam(required = false) @Size(max = 255) @Parameter(description = "Id of the record") @Nullable
                    String entityId,
            @RequestParam(required = false)
                    @Parameter(description = "This organisation's and of all that was below it at the time")
                    @Nullable
                    UUID within,
            @RequestParam(required = false)
                    @Size(max = 255)
                    @Parameter(description = "Subject of the person or id of the API client")
                    @Nullable
                    String actor,
            @RequestParam(required = false) @Parameter(description = "Only what this person did") @Nullable UUID person,
            @RequestParam(required = false)
                    @Size(max = 100)
                    @Parameter(
                            description = "CREATED, CHANGED, DELETED or another word of the record",
                            example = "CHANGED")
                    @Nullable
                    String action,
            @RequestParam(required = false)
                    @Parameter(description = "Not before this moment", example = "2027-01-01T00:00:00Z")
                    @Nullable
                    Instant from,
            @RequestParam(required = false)
                    @Parameter(description = "Before this moment", example = "2028-01-01T00:00:00Z")
                    @Nullable
                    Instant to,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Words in the values before and after and in the reason, in any form")
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new AuditQueries.Filter(entity, entityId, within, actor, person, action, from, to, q);
        return entries.list(caller, filter, limit, cursor);
    }

    @GetMapping("/kinds")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listAuditKinds",
            summary = "Which kinds of records and which actions the record of changes holds, whoever may see them")
    Mono<AuditKindView.All> kinds() {
        return entries.kinds();
    }

    @GetMapping("/head")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getAuditHead",
            summary =
                    "The end of the chain, for an auditor to write down: the command «audit verify --head=position:hash» holds the chain against it")
    Mono<AuditHeadView> head() {
        return entries.head();
    }
}
