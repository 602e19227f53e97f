package ru.opora.monitoring.profiles;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.formulas.FormulaView;
import ru.opora.monitoring.formulas.Formulas;
import ru.opora.monitoring.profiles.ProfileView.Review;
import ru.opora.monitoring.profiles.Profiles.Read;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.surveys.scores.Group;
import ru.opora.surveys.scores.Scores;
import ru.opora.surveys.scores.Scores.School;

/** Risk factors of a few schools as rows: put together like a profile, with one query each for scores, formulas and decisions. */
@Component
class ProfileRows {

    private final Scores scores;
    private final Formulas formulas;
    private final ProfileQueries queries;

    ProfileRows(Scores scores, Formulas formulas, ProfileQueries queries) {
        this.scores = scores;
        this.formulas = formulas;
        this.queries = queries;
    }

    /** A row for each factor of which something is known, of schools that work. */
    Flux<ProfileRow> of(Caller caller, Collection<UUID> schools) {
        return Mono.zip(
                        scores.schools(schools),
                        scores.of(schools),
                        formulas.inForce(caller, schools),
                        queries.reviews(schools))
                .publishOn(Schedulers.boundedElastic())
                .flatMapIterable(read -> read.getT1().stream()
                        .flatMap(school -> rows(school, read.getT2(), read.getT3(), read.getT4()))
                        .toList());
    }

    /** Nothing of a school that was moved out of the caller's sight meanwhile. */
    private static Stream<ProfileRow> rows(
            School school,
            Map<UUID, List<Group>> groups,
            Map<UUID, FormulaView> formulas,
            Map<UUID, Map<String, Review>> reviews) {
        UUID id = school.organization().id();
        FormulaView formula = formulas.get(id);
        if (formula == null) {
            return Stream.empty();
        }
        Read read = new Read(
                formula,
                Profiles.byFactor(groups.getOrDefault(id, List.of())),
                Map.of(),
                reviews.getOrDefault(id, Map.of()));
        return Arrays.stream(RiskFactor.values())
                .filter(code -> read.known().contains(code.name()))
                .map(code -> ProfileRow.of(school, code, Profiles.factor(code.name(), read)));
    }
}
