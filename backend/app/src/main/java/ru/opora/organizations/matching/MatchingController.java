package ru.opora.organizations.matching;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** Routes of names: what a printed one means, and the other names of an organisation. */
@RestController
@RequestMapping(path = "/api/v1/organizations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "organizations")
class MatchingController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.WRITE + "')";

    private final Matches matches;
    private final Aliases aliases;

    MatchingController(Matches matches, Aliases aliases) {
        this.matches = matches;
        this.aliases = aliases;
    }

    @PostMapping(path = "/match", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "matchOrganizations",
            summary = "Which organisations up to 1,000 names as printed may mean; nothing is changed")
    Mono<MatchView> match(Caller caller, @Valid @RequestBody MatchRequest request) {
        return matches.match(caller, request);
    }

    @GetMapping("/{id}/aliases")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listOrganizationAliases", summary = "The other names by which it is found")
    Mono<Page<AliasView>> aliases(Caller caller, @PathVariable UUID id) {
        return aliases.list(caller, id).collectList().map(all -> new Page<>(all, null));
    }

    @PostMapping(path = "/{id}/aliases", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "addOrganizationAlias", summary = "Let it be found by another name too")
    Mono<ResponseEntity<AliasView>> add(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody AliasRequest request) {
        return aliases.add(caller, id, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/organizations/" + id + "/aliases/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @DeleteMapping("/{id}/aliases/{aliasId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteOrganizationAlias", summary = "Let it not be found by that name any more")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID aliasId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return aliases.delete(caller, id, aliasId, EntityTag.required(ifMatch));
    }
}
