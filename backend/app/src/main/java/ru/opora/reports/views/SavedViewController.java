package ru.opora.reports.views;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.security.Caller;

/** Routes of saved views: of whoever is a member anywhere, and always of their own. */
@RestController
@RequestMapping(path = "/api/v1/saved-views", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "saved-views", description = "Views of lists that the caller gave a name; nobody else sees them")
class SavedViewController {

    private static final String MAY = "hasAuthority('" + OrganizationPermission.READ + "')";

    private final SavedViews views;

    SavedViewController(SavedViews views) {
        this.views = views;
    }

    @GetMapping
    @PreAuthorize(MAY)
    @Operation(operationId = "listSavedViews", summary = "The caller's saved views by name, at most 100")
    Mono<SavedView.All> list(Caller caller) {
        return views.list(caller).map(SavedView.All::new);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "createSavedView", summary = "Give a view of a list a name")
    Mono<ResponseEntity<SavedView>> create(Caller caller, @Valid @RequestBody SavedView.Request request) {
        return views.create(caller, request)
                .map(view -> EntityTag.created("/api/v1/saved-views", view.id(), view, view.version()));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "updateSavedView", summary = "Give it another name, or keep what is chosen now")
    Mono<ResponseEntity<SavedView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SavedView.Change request) {
        return views.change(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY)
    @Operation(operationId = "deleteSavedView", summary = "Forget a saved view")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return views.delete(caller, id, EntityTag.required(ifMatch));
    }
}
