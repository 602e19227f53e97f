package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/** Routes of whoever is signed in, about themselves. */
@RestController
@RequestMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "people")
class MeController {

    private final People people;
    private final Invitations invitations;

    MeController(People people, Invitations invitations) {
        this.people = people;
        this.invitations = invitations;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    @Operation(operationId = "getMe", summary = "The caller: memberships and permissions")
    Mono<MeView> me(Caller caller) {
        return people.me(caller);
    }

    @PostMapping(path = "/invitation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("isAuthenticated()")
    @Operation(
            operationId = "acceptInvitation",
            summary = "Become the person of an invitation",
            description =
                    "For whoever signed in at an issuer of others and is not known yet: the code of the link ties the "
                            + "token's subject to the person invited. It works once; a void code is answered by 410.")
    Mono<Void> accept(Caller caller, @Valid @RequestBody PersonRequest.Code request) {
        return invitations.accept(caller.subject(), request.code());
    }
}
