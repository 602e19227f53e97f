package ru.opora.monitoring.opendata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.opendata.SdmxQueries.Cell;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.RoundState;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Routes of a round as messages of SDMX. */
@RestController
@RequestMapping("/api/v1/monitoring-rounds/{id}")
@Tag(name = "monitoring-rounds")
class SdmxController {

    static final String DATA = "application/vnd.sdmx.data+json";
    static final String STRUCTURE = "application/vnd.sdmx.structure+json";

    private static final String VERSION = ";version=2.0.0";
    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";

    private final Rounds rounds;
    private final SdmxQueries queries;
    private final SdmxMessages messages;

    SdmxController(Rounds rounds, SdmxQueries queries, SdmxMessages messages) {
        this.rounds = rounds;
        this.queries = queries;
        this.messages = messages;
    }

    @GetMapping(path = "/sdmx-data", produces = DATA)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getMonitoringSdmxData",
            summary = "A round's confirmed values as a data message of SDMX-JSON 2.0",
            description =
                    "Of schools whose forms the region has confirmed (in a municipality's round the municipality), and whom the caller may read. What is missing has no value and the status M.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = @Content(mediaType = DATA, schema = @Schema(type = "object"))))
    Mono<ResponseEntity<Flux<DataBuffer>>> data(Caller caller, @PathVariable UUID id) {
        return opened(caller, id)
                .delayUntil(queries::exported)
                .zipWhen(round -> queries.schools(caller, round))
                .map(read -> ResponseEntity.ok()
                        .contentType(MediaType.valueOf(DATA + VERSION))
                        .cacheControl(CacheControl.noStore())
                        .body(message(caller, read.getT1(), new SdmxRound(read.getT1(), read.getT2()))
                                .map(SdmxController::buffer)));
    }

    @GetMapping(path = "/sdmx-structure", produces = STRUCTURE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getMonitoringSdmxStructure",
            summary = "What a round's data message is made of, as a structure message of SDMX-JSON 2.0",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = @Content(mediaType = STRUCTURE, schema = @Schema(type = "object"))))
    Mono<ResponseEntity<Map<String, Object>>> structure(Caller caller, @PathVariable UUID id) {
        return opened(caller, id)
                .zipWhen(round -> queries.schools(caller, round))
                .map(read -> ResponseEntity.ok()
                        .contentType(MediaType.valueOf(STRUCTURE + VERSION))
                        .cacheControl(CacheControl.noStore())
                        .body(messages.structure(new SdmxRound(read.getT1(), read.getT2()))));
    }

    /** A draft measures nothing yet. */
    private Mono<KnownRound> opened(Caller caller, UUID id) {
        return rounds.known(caller, id)
                .flatMap(round -> round.state() == RoundState.DRAFT
                        ? Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, round.state()))
                        : Mono.just(round));
    }

    /** Page by page: each borrows a connection and gives it back before its observations leave. */
    private Flux<String> message(Caller caller, KnownRound round, SdmxRound words) {
        var begun = new AtomicBoolean();
        Flux<String> observations = queries.cells(caller, round, null)
                .expand(page -> SdmxQueries.isFull(page)
                        ? queries.cells(caller, round, page.get(page.size() - 1))
                        : Mono.empty())
                .map(page -> text(page, words, begun))
                .filter(text -> !text.isEmpty());
        return Flux.concat(
                Mono.fromSupplier(() -> messages.head(words)),
                observations,
                Mono.fromSupplier(() -> messages.tail(words)));
    }

    private static String text(List<Cell> page, SdmxRound words, AtomicBoolean begun) {
        String text = page.stream().filter(words::has).map(words::observation).collect(Collectors.joining(","));
        return text.isEmpty() || !begun.getAndSet(true) ? text : "," + text;
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
