package ru.opora.organizations.people;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.clients.ApiClients;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.CallerDirectory;

/** What the bearer of a token may do today: a person by their memberships, a system by its scopes. */
@Service
class Callers implements CallerDirectory {

    private final CallerQueries queries;
    private final ApiClients clients;
    private final Clock clock;

    Callers(CallerQueries queries, ApiClients clients, Clock clock) {
        this.queries = queries;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Mono<Caller> find(String subject, Set<String> scopes) {
        return DatabaseScope.system(queries.grants(subject, clock.instant())
                .map(Callers::grant)
                .collectList()
                .filter(grants -> !grants.isEmpty())
                .map(grants -> new Caller(subject, grants))
                .switchIfEmpty(clients.admit(subject, scopes)
                        .map(client ->
                                new Caller.Grant(client.path(), Role.permissions(client.scopes(), client.kind())))
                        .map(grant -> new Caller(subject, List.of(grant), true)))
                .defaultIfEmpty(new Caller(subject, List.of())));
    }

    private static Caller.Grant grant(CallerQueries.Held held) {
        return new Caller.Grant(
                held.role() == Role.ADMIN ? "" : held.path(), held.role().permissions(), held.home());
    }
}
