package ru.opora.surveys.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.Definitions.Counted;
import ru.opora.surveys.results.Asking.Question;
import ru.opora.surveys.results.ResultQueries.Cell;

/** Results of campaigns: figures of groups, never of fewer than {@value #LEAST}, nor what gives those away. */
@Service
class Results {

    static final int LEAST = 5;

    static final String EVERYBODY = "";

    private static final String CANNOT_SAY = " cannotSay";

    private final ResultQueries queries;
    private final Asking asking;
    private final Grounds grounds;
    private final Organizations organizations;

    Results(ResultQueries queries, Asking asking, Grounds grounds, Organizations organizations) {
        this.queries = queries;
        this.asking = asking;
        this.grounds = grounds;
        this.organizations = organizations;
    }

    Mono<ResultsView> results(Caller caller, UUID campaign, Audience audience, @Nullable UUID within) {
        return asking.question(caller, campaign, within).flatMap(question -> Read.steady(read(question, audience)));
    }

    private Mono<Read<ResultsView>> read(Question question, Audience audience) {
        return grounds.of(question, audience)
                .publishOn(Schedulers.boundedElastic()) // hiding is arithmetic that takes its time
                .flatMap(ground -> {
                    Long responses = ground.places().shown(question.path(), ground.answered());
                    return responses == null
                            ? hidden(question, audience)
                            : shown(question, audience, ground.places(), responses, ground.bases());
                });
    }

    /** Two campaigns side by side: the questions they have in common. */
    Mono<ResultsView.Dynamics> dynamics(
            Caller caller, UUID campaign, UUID with, Audience audience, @Nullable UUID within) {
        return Mono.zip(results(caller, campaign, audience, within), results(caller, with, audience, within))
                .map(both -> new ResultsView.Dynamics(
                        audience,
                        LEAST,
                        campaign,
                        with,
                        pairs(both.getT1().items(), both.getT2().items())));
    }

    /** Only what is asked and counted in the same way is compared. */
    private static List<ResultsView.Pair> pairs(List<ResultsView.Item> first, List<ResultsView.Item> second) {
        return first.stream()
                .flatMap(item -> second.stream()
                        .filter(other -> other.name().equals(item.name())
                                && other.kind() == item.kind()
                                && Objects.equals(other.matrix(), item.matrix()))
                        .map(other -> new ResultsView.Pair(item.name(), item, other)))
                .toList();
    }

    /** One question in each place right below. */
    Mono<ResultsView.Comparison> comparison(
            Caller caller, UUID campaign, String item, Audience audience, @Nullable UUID within) {
        return asking.question(caller, campaign, within)
                .flatMap(question -> queries.items(question.version())
                        .flatMapIterable(items -> items)
                        .filter(counted -> counted.name().equals(item))
                        .next()
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                        .flatMap(counted -> Read.steady(compared(caller, question, audience, counted))))
                .map(rows -> new ResultsView.Comparison(item, audience, LEAST, rows));
    }

    private Mono<Read<List<ResultsView.Row>>> compared(
            Caller caller, Question question, Audience audience, Counted counted) {
        return grounds.of(question, audience)
                .publishOn(Schedulers.boundedElastic())
                .map(ground -> {
                    Places places = ground.places();
                    Map<String, Decided> decided = new LinkedHashMap<>();
                    for (String path : places.below(question.path())) {
                        boolean hidden = places.isHidden(path, ground.answered());
                        decided.put(
                                path,
                                hidden ? Decided.HIDDEN : Decided.of(places, path, ground.bases(), counted.name()));
                    }
                    return decided;
                })
                .flatMap(decided -> rows(caller, question, audience, counted, decided));
    }

    private Mono<Read<List<ResultsView.Row>>> rows(
            Caller caller, Question question, Audience audience, Counted counted, Map<String, Decided> decided) {
        return organizations
                .summaries(
                        caller,
                        decided.keySet().stream().map(Organizations::idOf).toList())
                .collectMap(OrganizationSummary::id)
                .flatMap(names -> Flux.fromIterable(decided.entrySet())
                        .filter(place -> names.containsKey(Organizations.idOf(place.getKey())))
                        .concatMap(place -> figure(question, audience, counted, place.getKey(), place.getValue())
                                .map(read -> read.map(item -> row(names, place.getKey(), item))))
                        .sort(Comparator.comparing(read -> read.value().organizationName()))
                        .collectList())
                .map(Read::all);
    }

