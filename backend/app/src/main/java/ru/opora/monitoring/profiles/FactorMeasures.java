package ru.opora.monitoring.profiles;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.changes.Improvements;
import ru.opora.monitoring.changes.Improvements.Found;
import ru.opora.monitoring.changes.Improvements.Improved;
import ru.opora.monitoring.profiles.FactorMeasuresView.Done;
import ru.opora.monitoring.profiles.FactorMeasuresView.Elsewhere;
import ru.opora.monitoring.profiles.FactorMeasuresView.Measure;
import ru.opora.monitoring.profiles.FactorMeasuresView.Round;
import ru.opora.monitoring.profiles.FactorMeasuresView.School;
import ru.opora.monitoring.profiles.ProfileQueries.Taken;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.roadmaps.RowStates;
import ru.opora.roadmaps.RowStates.RowState;
import ru.opora.surveys.SurveyPermission;

/** From a risk factor to the measures against it: the organisation's own with their state, and those of similar schools where it became less. */
@Service
class FactorMeasures {

    private final Organizations organizations;
    private final ProfileQueries queries;
    private final RowStates states;
    private final Improvements improvements;
    private final Clock clock;

    FactorMeasures(
            Organizations organizations,
            ProfileQueries queries,
            RowStates states,
            Improvements improvements,
            Clock clock) {
        this.organizations = organizations;
        this.queries = queries;
        this.states = states;
        this.improvements = improvements;
        this.clock = clock;
    }

    /** Measures that were taken, and the rows of them that the caller sees. */
    private record Rows(List<Taken> taken, Map<UUID, RowState> states) {}

    Mono<FactorMeasuresView> of(Caller caller, UUID organization, String factor) {
        return organizations
                .place(caller, organization)
                .filter(place -> caller.may(SurveyPermission.READ, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .doOnNext(place -> require(factor))
                .flatMap(place -> Mono.zip(
                        rows(caller, Set.of(organization), factor, clock.instant()),
                        elsewhere(caller, organization, factor)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty())))
                .map(read -> view(factor, read.getT1(), read.getT2().orElse(null)));
    }

    private static void require(String factor) {
        if (Arrays.stream(RiskFactor.values()).noneMatch(one -> one.name().equals(factor))) {
            throw ProblemException.of(ProblemType.NOT_FOUND);
        }
    }

    private Mono<Rows> rows(Caller caller, Set<UUID> schools, String factor, Instant until) {
        return queries.taken(schools, factor, until)
                .collectList()
                .flatMap(taken -> states.of(caller, activities(taken), until)
                        .collect(Collectors.toMap(RowState::id, row -> row, (one, same) -> one, LinkedHashMap::new))
                        .map(found -> new Rows(taken, found)));
    }

    private static Set<UUID> activities(List<Taken> taken) {
        return taken.stream().flatMap(one -> one.activities().stream()).collect(Collectors.toSet());
    }

    private static FactorMeasuresView view(String factor, Rows own, @Nullable Elsewhere elsewhere) {
        return new FactorMeasuresView(
                factor,
                own.states().values().stream().map(Measure::of).toList(),
                own.taken().stream()
                        .filter(one -> one.activities().isEmpty())
                        .mapToInt(Taken::rows)
                        .sum(),
                elsewhere);
    }

    private Mono<Elsewhere> elsewhere(Caller caller, UUID organization, String factor) {
        return improvements
                .of(caller, organization, factor)
                .flatMap(found -> rows(
                                caller,
                                found.schools().stream().map(Improved::school).collect(Collectors.toSet()),
                                factor,
                                found.to()
                                        .closesOn()
                                        .plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant())
                        .map(rows -> elsewhere(found, rows)));
    }

    private static Elsewhere elsewhere(Found found, Rows rows) {
        var definition = found.measured().definition();
        return new Elsewhere(
                round(found.from()),
                round(found.to()),
                found.measured().indicatorId(),
                definition.title(),
                definition.unit(),
                definition.decimals(),
                found.similar(),
                found.improved(),
                found.schools().stream().map(one -> school(one, rows)).toList());
    }

    private static Round round(KnownRound round) {
        return new Round(round.id(), round.title(), round.opensOn());
    }

    private static School school(Improved improved, Rows rows) {
        List<Taken> own = rows.taken().stream()
                .filter(one -> one.organization().equals(improved.school()))
                .toList();
        Set<UUID> activities = new HashSet<>(activities(own));
        return new School(
                improved.school(),
                improved.name(),
                improved.difference(),
                rows.states().values().stream()
                        .filter(row -> row.accepted() > 0 && activities.contains(row.id()))
                        .map(row -> new Done(row.title(), row.accepted(), row.roadmapId()))
                        .toList(),
                !own.isEmpty(),
                own.stream().noneMatch(one -> one.activities().isEmpty())
                        && rows.states().keySet().containsAll(activities));
    }
}
