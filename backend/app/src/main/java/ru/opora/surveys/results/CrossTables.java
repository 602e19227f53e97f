package ru.opora.surveys.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.Definitions.Counted;
import ru.opora.surveys.results.AnalysisView.Category;
import ru.opora.surveys.results.AnalysisView.Cross;
import ru.opora.surveys.results.Asking.Question;

/**
 * Two questions of a campaign crossed, over the whole of it or over the widest place that the caller may read: nobody sees two
 * tables of which one holds the other, from which the rest could be reckoned. One organisation alone has none: its people
 * know each other.
 */
@Service
class CrossTables {

    /** Nobody reads more, and hiding so many takes long. */
    private static final int MOST_CELLS = 2500;

    private final Asking asking;
    private final Grounds grounds;
    private final ResultQueries queries;
    private final AnswerQueries answers;

    CrossTables(Asking asking, Grounds grounds, ResultQueries queries, AnswerQueries answers) {
        this.asking = asking;
        this.grounds = grounds;
        this.queries = queries;
        this.answers = answers;
    }

    Mono<Cross> table(
            Caller caller, UUID campaign, Audience audience, @Nullable UUID within, String row, String column) {
        return asking.question(caller, campaign, within)
                .filter(question -> question.whole() || question.isWidest(caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NO_CROSS_TABLE_HERE)))
                .flatMap(question -> queries.items(question.version())
                        .flatMap(items ->
                                table(question, audience, item(items, row, "row"), item(items, column, "column"))));
    }

    private Mono<Cross> table(Question question, Audience audience, Counted row, Counted column) {
        UUID campaign = question.campaign().id();
        return grounds.of(question, audience)
                .filter(ground -> question.whole() || ground.places().hasSeveral(question.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NO_CROSS_TABLE_HERE)))
                .flatMap(ground -> answers.crossed(campaign, audience, question.path(), row, column)
                        .publishOn(Schedulers.boundedElastic())
                        .map(counts -> isTold(question, ground, row) && isTold(question, ground, column)
                                ? cross(campaign, audience, row, column, counts)
                                : hidden(campaign, audience, row, column)));
    }

    /** Of a part its totals must be what results tell of it: they hide some so that others are not found by subtraction. */
    private static boolean isTold(Question question, Grounds.Ground ground, Counted item) {
        Decided decided = Decided.of(ground.places(), question.path(), ground.bases(), item.name());
        return !ground.places().isHidden(question.path(), ground.answered())
                && (question.whole() || decided.base() != null && decided.sum());
    }

    /** One choice of each can be crossed: of several at once the sums are not those of people. */
    private static Counted item(List<Counted> items, String name, String parameter) {
        return items.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .filter(item -> item.kind() == Definitions.Kind.ONE || item.kind() == Definitions.Kind.SCALE)
                .orElseThrow(() -> ProblemException.badParameter(parameter, "INVALID"));
    }

    private static Cross cross(
            UUID campaign, Audience audience, Counted row, Counted column, Map<List<String>, Long> counts) {
        List<String> rows = words(row, counts, 0);
        List<String> columns = words(column, counts, 1);
        if ((long) rows.size() * columns.size() > MOST_CELLS) {
            throw ProblemException.badParameter("row", "TOO_MANY");
        }
        long[][] cells = new long[rows.size()][columns.size()];
        counts.forEach((words, count) -> cells[rows.indexOf(words.get(0))][columns.indexOf(words.get(1))] = count);
        CrossTable table = CrossTable.of(cells, Results.LEAST);
        return table == null
                ? hidden(campaign, audience, row, column)
                : new Cross(
                        campaign,
                        audience,
                        row.name(),
                        column.name(),
                        Results.LEAST,
                        false,
                        categories(rows, table.rows()),
                        categories(columns, table.columns()),
                        table.cells());
    }

    /** The choices in the order of the questionnaire, then what else was said. */
    private static List<String> words(Counted item, Map<List<String>, Long> counts, int side) {
        List<String> words = new ArrayList<>();
        item.choices().forEach(choice -> words.add(choice.choice()));
        counts.keySet().stream()
                .map(pair -> pair.get(side))
                .filter(word -> !words.contains(word))
                .distinct()
                .sorted(java.util.Comparator.comparing((String word) -> number(word))
                        .thenComparing(word -> word))
                .forEach(words::add);
        return words;
    }

    /** Numbers of a scale go by their size, and before words. */
    private static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException none) {
            return Double.MAX_VALUE;
        }
    }

    private static List<Category> categories(List<String> words, List<List<Integer>> groups) {
        return groups.stream()
                .map(group -> group.stream().map(words::get).toList())
                .map(group -> new Category(
                        group.stream().filter(CrossTables::isChoice).toList(),
                        group.contains(AnswerQueries.CANNOT_SAY),
                        group.contains(AnswerQueries.NOT_ANSWERED)))
                .toList();
    }

    private static boolean isChoice(@Nullable String word) {
        return !AnswerQueries.CANNOT_SAY.equals(word) && !AnswerQueries.NOT_ANSWERED.equals(word);
    }

    private static Cross hidden(UUID campaign, Audience audience, Counted row, Counted column) {
        return new Cross(
                campaign, audience, row.name(), column.name(), Results.LEAST, true, List.of(), List.of(), List.of());
    }
}
