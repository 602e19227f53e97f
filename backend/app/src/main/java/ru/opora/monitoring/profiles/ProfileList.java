package ru.opora.monitoring.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.formulas.FormulaView;
import ru.opora.monitoring.formulas.Formulas;
import ru.opora.monitoring.profiles.ProfileView.Review;
import ru.opora.monitoring.profiles.Profiles.Read;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.scores.Group;
import ru.opora.surveys.scores.Scores;
import ru.opora.surveys.scores.Scores.From;
import ru.opora.surveys.scores.Scores.School;

/** Which schools have which risk: put together like a profile, some schools at a time, as far as a page needs them. */
@Service
class ProfileList {

    private final Scores scores;
    private final Formulas formulas;
    private final ProfileQueries queries;

    ProfileList(Scores scores, Formulas formulas, ProfileQueries queries) {
        this.scores = scores;
        this.formulas = formulas;
        this.queries = queries;
    }

    /**
     * What the list may be narrowed by; null means everything.
     *
     * @param significance what holds in the end
     */
    record Filter(
            @Nullable UUID within,
            @Nullable RiskFactor factor,
            @Nullable Significance significance) {

        private boolean fits(ProfileRow row) {
            return significance == null || significance == row.significance();
        }
    }

    /** The row after which a page begins. */
    private record After(From school, RiskFactor factor) {

        static After of(Cursor cursor) {
            return new After(
                    new From(cursor.part(0, name -> name), cursor.uuid(1), true), cursor.part(2, RiskFactor::valueOf));
        }

        boolean isBefore(ProfileRow row) {
            return !row.organization().id().equals(school.id()) || row.factor().compareTo(factor) > 0;
        }
    }

    Mono<Page<ProfileRow>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Optional<After> after = Cursor.decode(cursor, 3).map(After::of);
        From from = after.map(After::school).orElse(null);
        return scores.schools(caller.scope(SurveyPermission.READ), filter.within(), from)
                .concatMap(schools -> rows(caller, schools, filter), 1)
                .filter(row -> filter.fits(row)
                        && after.map(last -> last.isBefore(row)).orElse(true))
                .take(limit + 1L)
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.organization().name(),
                                row.organization().id().toString(),
                                row.factor().name())));
    }

    private Flux<ProfileRow> rows(Caller caller, List<School> schools, Filter filter) {
        List<UUID> ids =
                schools.stream().map(school -> school.organization().id()).toList();
        return Mono.zip(scores.of(ids), formulas.inForce(caller, ids), queries.reviews(ids))
                .publishOn(Schedulers.boundedElastic())
                .flatMapIterable(read -> schools.stream()
                        .flatMap(school -> rows(school, read.getT1(), read.getT2(), read.getT3(), filter))
                        .toList());
    }

    /** Nothing of a school that was moved out of the caller's sight meanwhile. */
    private static Stream<ProfileRow> rows(
            School school,
            Map<UUID, List<Group>> groups,
            Map<UUID, FormulaView> formulas,
            Map<UUID, Map<String, Review>> reviews,
            Filter filter) {
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
                .filter(code -> (filter.factor() == null || filter.factor() == code)
                        && read.known().contains(code.name()))
                .map(code -> ProfileRow.of(school, code, Profiles.factor(code.name(), read)));
    }
}
