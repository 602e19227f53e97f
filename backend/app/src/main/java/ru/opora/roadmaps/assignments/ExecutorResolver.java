package ru.opora.roadmaps.assignments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.names.NameForm;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.organizations.names.OrganizationNames.Found;
import ru.opora.organizations.names.OrganizationNames.Narrowing;

/**
 * Finds out who printed tokens are: by what was chosen before, by what the document explains, by organisations' names and
 * by the dictionary, in this order. What stays doubtful is never guessed.
 */
@Component
class ExecutorResolver {

    private static final int CANDIDATES = 5;

    /** Below it a name is another one. */
    private static final int POSSIBLE = 500;

    private final ExecutorQueries queries;
    private final ExecutorDictionary dictionary;
    private final OrganizationNames names;

    ExecutorResolver(ExecutorQueries queries, ExecutorDictionary dictionary, OrganizationNames names) {
        this.queries = queries;
        this.dictionary = dictionary;
        this.names = names;
    }

    /** Everything that is looked at for one roadmap. */
    private record Context(ExecutorQueries.Plan plan, Map<String, ExecutorQueries.Chosen> chosen) {}

    /** Each of the tokens with its meaning, in their order. */
    Mono<Map<String, ResolvedToken>> resolve(ExecutorQueries.Plan plan, Set<String> tokens) {
        return queries.chosen(plan.id())
                .collect(
                        LinkedHashMap<String, ExecutorQueries.Chosen>::new,
                        (map, one) -> map.putIfAbsent(one.token(), one))
                .flatMap(chosen -> Flux.fromIterable(tokens)
                        .concatMap(token -> resolve(new Context(plan, chosen), token))
                        .collect(LinkedHashMap<String, ResolvedToken>::new, (map, one) -> map.put(one.token(), one)));
    }

    private Mono<ResolvedToken> resolve(Context context, String token) {
        ResolvedToken known = known(context, token);
        if (known != null) {
            return Mono.just(known);
        }
        return named(context, token)
                .filter(ResolvedToken::resolved)
                .switchIfEmpty(Mono.defer(() -> list(context, token)))
                .switchIfEmpty(Mono.defer(() -> open(context, token)));
    }

    /** By a choice, by what the document explains, by the dictionary; null when none of them settles it. */
    private @Nullable ResolvedToken known(Context context, String token) {
        var chosen = context.chosen().get(ExecutorText.normal(token));
        if (chosen != null) {
            return ResolvedToken.settled(
                    token, chosen.remembered() ? ExecutorOrigin.ALIAS : ExecutorOrigin.CHOICE, chosen.meaning());
        }
        String explained = explanation(context, token);
        if (explained != null) {
            List<ExecutorRule> rules =
                    dictionary.rules(explained, context.plan().level());
            if (rules.size() == 1) {
                return ResolvedToken.settled(token, ExecutorOrigin.ABBREVIATION, ExecutorMeaning.of(rules.get(0)));
            }
        }
        if (ExecutorText.named(token)) {
            return null; // a name goes before the kind it begins with
        }
        List<ExecutorRule> rules = dictionary.rules(token, context.plan().level());
        return rules.size() == 1
                ? ResolvedToken.settled(token, ExecutorOrigin.DICTIONARY, ExecutorMeaning.of(rules.get(0)))
                : null;
    }

    private static @Nullable String explanation(Context context, String token) {
        String normal = ExecutorText.normal(token);
        return context.plan().abbreviations().entrySet().stream()
                .filter(entry -> ExecutorText.normal(entry.getKey()).equals(normal))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** By the name of one organisation; where names are named in brackets or in a list, by all of them. */
    private Mono<ResolvedToken> named(Context context, String token) {
        if (!ExecutorText.named(token)) {
            return Mono.empty();
        }
        String inside = ExecutorText.bracketed(token);
        List<String> each = ExecutorText.named(inside) ? ExecutorText.parts(inside) : List.of();
        if (each.isEmpty()) {
            return search(context, token)
                    .flatMap(found -> Mono.justOrEmpty(only(found)))
                    .map(id -> ResolvedToken.settled(token, ExecutorOrigin.NAME, ExecutorMeaning.of(id)));
        }
        return Flux.fromIterable(each)
                .concatMap(name -> search(context, name).map(found -> java.util.Optional.ofNullable(only(found))))
                .collectList()
                .filter(found -> found.stream().allMatch(java.util.Optional::isPresent))
                .map(found -> ResolvedToken.settled(
                        token,
                        ExecutorOrigin.NAME,
                        new ExecutorMeaning(
                                List.of(),
                                found.stream()
                                        .flatMap(java.util.Optional::stream)
                                        .toList())));
    }

    /** A list whose every part is known: «АР, ИМЦ и ОО». */
    private Mono<ResolvedToken> list(Context context, String token) {
        List<String> parts = ExecutorText.parts(token);
        if (parts.size() < 2) {
            return Mono.empty();
        }
        return Flux.fromIterable(parts)
                .concatMap(part -> Mono.justOrEmpty(known(context, part)).switchIfEmpty(named(context, part)))
                .collectList()
                .filter(found -> found.size() == parts.size())
                .map(found -> ResolvedToken.settled(token, found.get(0).origin(), together(found)));
    }

    private static ExecutorMeaning together(List<ResolvedToken> parts) {
        Set<ExecutorRule> rules = new LinkedHashSet<>();
        Set<UUID> organizations = new LinkedHashSet<>();
        parts.forEach(part -> {
            rules.addAll(part.meaning().rules());
            organizations.addAll(part.meaning().organizations());
        });
        return new ExecutorMeaning(List.copyOf(rules), List.copyOf(organizations));
    }

    /** What a person chooses from; a name that nobody has may still say of what kind it is: «ГАОУ ДПО «ИРО»». */
    private Mono<ResolvedToken> open(Context context, String token) {
        String explained = explanation(context, token);
        List<ExecutorRule> rules = new ArrayList<>(dictionary.rules(
                explained == null ? ExecutorText.withoutBrackets(token) : explained,
                context.plan().level()));
        boolean aKind = rules.size() == 1
                && (!ExecutorText.named(token)
                        || rules.get(0) == ExecutorRule.INSTITUTES
                        || rules.get(0) == ExecutorRule.REGION);
        if (aKind) {
            return Mono.just(ResolvedToken.settled(token, ExecutorOrigin.DICTIONARY, ExecutorMeaning.of(rules.get(0))));
        }
        return search(context, token)
                .map(found -> ResolvedToken.open(
                        token,
                        rules,
                        found.stream()
                                .filter(one -> one.score() >= POSSIBLE)
                                .map(Found::id)
                                .toList()));
    }

    private Mono<List<Found>> search(Context context, String name) {
        return names.search(
                        NameForm.of(name), new Narrowing(null, context.plan().regionId(), false), CANDIDATES)
                .collectList();
    }

    private static @Nullable UUID only(List<Found> found) {
        List<Found> exact = found.stream().filter(Found::exact).toList();
        return exact.size() == 1 ? exact.get(0).id() : null;
    }
}
