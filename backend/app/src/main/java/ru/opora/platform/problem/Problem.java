package ru.opora.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The body of every answer that is not a success (RFC 9457). */
@Schema(description = "A problem (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(description = "Stable kind of the problem", example = "urn:opora:problem:not-found")
        URI type,

        @Schema(description = "What happened, in the caller's language", example = "Не найдено")
        String title,

        @Schema(description = "HTTP status", example = "404")
        int status,

        @Schema(description = "What to do about it, in the caller's language")
        String detail,

        @Schema(description = "Path of the request") URI instance,

        @Schema(description = "Id of the request; the server's log holds it too")
        String requestId,

        @Schema(description = "The fields that are wrong", requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<FieldError> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
