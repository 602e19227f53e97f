package ru.opora.monitoring.profiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.formulas.FormulaEffect;
import ru.opora.monitoring.formulas.FormulaView;
import ru.opora.monitoring.formulas.Formulas;
import ru.opora.monitoring.profiles.ProfileView.Action;
import ru.opora.monitoring.profiles.ProfileView.Decision;
import ru.opora.monitoring.profiles.ProfileView.Factor;
import ru.opora.monitoring.profiles.ProfileView.Later;
import ru.opora.monitoring.profiles.ProfileView.Part;
import ru.opora.monitoring.profiles.ProfileView.Review;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.FactorScore;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.scores.Group;
import ru.opora.surveys.scores.Scores;

/** Risk profiles: put together when they are asked for, from scores, the formula in force and decisions. */
@Service
class Profiles {

    private static final Set<String> RISKS =
            Arrays.stream(RiskFactor.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** Shares are told as whole percents are: at two decimals. */
    private static final double HUNDRED = 100;

    private final Scores scores;
    private final Formulas formulas;
    private final ProfileQueries queries;
    private final Organizations organizations;
    private final RiskOrder order;

    Profiles(Scores scores, Formulas formulas, ProfileQueries queries, Organizations organizations, RiskOrder order) {
        this.order = order;
        this.scores = scores;
        this.formulas = formulas;
        this.queries = queries;
        this.organizations = organizations;
    }

    /** Everything a factor is made of. */
    record Read(
            FormulaView formula,
            Map<String, List<Group>> groups,
            Map<String, Map<String, String>> labels,
            Map<String, Review> reviews) {

        /** The factors of which something is known. */
        Set<String> known() {
            return groups.keySet();
        }
    }

    Mono<ProfileView> get(Caller caller, UUID organization) {
        return seen(caller, organization).flatMap(place -> profile(caller, place));
    }

    Mono<Page<ReviewRow>> reviews(
            Caller caller, UUID organization, @Nullable String factor, int limit, @Nullable String cursor) {
        return seen(caller, organization).flatMap(place -> queries.reviews(place.id(), factor, limit, cursor));
    }

    private Mono<Place> seen(Caller caller, UUID organization) {
        return organizations
                .place(caller, organization)
                .filter(place -> caller.may(SurveyPermission.READ, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    @Transactional
    Mono<ProfileView> review(Caller caller, UUID organization, ReviewRequest request) {
        return get(caller, organization)
                .filter(view -> view.allowedActions().contains(Action.review))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .doOnNext(view -> request.requireSound())
                .delayUntil(view -> factor(view, request.factor()).computed() == request.computed()
                        ? Mono.empty()
                        : Mono.error(() -> ProblemException.stale(view)))
                .flatMap(view -> queries.review(organization, request, caller.subject()))
                .then(Mono.defer(() -> order.renew(List.of(organization))))
                .then(Mono.defer(() -> get(caller, organization)));
    }

    /** A risk factor of which something is known. */
    static Factor factor(ProfileView view, String code) {
        return view.factors().stream()
                .filter(factor -> factor.code().equals(code) && !factor.groups().isEmpty())
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemType.FACTOR_NOT_SCORED));
    }

    private Mono<ProfileView> profile(Caller caller, Place place) {
        return Mono.zip(
                        read(caller, place.id()),
                        organizations.summaries(caller, List.of(place.id())).next(),
                        scores.waiting(place.id()),
                        queries.programmes(place.id()))
                .map(read -> view(read.getT1(), read.getT2(), read.getT3(), read.getT4(), actions(caller, place)));
    }

    private Mono<Read> read(Caller caller, UUID organization) {
        return Mono.zip(
                        formulas.inForce(caller, organization),
                        scores.of(organization),
                        queries.reviews(List.of(organization)))
                .flatMap(read -> scores.labels(read.getT2().stream()
                                .map(Group::questionnaireVersion)
                                .toList())
                        .map(labels -> new Read(
                                read.getT1(),
                                byFactor(read.getT2()),
                                labels,
                                read.getT3().getOrDefault(organization, Map.of()))));
    }

    static Map<String, List<Group>> byFactor(List<Group> groups) {
        Map<String, List<Group>> by = new HashMap<>();
        groups.forEach(group ->
                by.computeIfAbsent(group.factor(), none -> new ArrayList<>()).add(group));
        return by;
    }

    private static List<Action> actions(Caller caller, Place place) {
        List<Action> actions = new ArrayList<>();
        if (caller.may(MonitoringPermission.REVIEW, place.path())) {
            actions.add(Action.review);
        }
        if (caller.may(RoadmapPermission.WRITE, place.path())) {
            actions.add(Action.plan);
        }
        return actions;
    }

    private static ProfileView view(
            Read read,
            OrganizationSummary organization,
            long waiting,
            List<ProgrammeView> programmes,
            List<Action> actions) {
        Set<String> others = new TreeSet<>(read.groups().keySet());
        others.removeAll(RISKS);
        List<Factor> factors = Arrays.stream(RiskFactor.values())
                .map(code -> factor(code.name(), read))
                .toList();
        return new ProfileView(
                organization,
                read.formula(),
                factors.stream().anyMatch(factor -> factor.significance() == Significance.HIGH),
                waiting,
                factors,
                others.stream().map(code -> factor(code, read)).toList(),
                programmes,
                actions);
    }

    static Factor factor(String code, Read read) {
        List<Group> groups = read.groups().getOrDefault(code, List.of());
        FactorScore score = FormulaEffect.score(code, groups, read.formula());
        Map<String, Group> chosen = FormulaEffect.chosen(groups, read.formula().definition());
        Review review = outdated(read.reviews().get(code), score.significance());
        return new Factor(
                code,
                read.labels().getOrDefault(code, Map.of()),
                score.value(),
                score.significance(),
                holding(score.significance(), review),
                score.groups().stream()
                        .map(part -> {
                            Group group = java.util.Objects.requireNonNull(chosen.get(part.name()));
                            return part(group, part, later(FormulaEffect.later(group, groups), read.formula()));
                        })
                        .toList(),
                review);
    }

    private static @Nullable Review outdated(@Nullable Review review, Significance computed) {
        return review == null || review.computed() == computed
                ? review
                : new Review(
                        review.decision(),
                        review.computed(),
                        review.significance(),
                        review.reason(),
                        review.decidedBy(),
                        review.decidedAt(),
                        true);
    }

    /** What was overridden holds until somebody decides anew; what was confirmed holds as long as it is computed so. */
    private static Significance holding(Significance computed, @Nullable Review review) {
        return review != null && review.decision() == Decision.OVERRIDDEN ? review.significance() : computed;
    }

    private static @Nullable Later later(@Nullable Group group, FormulaView formula) {
        if (group == null) {
            return null;
        }
        FactorScore.Group part = FormulaEffect.score(group.factor(), List.of(group), formula)
                .groups()
                .get(0);
        return new Later(
                group.campaign(),
                group.campaignTitle(),
                group.closesOn(),
                part.respondents(),
                group.expected(),
                part.score());
    }

    private static Part part(Group group, FactorScore.Group part, @Nullable Later later) {
        Long respondents = part.respondents();
        Integer expected = group.expected();
        return new Part(
                group.audience(),
                group.campaign(),
                group.campaignTitle(),
                group.closesOn(),
                group.preliminary(),
                part.weight(),
                respondents,
                expected,
                respondents == null || expected == null || expected == 0
                        ? null
                        : Math.min(1, Math.round(respondents * HUNDRED / expected) / HUNDRED),
                part.score(),
                later);
    }
}
