package ru.opora.surveys.scores;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.results.SmallGroups;
import ru.opora.surveys.results.SmallGroups.Hidden;
import ru.opora.surveys.scores.ScoreQueries.Row;

/**
 * What answers say of factors, for rooms above this one. Whoever asks decides who may see it; small groups are hidden here, as
 * results hide them.
 */
@Service
public class Scores {

    private static final int MOST_VERSIONS = 500;

    /** Organisations that are read at once when many are asked for. */
    private static final int AT_ONCE = 50;

    public static final UUID BEFORE_ALL = new UUID(0, 0);

    /** For so long what is told may still follow from which groups were too small before. */
    public static final Duration REMEMBERED = SmallGroups.MOMENT;

    private final ScoreQueries queries;
    private final SmallGroups small;
    private final Cache<UUID, Map<String, Map<String, String>>> labels =
            Caffeine.newBuilder().maximumSize(MOST_VERSIONS).build();

    Scores(ScoreQueries queries, SmallGroups small) {
        this.queries = queries;
        this.small = small;
    }

    /** What is asked once about many groups: which campaign and audience. */
    private record Decision(UUID campaign, String ownerPath, Audience audience) {

        static Decision of(Row row) {
            return new Decision(row.campaign(), row.ownerPath(), row.audience());
        }
    }

    /** An organisation of which there are scores, and the municipality it lies in. */
    public record School(
            OrganizationSummary organization, @Nullable String municipality) {}

    /** Those of some organisations that work and have scores. */
    public Mono<List<School>> schools(Collection<UUID> organizations) {
        return queries.schools(organizations).collectList();
    }

    /** What the groups of a few organisations say. */
    public Mono<Map<UUID, List<Group>>> of(Collection<UUID> organizations) {
        return queries.of(organizations)
                .collectList()
                .flatMap(this::groups)
                .map(groups -> groups.stream().collect(Collectors.groupingBy(Group::organization)));
    }

    /** What an organisation's groups say, of each group and factor in a few campaigns, in the order in which they count. */
    public Mono<List<Group>> of(UUID organization) {
        return queries.of(organization).collectList().flatMap(this::groups);
    }

    /** The same of the organisations at and below a path, one after another and never all at once. */
    public Flux<List<Group>> within(String path) {
        return within(path, BEFORE_ALL);
    }

    /** The same of those whose ids come after one: they are read in the order of their ids. */
    public Flux<List<Group>> within(String path, UUID after) {
        return next(path, after)
                .expand(rows -> {
                    UUID last = rows.get(rows.size() - 1).organization();
                    return next(path, last);
                })
                .concatMap(this::groups, 1)
                .concatMapIterable(Scores::byOrganization, 1);
    }

    /** Nothing when there are no more. */
    private Mono<List<Row>> next(String path, UUID after) {
        return queries.within(path, after, AT_ONCE).collectList().filter(rows -> !rows.isEmpty());
    }

    private static List<List<Group>> byOrganization(List<Group> groups) {
        Map<UUID, List<Group>> by = new LinkedHashMap<>();
        groups.forEach(group -> by.computeIfAbsent(group.organization(), none -> new ArrayList<>())
                .add(group));
        return List.copyOf(by.values());
    }

    /** Answers of an organisation that are not in its scores yet. */
    public Mono<Long> waiting(UUID organization) {
        return queries.waiting(organization);
    }

    /** What questionnaires call their factors, by code and language. */
    public Mono<Map<String, Map<String, String>>> labels(Collection<UUID> versions) {
        return Flux.fromIterable(new HashSet<>(versions))
                .concatMap(this::labels)
                .collect(HashMap::new, (all, some) -> some.forEach(all::putIfAbsent));
    }

    private Mono<Map<String, Map<String, String>>> labels(UUID version) {
        return Mono.justOrEmpty(labels.getIfPresent(version))
                .switchIfEmpty(Mono.defer(() -> queries.definition(version)
                        .publishOn(Schedulers.boundedElastic())
                        .map(definition -> {
                            Map<String, Map<String, String>> found = new HashMap<>();
                            Definitions.form(definition)
                                    .questionnaire()
                                    .factors()
                                    .forEach(factor -> found.put(
                                            factor.code(), factor.label().byLanguage()));
                            return found;
                        })
                        .doOnNext(found -> labels.put(version, found))));
    }

    private Mono<List<Group>> groups(List<Row> rows) {
        return hidden(rows).map(hidden -> put(rows, hidden));
    }

    private Mono<Map<Decision, Hidden>> hidden(List<Row> rows) {
        List<Decision> decisions = rows.stream().map(Decision::of).distinct().toList();
        return Flux.fromIterable(decisions)
                .concatMap(one -> small.hidden(one.campaign(), one.ownerPath(), one.audience())
                        .map(hidden -> Map.entry(one, hidden)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Rows of one group and factor stand beside each other in the order read. */
    private static List<Group> put(List<Row> rows, Map<Decision, Hidden> hidden) {
        Map<String, Map<Integer, GroupTally>> shares = new LinkedHashMap<>();
        Map<String, Row> first = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = row.participant() + " " + row.factor();
            first.putIfAbsent(key, row);
            shares.computeIfAbsent(key, none -> new HashMap<>()).put(row.share(), row.tally());
        }
        return first.entrySet().stream()
                .map(entry -> group(
                        entry.getValue(),
                        isHidden(entry.getValue(), hidden),
                        shares.getOrDefault(entry.getKey(), Map.of())))
                .toList();
    }

    private static boolean isHidden(Row row, Map<Decision, Hidden> hidden) {
        Hidden decided = hidden.get(Decision.of(row));
        return decided == null || decided.has(row.participant(), row.factor());
    }

    private static Group group(Row row, boolean hidden, Map<Integer, GroupTally> shares) {
        return new Group(
                row.organization(),
                row.audience(),
                row.factor(),
                row.campaign(),
                row.version(),
                row.title(),
                row.closesOn(),
                row.preliminary(),
                row.expected(),
                hidden,
                shares);
    }
}
