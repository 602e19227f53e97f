package ru.opora.notifications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of the caller's own notifications and of what they chose to be told. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "notifications", description = "What the caller is told, in the screen and by e-mail")
class NotificationController {

    private static final String MAY_READ = "hasAuthority('" + NotificationPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + NotificationPermission.WRITE + "')";

    private final Inbox inbox;
    private final NotificationSettings settings;

    NotificationController(Inbox inbox, NotificationSettings settings) {
        this.inbox = inbox;
        this.settings = settings;
    }

    @ListMapping(path = "/notifications")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listNotifications", summary = "The caller's notifications, newest first")
    Mono<NotificationListView> list(
            Caller caller,
            Locale locale,
            @RequestParam(required = false)
                    @Parameter(description = "true: only what is not read; false: only what is")
                    @Nullable
                    Boolean unread,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return inbox.list(caller, locale, unread, limit, cursor);
    }

    @PostMapping("/notifications/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "readNotification", summary = "Mark a notification as read")
    Mono<Void> read(Caller caller, @PathVariable UUID id) {
        return inbox.read(caller, id);
    }

    @PostMapping("/notifications/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "readAllNotifications", summary = "Mark everything as read")
    Mono<Void> readAll(Caller caller) {
        return inbox.readAll(caller);
    }

    @GetMapping("/me/notification-settings")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getNotificationSettings", summary = "What the caller is told and how")
    Mono<ResponseEntity<NotificationSettingsView>> settings(Caller caller, Locale locale) {
        return settings.get(caller, locale).map(view -> EntityTag.ok(view, view.version()));
    }

    @PatchMapping(
            path = "/me/notification-settings",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updateNotificationSettings", summary = "Choose what to be told and how")
    Mono<ResponseEntity<NotificationSettingsView>> update(
            Caller caller,
            Locale locale,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NotificationSettingsPatch request) {
        return settings.change(caller, locale, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }
}
