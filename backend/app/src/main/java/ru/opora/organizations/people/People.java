package ru.opora.organizations.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.clients.ApiClients;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.CallerDirectory;

/** People, their memberships, and by them what a token's bearer may do. */
@Service
class People implements CallerDirectory {

    private final PeopleQueries queries;
    private final ApiClients clients;
    private final Clock clock;

    People(PeopleQueries queries, ApiClients clients, Clock clock) {
        this.queries = queries;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Mono<Caller> find(String subject, Set<String> scopes) {
        return DatabaseScope.system(queries.grants(subject, LocalDate.now(clock))
                .map(People::grant)
                .collectList()
                .filter(grants -> !grants.isEmpty())
                .switchIfEmpty(Mono.defer(() -> client(subject, scopes)))
                .map(grants -> new Caller(subject, grants)));
    }

    Mono<MeView> me(Caller caller) {
        if (caller.grants().isEmpty()) {
            return Mono.error(ProblemException.of(ProblemType.NO_MEMBERSHIP));
        }
        return queries.person(caller.subject())
                .flatMap(person -> queries.ownMemberships(person.id())
                        .collectList()
                        .map(own -> new MeView(person.id(), person.name(), person.email(), own, caller.permissions())))
                .switchIfEmpty(Mono.fromSupplier(
                        () -> new MeView(null, caller.subject(), null, List.of(), caller.permissions())));
    }

    Mono<Page<PersonView>> list(
            Caller caller, @Nullable UUID organization, @Nullable String text, int limit, @Nullable String cursor) {
        return queries.people(caller, organization, text, limit, cursor).flatMap(page -> {
            List<UUID> ids =
                    page.items().stream().map(PeopleQueries.PersonRow::id).toList();
            return queries.memberships(caller, ids)
                    .collect(Collectors.groupingBy(MembershipView::personId))
                    .map(memberships -> page.map(person -> view(person, memberships)));
        });
    }

    Mono<Page<MembershipView>> memberships(
            Caller caller,
            @Nullable UUID organization,
            @Nullable UUID person,
            @Nullable Role role,
            int limit,
            @Nullable String cursor) {
        return queries.memberships(caller, organization, person, role, limit, cursor);
    }

    private static PersonView view(PeopleQueries.PersonRow person, Map<UUID, List<MembershipView>> memberships) {
        return new PersonView(
                person.id(), person.name(), person.email(), memberships.getOrDefault(person.id(), List.of()));
    }

    private static Caller.Grant grant(PeopleQueries.GrantRow row) {
        Role role = Role.valueOf(row.role());
        return new Caller.Grant(role == Role.ADMIN ? "" : row.path(), role.permissions());
    }

    private Mono<List<Caller.Grant>> client(String subject, Set<String> scopes) {
        return clients.grant(subject, scopes).map(List::of).defaultIfEmpty(List.of());
    }
}
