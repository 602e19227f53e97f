package ru.opora.organizations.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.people.MembershipQueries.Held;
import ru.opora.organizations.people.PeopleQueries.Filter;
import ru.opora.organizations.people.PeopleQueries.Sort;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** People as the caller may see them. */
@Service
class People {

    private final PeopleQueries queries;
    private final MembershipQueries memberships;
    private final Organizations organizations;
    private final Entrance entrance;
    private final PeopleMapper mapper;
    private final Clock clock;

    People(
            PeopleQueries queries,
            MembershipQueries memberships,
            Organizations organizations,
            Entrance entrance,
            PeopleMapper mapper,
            Clock clock) {
        this.queries = queries;
        this.memberships = memberships;
        this.organizations = organizations;
        this.entrance = entrance;
        this.mapper = mapper;
        this.clock = clock;
    }

    Mono<MeView> me(Caller caller) {
        if (caller.grants().isEmpty()) {
            return Mono.error(ProblemException.of(ProblemType.NO_MEMBERSHIP));
        }
        return queries.bySubject(caller.subject())
                .flatMap(person -> memberships
                        .own(person.id(), clock.instant())
                        .filter(row -> row.state() == MembershipState.CURRENT)
                        .map(row -> mapper.view(row, caller))
                        .collectList()
                        .map(own -> new MeView(person.id(), person.name(), person.email(), own, caller.permissions())))
                .switchIfEmpty(Mono.fromSupplier(
                        () -> new MeView(null, caller.subject(), null, List.of(), caller.permissions())));
    }

    Mono<Page<PersonView>> list(
            Caller caller,
            Filter filter,
            @Nullable PersonState state,
            @Nullable String sort,
            int limit,
            @Nullable String cursor) {
        return more(new Search(caller, filter, state, Sort.of(sort), limit), cursor, List.of());
    }

    /** One person; not found when the caller sees none of their memberships. */
    Mono<PersonView> get(Caller caller, UUID id) {
        return queries.find(caller, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(row -> views(caller, List.of(row)))
                .map(views -> views.get(0));
    }

    /**
     * Whether the caller decides about the whole person: may grant each role they hold, or held before they left.
     * Whoever shares somebody with another municipality decides about the own membership only; else an address or a link
     * changed here would open what they may do there.
     *
     * @param all every membership of the person, also those the caller does not see
     */
    static boolean manages(Caller caller, List<Held> all) {
        List<Held> held =
                all.stream().filter(row -> row.state() != MembershipState.ENDED).toList();
        List<Held> decisive = held.isEmpty() ? all : held;
        return !decisive.isEmpty()
                && decisive.stream().allMatch(row -> caller.may(row.role().grant(), row.path()));
    }

    /**
     * What is looked for. How far somebody has come with signing in only the issuer knows: people are read in large
     * pages and sifted by it until a page is full.
     */
    private record Search(
            Caller caller, Filter filter, @Nullable PersonState state, Sort sort, int limit) {
        boolean sifts() {
            return state != null && state != PersonState.LEFT;
        }

        Page<PersonView> page(List<PersonView> found) {
            return Page.of(found, limit, view -> sort.key(view.name(), view.updatedAt(), view.id()));
        }
    }

    private Mono<Page<PersonView>> more(Search search, @Nullable String cursor, List<PersonView> before) {
        int batch = search.sifts() ? Page.MAX_LIMIT : search.limit();
        return organizations
                .few(search.filter().within())
                .flatMap(few -> queries.list(
                        search.caller(),
                        clock.instant(),
                        search.filter(),
                        few.orElse(null),
                        search.sort(),
                        batch,
                        cursor))
                .flatMap(page -> views(search.caller(), page.items())
                        .flatMap(views -> search.sifts()
                                ? sift(search, views, page.nextCursor(), before)
                                : Mono.just(new Page<>(views, page.nextCursor()))));
    }

    private Mono<Page<PersonView>> sift(
            Search search, List<PersonView> read, @Nullable String next, List<PersonView> before) {
        List<PersonView> found = new ArrayList<>(before);
        read.stream().filter(view -> view.state() == search.state()).forEach(found::add);
        return found.size() > search.limit() || next == null
                ? Mono.just(search.page(found))
                : more(search, next, found);
    }

    /** Everything a page of people needs, in one query each. */
    private Mono<List<PersonView>> views(Caller caller, List<PeopleQueries.Row> people) {
        List<UUID> ids = people.stream().map(PeopleQueries.Row::id).toList();
        return Mono.zip(
                        memberships
                                .visible(caller, clock.instant(), ids)
                                .collect(Collectors.groupingBy(MembershipQueries.Row::personId)),
                        memberships.held(ids, clock.instant()).collect(Collectors.groupingBy(Held::personId)),
                        entrance.signs(people))
                .map(known -> people.stream()
                        .map(person -> mapper.view(
                                person,
                                known.getT1().getOrDefault(person.id(), List.of()),
                                Objects.requireNonNull(known.getT3().get(person.id())),
                                manages(caller, known.getT2().getOrDefault(person.id(), List.of())),
                                caller))
                        .toList());
    }
}
