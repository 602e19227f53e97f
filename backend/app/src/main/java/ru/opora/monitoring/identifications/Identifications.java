package ru.opora.monitoring.identifications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.identifications.Finding.Listed;
import ru.opora.monitoring.identifications.IdentificationView.Action;
import ru.opora.monitoring.identifications.IdentificationView.Comparison;
import ru.opora.monitoring.identifications.IdentificationView.Move;
import ru.opora.monitoring.identifications.IdentificationView.Side;
import ru.opora.monitoring.identifications.IdentificationView.Verification;
import ru.opora.monitoring.identifications.RuleDefinition.Category;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Lists of schools with low outcomes: found by a rule over the results of a moment, and found again whenever somebody asks. */
@Service
public class Identifications {

    private static final int MOST_DIFFERENT = 100;
    private static final int MOST_MOVES = 500;

    private final IdentificationQueries queries;
    private final Rules rules;
    private final Clock clock;

    Identifications(IdentificationQueries queries, Rules rules, Clock clock) {
        this.queries = queries;
        this.rules = rules;
        this.clock = clock;
    }

    /** What a rule finds, and among how many. */
    private record Found(List<Listed> listed, int lookedAt) {}

    Mono<Page<IdentificationView>> list(Caller caller, int limit, @Nullable String cursor) {
        return queries.list(caller, limit, cursor);
    }

    Mono<IdentificationView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<IdentificationView> run(Caller caller, IdentificationRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return rules.get(caller, request.ruleId())
                .filter(rule -> rule.publishedOn() != null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.RULE_NOT_PUBLISHED)))
                .filter(rule -> rule.allowedActions().contains(RuleView.Action.run))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(rule -> DatabaseScope.system(queries.moment()
                        .flatMap(asOf -> found(
                                        rule.organization().id(), rule.definition(), request.schoolYear(), asOf)
                                .flatMap(found -> store(id, rule, request, asOf, found, caller)))))
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** Makes a list and announces it, for another room: as {@link #run} and {@link #announce} do it. */
    @Transactional
    public Mono<Void> announced(Caller caller, UUID rule, int schoolYear) {
        return run(caller, new IdentificationRequest(null, rule, schoolYear))
                .flatMap(list -> announce(caller, list.id()))
                .then();
    }

    /** From now on the schools see that they are listed, and why. */
    @Transactional
    Mono<IdentificationView> announce(Caller caller, UUID id) {
        return get(caller, id)
                .filter(view -> view.announcedOn() == null)
                .switchIfEmpty(Mono.error(() ->
                        ProblemException.of(ProblemType.ILLEGAL_STATE, IdentificationView.State.ANNOUNCED)))
                .doOnNext(view -> require(view, Action.announce))
                .flatMap(view -> queries.announce(id, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** Finds the schools again and says whether they are the same, with the same figures. */
    Mono<Verification> verify(Caller caller, UUID id) {
        return get(caller, id)
                .doOnNext(view -> require(view, Action.verify))
                .flatMap(view -> DatabaseScope.system(Mono.zip(
                        queries.listed(id),
                        found(view.organization().id(), view.rule().definition(), view.schoolYear(), view.asOf()))))
                .map(both -> verification(both.getT1(), byId(both.getT2().listed())));
    }

    /** What another rule would find in the same results; nothing is stored. */
    Mono<Comparison> whatIf(Caller caller, UUID id, RuleDefinition other) {
        return get(caller, id)
                .doOnNext(view -> require(view, Action.whatIf))
                .delayUntil(view -> Rules.sound(other))
                .flatMap(view -> DatabaseScope.system(queries.listed(id)
                        .zipWith(found(view.organization().id(), other, view.schoolYear(), view.asOf()))
                        .flatMap(both -> comparison(
                                view.rule().definition(), both.getT1(), other, byId(both.getT2().listed())))));
    }

    static void require(IdentificationView view, Action action) {
        if (!view.allowedActions().contains(action)) {
            throw ProblemException.of(ProblemType.FORBIDDEN);
        }
    }

    private Mono<Found> found(UUID organization, RuleDefinition rule, int year, Instant asOf) {
        return queries.figures(organization, rule, year, asOf)
                .collect(() -> new Collected(rule, year), Collected::add)
                .map(all -> new Found(all.listed, all.lookedAt));
    }

    /** Of a school that is not listed nothing is kept. */
    private static final class Collected {
        private final RuleDefinition rule;
        private final int year;
        private final List<Listed> listed = new ArrayList<>();
        private int lookedAt;

        Collected(RuleDefinition rule, int year) {
            this.rule = rule;
            this.year = year;
        }

        void add(IdentificationQueries.School school) {
            lookedAt++;
            Finding.of(school.organization(), school.figures(), rule, year).ifPresent(listed::add);
        }
    }

    private Mono<Void> store(
            UUID id, RuleView rule, IdentificationRequest request, Instant asOf, Found found, Caller caller) {
        return queries.insert(id, rule.organization().id(), request, asOf, found.lookedAt(), caller.subject())
                .then(queries.insert(id, found.listed()));
    }

    private static Map<UUID, Listed> byId(List<Listed> listed) {
        Map<UUID, Listed> all = new LinkedHashMap<>();
        listed.forEach(one -> all.put(one.organization(), one));
        return all;
    }

    private static Verification verification(Map<UUID, Listed> stored, Map<UUID, Listed> again) {
        List<UUID> different = all(stored, again).stream()
                .filter(school -> !Objects.equals(stored.get(school), again.get(school)))
                .toList();
        return new Verification(
                different.isEmpty(),
                stored.size(),
                again.size(),
                different.stream().limit(MOST_DIFFERENT).toList());
    }

    private Mono<Comparison> comparison(
            RuleDefinition rule, Map<UUID, Listed> now, RuleDefinition other, Map<UUID, Listed> then) {
        List<UUID> moved = all(now, then).stream()
                .filter(school -> category(now.get(school)) != category(then.get(school)))
                .toList();
        return queries.names(moved.stream().limit(MOST_MOVES).toList())
                .map(names -> new Comparison(
                        side(rule, now.values()),
                        side(other, then.values()),
                        moved.stream()
                                .filter(names::containsKey)
                                .map(school -> move(
                                        Objects.requireNonNull(names.get(school)), now.get(school), then.get(school)))
                                .sorted(java.util.Comparator.comparing(
                                        move -> move.organization().name()))
                                .toList(),
                        moved.size()));
    }

    private static TreeSet<UUID> all(Map<UUID, Listed> some, Map<UUID, Listed> others) {
        TreeSet<UUID> all = new TreeSet<>(some.keySet());
        all.addAll(others.keySet());
        return all;
    }

    private static @Nullable Category category(@Nullable Listed listed) {
        return listed == null ? null : listed.category();
    }

    private static Move move(OrganizationSummary school, @Nullable Listed now, @Nullable Listed then) {
        return new Move(school, category(now), category(then), then == null ? null : then.evidence());
    }

    private static Side side(RuleDefinition rule, Collection<Listed> listed) {
        int low = (int) listed.stream()
                .filter(one -> one.category() == Category.LOW_OUTCOMES)
                .count();
        return new Side(rule, low, listed.size() - low);
    }
}
