package ru.opora.roadmaps.reminders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.execution.CheckpointPermission;

/** Routes of how an organisation and those below it are reminded. */
@RestController
@RequestMapping(path = "/api/v1/organizations/{id}/reminder-settings", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "reminders", description = "Reminders of what is due and word of what is overdue")
class ReminderSettingsController {

    private final Organizations organizations;
    private final ReminderSettingsQueries queries;

    ReminderSettingsController(Organizations organizations, ReminderSettingsQueries queries) {
        this.organizations = organizations;
        this.queries = queries;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('" + CheckpointPermission.READ + "')")
    @Operation(operationId = "getReminderSettings", summary = "How an organisation is reminded, and by whose settings")
    Mono<ResponseEntity<ReminderSettingsView>> get(Caller caller, @PathVariable UUID id) {
        return view(caller, id).map(ReminderSettingsController::tagged);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + ReminderPermission.WRITE + "')")
    @Operation(
            operationId = "setReminderSettings",
            summary = "Give an organisation settings of its own, or let it follow those above again",
            description = "They hold in the organisation and in all below it that have none of their own.")
    Mono<ResponseEntity<ReminderSettingsView>> set(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReminderSettingsRequest request) {
        long version = EntityTag.required(ifMatch);
        return organizations
                .place(caller, id)
                .filter(place -> caller.may(ReminderPermission.WRITE, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(place -> save(caller, place, version, request.own()))
                .flatMap(written -> EntityTag.matched(written, view(caller, id)))
                .map(ReminderSettingsController::tagged);
    }

    /** Who follows those above keeps what was set, unused: the version goes on. */
    private Mono<Long> save(Caller caller, Place place, long version, @Nullable ReminderSettings own) {
        return Mono.justOrEmpty(own)
                .switchIfEmpty(Mono.defer(() -> queries.find(place.id()).map(ReminderSettingsQueries.Found::settings)))
                .flatMap(settings -> queries.save(place.id(), settings, own != null, version, caller.subject()));
    }

    private Mono<ReminderSettingsView> view(Caller caller, UUID id) {
        return organizations
                .place(caller, id)
                .flatMap(place -> queries.find(id)
                        .map(found -> new ReminderSettingsView(
                                found.settings(),
                                found.own(),
                                found.source(),
                                place.kind(),
                                found.version(),
                                caller.may(ReminderPermission.WRITE, place.path())
                                        ? List.of(ReminderSettingsView.Action.update)
                                        : List.of())));
    }

    private static ResponseEntity<ReminderSettingsView> tagged(ReminderSettingsView view) {
        return EntityTag.ok(view, view.version());
    }
}
