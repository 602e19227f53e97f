package ru.opora.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
import ru.opora.reports.ObligationQueries.Filter;

/** Routes of reports that are owed. */
@RestController
@RequestMapping(path = "/api/v1/report-obligations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "report-obligations", description = "Reports that organisations owe, and what they add up to")
class ObligationController {

    private static final int LONGEST_CODE = 64;

    private static final String PERIOD = "Only of the period that begins on this day";

    private final Obligations obligations;

    ObligationController(Obligations obligations) {
        this.obligations = obligations;
    }

    @ListMapping
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "listReportObligations", summary = "Reports that are owed, in order of due days")
    Mono<Page<ObligationRow>> list(
            Caller caller,
            @RequestParam(defaultValue = "ALL")
                    @Parameter(
                            description =
                                    "MINE: what the own organisations have to do; TO_ACCEPT: what waits for the caller's decision; LATE")
                    ObligationRow.View view,
            @RequestParam(required = false) @Nullable UUID template,
            @RequestParam(required = false) @Parameter(description = "Only this debtor") @Nullable UUID organization,
            @RequestParam(required = false) @Parameter(description = "This organisation and all below it") @Nullable
                    UUID within,
            @RequestParam(required = false) @Nullable ObligationState state,
            @RequestParam(required = false) @Parameter(description = PERIOD, example = "2027-03-01") @Nullable
                    LocalDate period,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Parameter(description = "due (default) or -due") @Nullable String sort,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new Filter(template, organization, within, state, period, dueFrom, dueTo);
        return obligations.list(caller, view, filter, sort, limit, cursor);
    }

    @GetMapping("/counts")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "countReportObligations", summary = "How many reports each part of the list has")
    Mono<ObligationRow.Counts> counts(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID template,
            @RequestParam(required = false) @Nullable UUID organization,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Parameter(description = PERIOD, example = "2027-03-01") @Nullable
                    LocalDate period,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo) {
        return obligations.counts(caller, new Filter(template, organization, within, null, period, dueFrom, dueTo));
    }

    @GetMapping("/{id}")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "getReportObligation", summary = "One report with its figures and texts")
    Mono<ResponseEntity<ObligationView>> get(Caller caller, @PathVariable UUID id) {
        // whether it is late moves with the day and not with its version
        return obligations.get(caller, id).map(ObligationController::whole);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(
            operationId = "writeReportObligation",
            summary = "Save texts and corrections of figures, the whole each time",
            description = "A figure that no correction names is as computed again.")
    Mono<ResponseEntity<ObligationView>> write(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ObligationView.Content request) {
        return obligations
                .write(caller, id, EntityTag.required(ifMatch), request)
                .map(ObligationController::whole);
    }

    @PostMapping("/{id}/fill")
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(
            operationId = "fillReportObligation",
            summary = "Fill the figures in from the data as they are now",
            description =
                    "It happens by itself when the period is over. Corrections stay; of a submitted report nothing changes.")
    Mono<ResponseEntity<ObligationView>> fill(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return obligations.fill(caller, id, EntityTag.optional(ifMatch)).map(ObligationController::whole);
    }

    @PostMapping("/{id}/submit")
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(operationId = "submitReportObligation", summary = "Submit the report")
    Mono<ResponseEntity<ObligationView>> submit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return obligations.submit(caller, id, EntityTag.optional(ifMatch)).map(ObligationController::whole);
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(operationId = "withdrawReportObligation", summary = "Take back a report nobody has decided on")
    Mono<ResponseEntity<ObligationView>> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return obligations.withdraw(caller, id, EntityTag.optional(ifMatch)).map(ObligationController::whole);
    }

    @PostMapping("/{id}/accept")
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(operationId = "acceptReportObligation", summary = "Accept a report; never one's own")
    Mono<ResponseEntity<ObligationView>> accept(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return obligations
                .decide(caller, id, EntityTag.optional(ifMatch), true, null)
                .map(ObligationController::whole);
    }

    @PostMapping(path = "/{id}/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(operationId = "returnReportObligation", summary = "Send a report back with a remark; never one's own")
    Mono<ResponseEntity<ObligationView>> sendBack(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ObligationView.Return request) {
        return obligations
                .decide(
                        caller,
                        id,
                        EntityTag.optional(ifMatch),
                        false,
                        request.remark().strip())
                .map(ObligationController::whole);
    }

    @GetMapping("/{id}/figures/{code}/rows")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "listReportFigureRows", summary = "The rows that a figure was made from, as they are now")
    Mono<Page<FigureRow>> rows(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable @Size(max = LONGEST_CODE) String code,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return obligations.rows(caller, id, code, limit, cursor);
    }

    private static ResponseEntity<ObligationView> whole(ObligationView view) {
        return EntityTag.whole(view, view.version());
    }
}
