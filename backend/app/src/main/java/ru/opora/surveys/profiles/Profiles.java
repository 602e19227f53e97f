package ru.opora.surveys.profiles;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.FactorScore;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.RiskFormula;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.profiles.ScoreQueries.Group;
import ru.opora.surveys.profiles.ScoreQueries.Kept;
import ru.opora.surveys.profiles.ScoreQueries.Score;
import ru.opora.surveys.results.SmallGroups;

/** Risk profiles: put together when they are asked for, from scores and reviews. */
@Service
class Profiles {

    private static final Map<String, Double> WEIGHTS = Map.of();

    private final ScoreQueries queries;
    private final Organizations organizations;
    private final SmallGroups small;

    Profiles(ScoreQueries queries, Organizations organizations, SmallGroups small) {
        this.queries = queries;
        this.organizations = organizations;
        this.small = small;
    }

    /** Everything a profile is made of. */
    private record Read(
            Kept kept,
            List<Group> groups,
            Map<UUID, Map<String, GroupTally>> tallies,
            Set<UUID> hidden,
            Map<String, Map<String, String>> labels,
            Map<String, ProfileView.Review> reviews) {}

    Mono<ProfileView> get(Caller caller, UUID organization) {
        return organizations
                .place(caller, organization)
                .filter(place -> caller.may(SurveyPermission.READ, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(place -> Mono.zip(
                                read(organization),
                                organizations.summaries(caller, List.of(organization)).next())
                        .map(read -> view(
                                read.getT2(),
                                read.getT1(),
                                caller.may(SurveyPermission.REVIEW, place.path()))));
    }

    @Transactional
    Mono<ProfileView> review(Caller caller, UUID organization, ReviewRequest request) {
        boolean overrides = request.decision() == ProfileView.Decision.OVERRIDDEN;
        return get(caller, organization)
                .filter(ProfileView::reviewable)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(view -> overrides == (request.significance() != null))
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(
                        FieldError.of("/significance", overrides ? "REQUIRED" : "INVALID"))))
                .flatMapIterable(ProfileView::factors)
                .filter(factor -> factor.code().equals(request.factor()) && !factor.groups().isEmpty())
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FACTOR_NOT_SCORED)))
                .flatMap(factor -> queries.review(organization, request, factor.computed(), caller.subject()))
                .then(Mono.defer(() -> get(caller, organization)));
    }

    private Mono<Read> read(UUID organization) {
        return queries.groups(organization)
                .flatMap(groups -> Mono.zip(
                                queries.formula(),
                                queries.scores(groups.stream().map(Group::participant).toList()),
                                hidden(groups),
                                labels(groups),
                                queries.reviews(organization))
                        .map(read -> new Read(
                                read.getT1(), groups, tallies(read.getT2()), read.getT3(), read.getT4(), read.getT5())));
    }

    /** Groups whose number results hide, too, so that it cannot be found here. */
    private Mono<Set<UUID>> hidden(List<Group> groups) {
        return Flux.fromIterable(groups)
                .concatMap(group -> small.isHidden(group.campaign(), group.ownerPath(), group.audience(), group.participant())
                        .filter(hidden -> hidden)
                        .map(hidden -> group.participant()))
                .collect(java.util.stream.Collectors.toSet());
    }

    private Mono<Map<String, Map<String, String>>> labels(List<Group> groups) {
        return Flux.fromStream(() -> groups.stream().map(Group::version).distinct())
                .concatMap(queries::definition)
                .map(definition -> Definitions.read(definition, "").questionnaire().factors())
                .collect(HashMap::new, (all, factors) -> factors.forEach(
                        factor -> all.putIfAbsent(factor.code(), factor.label().byLanguage())));
    }

    private static Map<UUID, Map<String, GroupTally>> tallies(List<Score> scores) {
        Map<UUID, Map<String, GroupTally>> tallies = new HashMap<>();
        scores.forEach(score -> tallies
                .computeIfAbsent(score.participant(), none -> new HashMap<>())
                .put(score.factor(), score.tally()));
        return tallies;
    }

    private static ProfileView view(OrganizationSummary organization, Read read, boolean reviewable) {
        Set<String> codes = new TreeSet<>(read.labels().keySet());
        Arrays.stream(RiskFactor.values()).map(Enum::name).forEach(codes::add);
        List<ProfileView.Factor> factors =
                codes.stream().map(code -> factor(code, read)).toList();
        return new ProfileView(
                organization.id(),
                organization.name(),
                formula(read.kept()),
                factors.stream().anyMatch(factor -> factor.significance() == Significance.HIGH),
                factors,
                reviewable);
    }

    private static ProfileView.Factor factor(String code, Read read) {
        Map<String, GroupTally> told = new LinkedHashMap<>();
        Map<String, Group> asked = new LinkedHashMap<>();
        for (Group group : read.groups()) {
            GroupTally tally = read.tallies()
                    .getOrDefault(group.participant(), Map.of())
                    .getOrDefault(code, GroupTally.NONE);
            asked.put(group.audience().name(), group);
            // a hidden one counts as too small: it has no part in the value
            told.put(group.audience().name(), read.hidden().contains(group.participant()) ? few(tally) : tally);
        }
        FactorScore score = FactorScore.of(code, told, WEIGHTS, read.kept().formula());
        ProfileView.Review review = read.reviews().get(code);
        return new ProfileView.Factor(
                code,
                read.labels().getOrDefault(code, Map.of()),
                score.value(),
                score.significance(),
                review == null ? score.significance() : review.significance(),
                score.groups().stream().map(part -> group(asked.get(part.name()), part)).toList(),
                review);
    }

    private static GroupTally few(GroupTally tally) {
        return tally.respondents() == 0 ? tally : new GroupTally(1, 0);
    }

    private static ProfileView.Group group(@Nullable Group group, FactorScore.Group part) {
        Group known = java.util.Objects.requireNonNull(group);
        return new ProfileView.Group(
                known.audience(),
                known.campaign(),
                known.title(),
                known.closedOn(),
                part.weight(),
                part.respondents(),
                known.expected(),
                part.score());
    }

    private static ProfileView.Formula formula(Kept kept) {
        RiskFormula formula = kept.formula();
        return new ProfileView.Formula(
                formula.version(),
                formula.answeredShare(),
                formula.smallestGroup(),
                formula.low(),
                formula.medium(),
                formula.high(),
                kept.source());
    }
}
