package ru.opora.reports.dashboards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.reports.dashboards.DashboardView.Level;
import ru.opora.reports.dashboards.DashboardView.Round;
import ru.opora.reports.dashboards.FactQueries.Asked;

/** What is looked at first. Rights are found out by the place; then all of it is read as the system, from sums that are kept. */
@Service
class Dashboards {

    /** Municipalities of a region, or schools of a municipality. */
    private static final int TILES = 300;

    /** Schools of a complex: they are added up one by one. */
    private static final int MOST_OF_COMPLEX = 5000;

    private static final UUID NONE = new UUID(0, 0);

    private final DashboardQueries queries;
    private final FactQueries facts;
    private final ValueQueries values;
    private final Clock clock;

    Dashboards(DashboardQueries queries, FactQueries facts, ValueQueries values, Clock clock) {
        this.queries = queries;
        this.facts = facts;
        this.values = values;
        this.clock = clock;
    }

    /** What a person chose to see; null: what is newest and first. */
    record Choice(
            @Nullable UUID round,
            @Nullable UUID indicator,
            @Nullable String group) {}

    Mono<DashboardView> of(Caller caller, UUID id, Choice choice) {
        return queries.place(caller, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(place -> view(caller, List.of(place), List.of(), choice));
    }

    /** Of whoever has one place, or one above others: that one. Of a curator: all schools. */
    Mono<DashboardView> mine(Caller caller, Choice choice) {
        return queries.own(caller)
                .filter(own -> !own.isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(own -> {
                    List<Place> shown = lookedAt(own);
                    List<OrganizationSummary> choices =
                            own.stream().map(Place::organization).toList();
                    return view(caller, shown, choices.size() > 1 ? choices : List.of(), choice);
                });
    }

    static List<Place> lookedAt(List<Place> own) {
        List<Place> above = own.stream().filter(place -> !place.isSchool()).toList();
        return above.isEmpty() ? own : above.subList(0, 1);
    }

    static Level level(List<Place> places) {
        return places.size() > 1 ? Level.SCHOOLS : places.get(0).level();
    }

    Mono<Page<ValueRow>> values(Caller caller, ValueQueries.Filter filter, int limit, @Nullable String cursor) {
        return values.list(caller, filter, limit, cursor);
    }

    private Mono<DashboardView> view(
            Caller caller, List<Place> places, List<OrganizationSummary> choices, Choice choice) {
        Level level = level(places);
        return DatabaseScope.system(queries.rounds(places, choice.round()).flatMap(rounds -> {
            Round shown = shown(rounds, choice.round());
            return measured(rounds, shown, choice, level == Level.SCHOOL).flatMap(measured -> {
                var about = new About(level, places, choices, clock.instant(), rounds, shown, measured, choice.group());
                return read(about, asked(caller, about)).map(read -> new DashboardAssembly(about, read).view());
            });
        }));
    }

    private Mono<List<Measured>> measured(List<Round> rounds, @Nullable Round shown, Choice choice, boolean wide) {
        if (shown == null) {
            return Mono.just(List.of());
        }
        UUID[] others = rounds.stream()
                .filter(round -> !round.equals(shown))
                .map(Round::id)
                .toArray(UUID[]::new);
        UUID indicator = choice.indicator();
        return queries.measured(shown.id(), others, indicator, choice.group(), wide)
                .doOnNext(measured -> {
                    if (indicator != null
                            && measured.stream()
                                    .noneMatch(one -> one.roundId().equals(shown.id())
                                            && one.indicator().id().equals(indicator))) {
                        throw ProblemException.badParameter("indicator", "NOT_FOUND");
                    }
                });
    }

    /** The round that was asked for, else the newest. */
    static @Nullable Round shown(List<Round> rounds, @Nullable UUID asked) {
        if (asked == null) {
            return rounds.isEmpty() ? null : rounds.get(0);
        }
        return rounds.stream()
                .filter(round -> round.id().equals(asked))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter("round", "NOT_FOUND"));
    }

    /** Figures of other rooms are there for whoever may read those everywhere that is looked at. */
    private Asked asked(Caller caller, About about) {
        LocalDate month = about.places().get(0).today().withDayOfMonth(1).minusMonths(1);
        return new Asked(
                about.rounds().stream().map(Round::id).toArray(UUID[]::new),
                about.measured().stream().map(Measured::id).toArray(UUID[]::new),
                about.measured().isEmpty() ? NONE : about.measured().get(0).id(),
                about.places().stream().allMatch(place -> caller.may(DashboardPermission.CHECKPOINTS, place.path())),
                about.places().stream().allMatch(place -> caller.may(DashboardPermission.REPORTS, place.path())),
                month);
    }

    private Mono<Read> read(About about, Asked asked) {
        UUID root = about.places().get(0).id();
        return switch (about.level()) {
            case REGION ->
                facts.ofPlaces(root, asked, TILES + 1).map(Facts::new).map(found -> new Read(asked, found, found));
            case MUNICIPALITY ->
                facts.ofPlaces(root, asked, 0)
                        .map(Facts::new)
                        .flatMap(whole -> facts.ofSchoolsBelow(root, asked, TILES + 1)
                                .map(Facts::new)
                                .map(schools -> new Read(asked, whole, schools)));
            case SCHOOL, SCHOOLS ->
                (about.places().get(0).complex()
                                ? facts.ofComplex(root, asked, MOST_OF_COMPLEX)
                                : facts.ofSchools(Place.ids(about.places()), asked))
                        .map(Facts::new)
                        .map(found -> new Read(asked, found, found));
        };
    }

    /** @param tiles what tiles are made of */
    record Read(Asked asked, Facts whole, Facts tiles) {

        /** Whether there are more places than are shown. */
        boolean more() {
            return tiles.places().size() > TILES;
        }

        List<Fact> shown() {
            return more() ? tiles.places().subList(0, TILES) : tiles.places();
        }
    }
}
