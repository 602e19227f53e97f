package ru.opora.roadmaps.feeds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The route that calendar programs read: the secret in the address stands for a sign-in, which they don't have. */
@RestController
@Tag(name = "calendar-feeds")
class CalendarController {

    private static final String CALENDAR = "text/calendar";
    private static final MediaType TYPE = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final FeedReading reading;

    CalendarController(FeedReading reading) {
        this.reading = reading;
    }

    @GetMapping(path = "/feeds/{secret}.ics", produces = CALENDAR)
    @SecurityRequirements
    @Operation(
            operationId = "readCalendar",
            summary = "A calendar by its secret link",
            description =
                    "iCalendar (RFC 5545), whole days; what repeats has an RRULE. Answered 404 when the link is revoked or its owner may not see the calendar any more.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = CALENDAR, schema = @Schema(type = "string"))))
    Mono<ResponseEntity<byte[]>> read(
            @PathVariable @Parameter(description = "From the link", schema = @Schema(type = "string", maxLength = 200))
                    String secret) {
        return reading.read(secret)
                .map(calendar -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore().cachePrivate())
                        .eTag("\"" + DigestUtils.md5DigestAsHex(calendar) + "\"")
                        .contentType(TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"opora.ics\"")
                        .body(calendar));
    }
}
