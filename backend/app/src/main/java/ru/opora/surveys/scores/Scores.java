package ru.opora.surveys.scores;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.results.SmallGroups;
import ru.opora.surveys.scores.ScoreQueries.Row;

/**
 * What answers say of factors, for rooms above this one. Whoever asks decides who may see it; small groups are hidden here, as
 * results hide them.
 */
@Service
public class Scores {

    private static final int MOST_VERSIONS = 500;

    private final ScoreQueries queries;
    private final SmallGroups small;
    private final Cache<UUID, Map<String, Map<String, String>>> labels =
            Caffeine.newBuilder().maximumSize(MOST_VERSIONS).build();

    Scores(ScoreQueries queries, SmallGroups small) {
        this.queries = queries;
        this.small = small;
    }

    /** What is asked once about many groups: which campaign and audience. */
    private record Decision(UUID campaign, String ownerPath, ru.opora.surveys.Audience audience) {}

    /** What an organisation's groups say, of each group and factor in the two latest campaigns, the latest first. */
    public Mono<List<Group>> of(UUID organization) {
        return groups(queries.of(organization).collectList());
    }

    /** The same of all organisations at and below a path. */
    public Mono<List<Group>> within(String path) {
        return groups(queries.within(path).collectList());
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

    private Mono<List<Group>> groups(Mono<List<Row>> rows) {
        return rows.flatMap(all -> hidden(all).map(hidden -> put(all, hidden)));
    }

    private Mono<Set<UUID>> hidden(List<Row> rows) {
        List<Decision> decisions = rows.stream()
                .map(row -> new Decision(row.campaign(), row.ownerPath(), row.audience()))
                .distinct()
                .toList();
        return Flux.fromIterable(decisions)
                .concatMap(one -> small.hidden(one.campaign(), one.ownerPath(), one.audience()))
                .collect(HashSet::new, Set::addAll);
    }

    /** Rows of one group and factor stand beside each other in the order read. */
    private static List<Group> put(List<Row> rows, Set<UUID> hidden) {
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
                        hidden.contains(entry.getValue().participant()),
                        shares.getOrDefault(entry.getKey(), Map.of())))
                .toList();
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
