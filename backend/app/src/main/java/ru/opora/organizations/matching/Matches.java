package ru.opora.organizations.matching;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.names.NameForm;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.organizations.names.OrganizationNames.Found;
import ru.opora.organizations.names.OrganizationNames.Narrowing;
import ru.opora.platform.security.Caller;

/** Finds out which organisations names as printed may mean. It proposes; a person decides. */
@Service
class Matches {

    private static final int CANDIDATES = 5;

    /** How many names are looked up at the same time: a request does not take the whole pool of connections. */
    private static final int AT_ONCE = 2;

    /** Below it the name is another one: two wrong letters of eight, with the right number, give about 550 of 1000. */
    private static final int POSSIBLE = 500;

    /** By how much the best must be better than the second to be the likely one. */
    private static final int LEAD = 120;

    private final Organizations organizations;
    private final OrganizationNames names;

    Matches(Organizations organizations, OrganizationNames names) {
        this.organizations = organizations;
        this.names = names;
    }

    private record Looked(String name, List<Found> found) {}

    Mono<MatchView> match(Caller caller, MatchRequest request) {
        var narrowing =
                new Narrowing(request.kind() == null ? null : request.kind().name(), request.within(), false);
        return Flux.fromIterable(request.names())
                .flatMapSequential(name -> look(name, narrowing), AT_ONCE)
                .collectList()
                .flatMap(looked -> organizations
                        .summaries(caller, ids(looked))
                        .collect(Collectors.toMap(OrganizationSummary::id, summary -> summary))
                        .map(known -> new MatchView(
                                looked.stream().map(one -> item(one, known)).toList())));
    }

    private Mono<Looked> look(String name, Narrowing narrowing) {
        return names.search(NameForm.of(name), narrowing, CANDIDATES)
                .collectList()
                .map(found -> new Looked(name, found));
    }

    private static List<UUID> ids(List<Looked> looked) {
        return looked.stream()
                .flatMap(one -> one.found().stream().map(Found::id))
                .distinct()
                .toList();
    }

    private static MatchView.Item item(Looked looked, Map<UUID, OrganizationSummary> known) {
        List<Found> found = looked.found().stream()
                .filter(one -> known.containsKey(one.id()))
                .toList();
        return new MatchView.Item(
                looked.name(),
                result(found),
                found.stream()
                        .map(one -> new MatchView.Candidate(
                                Objects.requireNonNull(known.get(one.id())),
                                Math.min(1, one.score() / 1000.0),
                                one.matched()))
                        .toList());
    }

    private static MatchView.Result result(List<Found> found) {
        List<Found> exact = found.stream().filter(Found::exact).toList();
        if (exact.size() == 1) {
            return exact.get(0).alias() ? MatchView.Result.ALIAS : MatchView.Result.EXACT;
        }
        if (found.isEmpty() || found.get(0).score() < POSSIBLE) {
            return MatchView.Result.NONE;
        }
        boolean leads = found.size() == 1 || found.get(0).score() - found.get(1).score() >= LEAD;
        return exact.isEmpty() && leads ? MatchView.Result.LIKELY : MatchView.Result.AMBIGUOUS;
    }
}
