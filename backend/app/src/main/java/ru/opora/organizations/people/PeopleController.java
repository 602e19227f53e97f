package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of people: the caller, the people they may see, memberships. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "people", description = "The caller, people and their memberships")
class PeopleController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.PEOPLE_READ + "')";

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    @GetMapping("/me")
    @PreAuthorize("isAuthenticated()")
    @Operation(operationId = "getMe", summary = "The caller: memberships and permissions")
    Mono<MeView> me(Caller caller) {
        return people.me(caller);
    }

    @ListMapping(path = "/people")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listPeople", summary = "The people inside the caller's subtrees")
    Mono<Page<PersonView>> people(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID organization,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return people.list(caller, organization, q, limit, cursor);
    }

    @ListMapping(path = "/memberships")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listMemberships", summary = "Who is what in which organisation")
    Mono<Page<MembershipView>> memberships(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID organization,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return people.memberships(caller, organization, person, role, limit, cursor);
    }
}