    private Mono<Read<ResultsView.Item>> figure(
            Question question, Audience audience, Counted counted, String path, Decided decided) {
        return decided.base() == null
                ? Mono.just(item(counted, decided, Map.of()))
                : queries.within(question.campaign().id(), audience, path, counted.name())
                        .map(cells -> item(counted, decided, cells.getOrDefault(counted.name(), Map.of())));
    }

    private static ResultsView.Row row(Map<UUID, OrganizationSummary> names, String path, ResultsView.Item item) {
        UUID id = Organizations.idOf(path);
        OrganizationSummary place = names.get(id);
        return new ResultsView.Row(id, place == null ? "" : place.name(), item);
    }

    private Mono<Read<ResultsView>> hidden(Question question, Audience audience) {
        return queries.waiting(question.campaign().id())
                .map(waiting -> new ResultsView(
                        question.campaign().id(), question.within(), audience, LEAST, null, waiting, List.of()))
                .map(view -> new Read<>(view, false));
    }

    private Mono<Read<ResultsView>> shown(
            Question question, Audience audience, Places places, long responses, Bases bases) {
        UUID campaign = question.campaign().id();
        boolean all = question.whole();
        return Mono.zip(
                        all
                                ? queries.whole(campaign, audience)
                                : queries.within(campaign, audience, question.path(), null),
                        queries.items(question.version()),
                        queries.waiting(campaign))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> Read.all(read.getT2().stream()
                                .map(counted -> item(
                                        counted,
                                        Decided.of(places, question.path(), bases, counted.name()),
                                        read.getT1().getOrDefault(counted.name(), Map.of())))
                                .toList())
                        .map(items -> new ResultsView(
                                campaign, question.within(), audience, LEAST, responses, read.getT3(), items)));
    }

    /** A figure of others than those it was decided of is hidden: it is read after the decision, and answers come meanwhile. */
    private static Read<ResultsView.Item> item(Counted counted, Decided decided, Map<String, Cell> cells) {
        Cell everybody = cells.getOrDefault(EVERYBODY, new Cell(0, 0));
        long cannotSay = cells.getOrDefault(CANNOT_SAY, new Cell(0, 0)).count();
        Long base = decided.base();
        if (base == null || base != everybody.count() + cannotSay) {
            var hidden = new ResultsView.Item(
                    counted.name(), counted.parent(), counted.kind(), true, null, null, null, List.of());
            return new Read<>(hidden, base != null);
        }
        boolean sumOfFew = counted.kind() == Definitions.Kind.NUMBER && !decided.sum();
        var shown = new ResultsView.Item(
                counted.name(),
                counted.parent(),
                counted.kind(),
                false,
                everybody.count(),
                cannotSay,
                sumOfFew ? null : mean(counted, everybody, cells),
                choices(counted, cells));
        return new Read<>(shown, false);
    }

    /** Of numbers the sum is kept; of choices it follows from what they count. */
    private static @Nullable Double mean(Counted counted, Cell everybody, Map<String, Cell> cells) {
        if (counted.kind() == Definitions.Kind.SCALE || counted.kind() == Definitions.Kind.NUMBER) {
            return everybody.count() == 0 ? null : everybody.total() / everybody.count();
        }
        long count = 0;
        double sum = 0;
        if (counted.kind() == Definitions.Kind.ONE) {
            for (Definitions.Value choice : counted.choices()) {
                Cell cell = cells.get(choice.choice());
                Double value = choice.value();
                if (cell != null && value != null) {
                    count += cell.count();
                    sum += value * cell.count();
                }
            }
        }
        return count == 0 ? null : sum / count;
    }

    private static List<ResultsView.Choice> choices(Counted counted, Map<String, Cell> cells) {
        List<ResultsView.Choice> all = new ArrayList<>();
        counted.choices().forEach(value -> all.add(choice(counted, value.choice(), cells.get(value.choice()))));
        cells.keySet().stream()
                .filter(name -> !name.equals(EVERYBODY) && !name.equals(CANNOT_SAY))
                .filter(name -> all.stream().noneMatch(choice -> choice.name().equals(name)))
                .sorted(
                        counted.kind() == Definitions.Kind.SCALE
                                ? Comparator.comparingDouble(Double::parseDouble)
                                : Comparator.naturalOrder())
                .forEach(name -> all.add(choice(counted, name, cells.get(name))));
        return all;
    }

    private static ResultsView.Choice choice(Counted counted, String name, @Nullable Cell cell) {
        boolean ranked = counted.kind() == Definitions.Kind.RANKING && cell != null && cell.count() > 0;
        return new ResultsView.Choice(
                name,
                cell == null ? 0 : cell.count(),
                ranked && cell != null ? (Double) (cell.total() / cell.count()) : null);
    }
}
