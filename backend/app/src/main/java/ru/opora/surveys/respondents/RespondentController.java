package ru.opora.surveys.respondents;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.limits.LinkAllowances;

/** The routes of respondents: the secret in the address stands for a sign-in, which they don't have. */
@RestController
@RequestMapping(path = "/api/v1/s/{token}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "respondents", description = "What respondents read and send by their link, without an account")
class RespondentController {

    private final Responses responses;
    private final RespondentFiles files;
    private final LinkAllowances links;
    private final ResponseTaking taking;

    RespondentController(Responses responses, RespondentFiles files, LinkAllowances links, ResponseTaking taking) {
        this.responses = responses;
        this.files = files;
        this.links = links;
        this.taking = taking;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            operationId = "readSurvey",
            summary = "What is asked, by whom, and until when",
            description =
                    "The texts are in the language asked for, where the questionnaire has it; else in its first one.")
    Mono<ResponseEntity<RespondentView>> read(
            ServerWebExchange exchange,
            Locale locale,
            @PathVariable
                    @Parameter(
                            description = "The secret of the link",
                            schema = @Schema(type = "string", maxLength = 200))
                    String token,
            @RequestParam(required = false) @Size(max = 35) @Nullable String language) {
        return responses
                .survey(token, language == null ? locale.getLanguage() : language)
                .switchIfEmpty(links.unknown(exchange))
                .map(view -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore().cachePrivate())
                        .body(view));
    }

    @PutMapping(path = "/responses/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(
            operationId = "putSurveyResponse",
            summary = "Store answers, exactly once",
            description =
                    "The id is the device's own random UUID (version 4). Sent again, the same answers are not stored a second time. It is answered after they are on disk.",
            parameters = {
                @Parameter(
                        in = ParameterIn.PATH,
                        name = "token",
                        required = true,
                        description = "The secret of the link",
                        schema = @Schema(type = "string", maxLength = 200)),
                @Parameter(
                        in = ParameterIn.PATH,
                        name = "id",
                        required = true,
                        schema = @Schema(type = "string", format = "uuid"))
            },
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ResponseRequest.class))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Stored",
                        content = @Content(schema = @Schema(implementation = RespondentView.Receipt.class))),
                @ApiResponse(
                        responseCode = "200",
                        content = @Content(schema = @Schema(implementation = RespondentView.Receipt.class)))
            })
    Mono<Void> put(ServerWebExchange exchange) {
        Map<String, String> address = exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return taking.take(exchange, address.getOrDefault("token", ""), address.getOrDefault("id", ""));
    }

    @PutMapping(path = "/files/{id}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @SecurityRequirements
    @Operation(
            operationId = "putSurveyFile",
            summary = "Keep a file for an answer, once",
            description =
                    "The id is the device's own random UUID (version 4). What is answered, less first, is one element of the question's answer. Its kind is found in the content; pictures lose their metadata. A file that no answer names within a week is forgotten.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Kept",
                        content = @Content(schema = @Schema(implementation = RespondentView.Attachment.class))),
                @ApiResponse(
                        responseCode = "200",
                        content = @Content(schema = @Schema(implementation = RespondentView.Attachment.class)))
            })
    Mono<ResponseEntity<RespondentView.Attachment>> putFile(
            ServerWebExchange exchange,
            @PathVariable
                    @Parameter(
                            description = "The secret of the link",
                            schema = @Schema(type = "string", maxLength = 200))
                    String token,
            @PathVariable UUID id,
            @RequestParam @Size(min = 1, max = 64) @Parameter(description = "Name of the question") String question,
            @RequestParam @Size(min = 1, max = 255) @Parameter(description = "Name of the file with its extension")
                    String name,
            @RequestBody Flux<DataBuffer> content) {
        return files.take(token, id, question, name, content)
                .switchIfEmpty(links.unknown(exchange))
                .map(kept -> ResponseEntity.status(kept.first() ? HttpStatus.CREATED : HttpStatus.OK)
                        .cacheControl(CacheControl.noStore())
                        .body(kept));
    }
}
