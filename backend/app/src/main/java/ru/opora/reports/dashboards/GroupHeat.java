package ru.opora.reports.dashboards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.reports.dashboards.DashboardView.Level;
import ru.opora.reports.dashboards.DashboardView.Round;
import ru.opora.reports.dashboards.GroupQueries.Group;
import ru.opora.reports.dashboards.GroupQueries.Held;

/** Groups of indicators over places. It stands beside the dashboard and not in it: figures do not wait for it. */
@Service
class GroupHeat {

    private static final int PLACES = 300;

    private final DashboardQueries queries;
    private final GroupQueries groups;

    GroupHeat(DashboardQueries queries, GroupQueries groups) {
        this.queries = queries;
        this.groups = groups;
    }

    Mono<GroupsView> of(Caller caller, UUID id, @Nullable UUID round) {
        return queries.place(caller, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(place -> view(caller, List.of(place), round));
    }

    Mono<GroupsView> mine(Caller caller, @Nullable UUID round) {
        return queries.own(caller)
                .filter(own -> !own.isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(own -> view(caller, Dashboards.lookedAt(own), round));
    }

    private Mono<GroupsView> view(Caller caller, List<Place> places, @Nullable UUID asked) {
        return DatabaseScope.system(queries.rounds(places, asked).flatMap(rounds -> {
            Round shown = Dashboards.shown(rounds, asked);
            return shown == null
                    ? Mono.just(new GroupsView(null, List.of(), false, List.of()))
                    : Mono.zip(
                                    groups.groups(shown.id()),
                                    held(caller, places, shown.id()).collectList())
                            .map(read -> put(shown.id(), read.getT1(), read.getT2()));
        }));
    }

    private Flux<Held> held(Caller caller, List<Place> places, UUID round) {
        UUID[] roots = Place.ids(places);
        Level level = Dashboards.level(places);
        String[] read = caller.scope(DashboardPermission.READ);
        return switch (level) {
            case REGION -> groups.ofMunicipalities(roots, round, PLACES + 1);
            case MUNICIPALITY -> groups.ofPanel(roots, round, PLACES + 1, read);
            case SCHOOL, SCHOOLS -> groups.ofSchools(roots, places.get(0).complex(), round, PLACES + 1, read);
        };
    }

    private static GroupsView put(UUID round, List<Group> all, List<Held> held) {
        List<Held> named = held.stream().filter(Held::names).toList();
        List<Held> shown = named.subList(0, Math.min(PLACES, named.size()));
        Map<String, Map<UUID, GroupsView.Cell>> cells = new HashMap<>();
        held.stream()
                .filter(one -> !one.names())
                .forEach(one -> cells.computeIfAbsent(one.group(), group -> new HashMap<>())
                        .put(one.place(), new GroupsView.Cell(one.compared(), one.behind())));
        return new GroupsView(
                round,
                shown.stream()
                        .map(one -> new GroupsView.Place(one.place(), one.name(), one.present()))
                        .toList(),
                named.size() > PLACES,
                all.stream()
                        .map(group -> new GroupsView.Row(
                                group.group(),
                                group.indicators(),
                                group.comparable(),
                                row(shown, cells, group.group())))
                        .toList());
    }

    private static List<GroupsView.@Nullable Cell> row(
            List<Held> shown, Map<String, Map<UUID, GroupsView.Cell>> cells, String group) {
        Map<UUID, GroupsView.Cell> known = cells.getOrDefault(group, Map.of());
        List<GroupsView.@Nullable Cell> row = new ArrayList<>();
        shown.forEach(one -> row.add(known.get(one.place())));
        return row;
    }
}
