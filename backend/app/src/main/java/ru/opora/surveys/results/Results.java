package ru.opora.surveys.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
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

    private static final String EVERYBODY = "";
    private static final String CANNOT_SAY = " cannotSay";

    private final ResultQueries queries;
    private final Asking asking;
    private final Organizations organizations;

    Results(ResultQueries queries, Asking asking, Organizations organizations) {
        this.queries = queries;
        this.asking = asking;
        this.organizations = organizations;
    }

    Mono<ResultsView> results(Caller caller, UUID campaign, Audience audience, @Nullable UUID within) {
        return asking.question(caller, campaign, within)
                .flatMap(question -> Mono.zip(
                                asking.places(question, audience, LEAST),
                                queries.answered(campaign, audience),
                                queries.bases(campaign, audience, null))
                        .publishOn(Schedulers.boundedElastic()) // hiding is arithmetic that takes its time
                        .flatMap(read -> read.getT1().isHidden(question.path(), read.getT2())
                                ? hidden(question, audience)
                                : shown(question, audience, read.getT1(), read.getT2(), read.getT3())));
    }

    /** Two campaigns side by side: the questions they have in common. */
    Mono<ResultsView.Dynamics> dynamics(
            Caller caller, UUID campaign, UUID with, Audience audience, @Nullable UUID within) {
        return Mono.zip(results(caller, campaign, audience, within), results(caller, with, audience, within))
                .map(both -> new ResultsView.Dynamics(
                        audience, LEAST, campaign, with, pairs(both.getT1().items(), both.getT2().items())));
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
                        .flatMap(counted -> Mono.zip(
                                        asking.places(question, audience, LEAST),
                                        queries.answered(campaign, audience),
                                        queries.bases(campaign, audience, item))
                                .publishOn(Schedulers.boundedElastic())
                                .flatMap(read -> rows(
                                        caller,
                                        question,
                                        audience,
                                        counted,
                                        read.getT1(),
                                        path -> read.getT1().isHidden(path, read.getT2())
                                                || read.getT1()
                                                        .isHidden(path, read.getT3().getOrDefault(item, Map.of()))))))
                .map(rows -> new ResultsView.Comparison(item, audience, LEAST, rows));
    }

    private Mono<List<ResultsView.Row>> rows(
            Caller caller,
            Question question,
            Audience audience,
            Counted counted,
            Places places,
            Predicate<String> hidden) {
        List<String> below = places.below(question.path());
        return organizations
                .summaries(caller, below.stream().map(Organizations::idOf).toList())
                .collectMap(OrganizationSummary::id)
                .flatMap(names -> Flux.fromIterable(below)
                        .filter(path -> names.containsKey(Organizations.idOf(path)))
                        .concatMap(path -> (hidden.test(path)
                                        ? Mono.just(item(counted, true, Map.of()))
                                        : queries.within(question.campaign().id(), audience, path, counted.name())
                                                .map(cells -> item(
                                                        counted,
                                                        false,
                                                        cells.getOrDefault(counted.name(), Map.of()))))
                                .map(item -> row(names, path, item)))
                        .sort(Comparator.comparing(ResultsView.Row::organizationName))
                        .collectList());
    }

    private static ResultsView.Row row(Map<UUID, OrganizationSummary> names, String path, ResultsView.Item item) {
        UUID id = Organizations.idOf(path);
        OrganizationSummary place = names.get(id);
        return new ResultsView.Row(id, place == null ? "" : place.name(), item);
    }

    private Mono<ResultsView> hidden(Question question, Audience audience) {
        return queries.waiting(question.campaign().id())
                .map(waiting -> new ResultsView(
                        question.campaign().id(), question.within(), audience, LEAST, null, waiting, List.of()));
    }

    private Mono<ResultsView> shown(
            Question question,
            Audience audience,
            Places places,
            Map<UUID, Long> answered,
            Map<String, Map<UUID, Long>> bases) {
        UUID campaign = question.campaign().id();
        boolean all = question.whole();
        return Mono.zip(
                        all
                                ? queries.whole(campaign, audience)
                                : queries.within(campaign, audience, question.path(), null),
                        queries.items(question.version()),
                        queries.waiting(campaign),
                        queries.asked(campaign, audience))
                .map(read -> new ResultsView(
                        campaign,
                        question.within(),
                        audience,
                        LEAST,
                        below(question.path(), read.getT4(), answered),
                        read.getT3(),
                        read.getT2().stream()
                                .map(counted -> item(
                                        counted,
                                        places.isHidden(
                                                question.path(), bases.getOrDefault(counted.name(), Map.of())),
                                        read.getT1().getOrDefault(counted.name(), Map.of())))
                                .toList()));
    }

    private static long below(String path, Map<UUID, String> asked, Map<UUID, Long> answered) {
        long sum = 0;
        for (Map.Entry<UUID, Long> one : answered.entrySet()) {
            String place = asked.getOrDefault(one.getKey(), "");
            sum += place.equals(path) || place.startsWith(path + ".") ? one.getValue() : 0;
        }
        return sum;
    }

    private static ResultsView.Item item(Counted counted, boolean hidden, Map<String, Cell> cells) {
        if (hidden) {
            return new ResultsView.Item(
                    counted.name(), counted.parent(), counted.kind(), true, null, null, null, List.of());
        }
        Cell everybody = cells.getOrDefault(EVERYBODY, new Cell(0, 0));
        return new ResultsView.Item(
                counted.name(),
                counted.parent(),
                counted.kind(),
                false,
                everybody.count(),
                cells.getOrDefault(CANNOT_SAY, new Cell(0, 0)).count(),
                mean(counted, everybody, cells),
                choices(counted, cells));
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
                .sorted(counted.kind() == Definitions.Kind.SCALE
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
