package ru.opora.monitoring.profiles;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.roadmaps.PlanRows;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.Roadmaps;

/** Anti-risk programmes: measures against a high factor become rows of the school's roadmap. */
@Service
class AntiRiskProgrammes {

    /** A new plan lasts at least so long; else it goes to the end of the next school year. */
    private static final int LEAST_MONTHS = 3;

    private static final int LAST_DAY = 31;
    private static final String USUAL_EXECUTOR = "ОО";

    private final Profiles profiles;
    private final ProfileQueries queries;
    private final Organizations organizations;
    private final Roadmaps roadmaps;
    private final PlanRows rows;
    private final Clock clock;

    AntiRiskProgrammes(
            Profiles profiles,
            ProfileQueries queries,
            Organizations organizations,
            Roadmaps roadmaps,
            PlanRows rows,
            Clock clock) {
        this.profiles = profiles;
        this.queries = queries;
        this.organizations = organizations;
        this.roadmaps = roadmaps;
        this.rows = rows;
        this.clock = clock;
    }

    /** The plan that takes the rows. */
    private record Plan(UUID id, String title) {}

    Mono<ProgrammeView.Measures> measures(@Nullable String factor) {
        return queries.measures(factor).map(ProgrammeView.Measures::new);
    }

    @Transactional
    Mono<ProgrammeView> open(Caller caller, UUID organization, ProgrammeRequest request) {
        return profiles.get(caller, organization)
                .map(view -> Profiles.factor(view, request.factor()))
                .filter(factor -> factor.significance() == Significance.HIGH)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FACTOR_NOT_HIGH)))
                .flatMap(factor -> permitted(caller, organization)
                        .flatMap(place -> plan(caller, place, request.roadmapId()))
                        .flatMap(plan -> rows.add(caller, plan.id(), section(factor), rows(request))
                                .flatMap(made -> queries.plan(
                                        organization,
                                        request.factor(),
                                        plan.id(),
                                        plan.title(),
                                        made,
                                        caller.subject()))))
                .flatMap(id -> queries.programmes(organization)
                        .flatMapIterable(all -> all)
                        .filter(programme -> programme.id().equals(id))
                        .next());
    }

    private Mono<Place> permitted(Caller caller, UUID organization) {
        return organizations
                .place(caller, organization)
                .filter(place -> caller.may(RoadmapPermission.WRITE, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<Plan> plan(Caller caller, Place school, @Nullable UUID roadmap) {
        return roadmap == null
                ? fresh(caller, school)
                : roadmaps.known(caller, roadmap, null)
                        .onErrorResume(ProblemException.class, none -> Mono.empty())
                        .filter(known -> known.organizationId().equals(school.id()))
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/roadmapId", "NOT_FOUND"))))
                        .map(known -> new Plan(known.id(), known.title()));
    }

    private Mono<Plan> fresh(Caller caller, Place school) {
        LocalDate start = LocalDate.ofInstant(clock.instant(), ZoneId.of(school.timeZone()));
        String title = "Антирисковая программа: " + school.name();
        var draft = new RoadmapDraft(school.id(), title, null, start, end(start), null, null, null, null, List.of());
        return roadmaps.create(caller.subject(), null, draft).map(id -> new Plan(id, title));
    }

    private static LocalDate end(LocalDate start) {
        LocalDate end = LocalDate.of(start.getYear(), Month.AUGUST, LAST_DAY);
        return start.plusMonths(LEAST_MONTHS).isAfter(end) ? end.plusYears(1) : end;
    }

    private static String section(ProfileView.Factor factor) {
        return "Фактор риска: " + factor.label().getOrDefault("ru", factor.code());
    }

    private static List<PlanRows.Row> rows(ProgrammeRequest request) {
        return request.measures().stream()
                .map(measure -> new PlanRows.Row(
                        measure.title(),
                        measure.termText(),
                        measure.expectedResult(),
                        measure.executors() == null || measure.executors().isEmpty()
                                ? List.of(USUAL_EXECUTOR)
                                : measure.executors()))
                .toList();
    }
}
