package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.engagement.EngagementQueries.Filter;
import ru.opora.monitoring.engagement.EngagementQueries.Stored;
import ru.opora.monitoring.engagement.EngagementView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Engagement of schools: figures that were computed for all at once, read one by one. */
@Service
class Engagements {

    private final EngagementQueries queries;
    private final EngagementFormulas formulas;
    private final Organizations organizations;
    private final Clock clock;

    Engagements(EngagementQueries queries, EngagementFormulas formulas, Organizations organizations, Clock clock) {
        this.queries = queries;
        this.formulas = formulas;
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * Which figures.
     *
     * @param month any day of it; null: the latest figure of each school
     */
    record Choice(
            @Nullable UUID within,
            @Nullable EngagementLevel level,
            @Nullable LocalDate month,
            @Nullable String q) {}

    Mono<Page<EngagementRow>> list(Caller caller, Choice choice, int limit, @Nullable String cursor) {
        return Mono.zip(filter(caller, choice), organizations.few(choice.within()))
                .flatMap(both -> queries.list(both.getT1(), both.getT2().orElse(null), limit, cursor));
    }

    Mono<EngagementRow.Counts> counts(Caller caller, Choice choice) {
        return filter(caller, choice).flatMap(queries::counts);
    }

    /** Of what is no school, or was not computed yet, nothing is known. */
    Mono<EngagementView> get(Caller caller, UUID organization) {
        return place(caller, organization, MonitoringPermission.READ).flatMap(place -> view(caller, place));
    }

    /** Computes a place anew; gives how many schools that were. */
    Mono<Refreshed> refresh(Caller caller, UUID organization) {
        return place(caller, organization, MonitoringPermission.WRITE)
                .flatMap(place -> queries.engage(place.path(), clock.instant()))
                .map(Refreshed::new);
    }

    private Mono<Place> place(Caller caller, UUID organization, String permission) {
        return organizations
                .place(caller, organization)
                .filter(place -> caller.may(permission, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<Filter> filter(Caller caller, Choice choice) {
        String[] scope = caller.scope(MonitoringPermission.READ);
        String text =
                choice.q() == null || choice.q().isBlank() ? null : choice.q().strip();
        LocalDate month = choice.month() == null ? null : choice.month().withDayOfMonth(1);
        return choice.within() == null
                ? Mono.just(new Filter(scope, null, choice.level(), month, text))
                : organizations
                        .place(caller, choice.within())
                        .map(place -> new Filter(scope, place.path(), choice.level(), month, text));
    }

    private Mono<EngagementView> view(Caller caller, Place place) {
        return Mono.zip(
                        organizations.summaries(caller, List.of(place.id())).next(),
                        queries.latest(place.id()).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        queries.lists(place.id()).collectList(),
                        queries.history(place.id()))
                .flatMap(read -> Mono.justOrEmpty(read.getT2())
                        .flatMap(stored -> formulas.get(stored.formula()))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(formula -> view(
                                read.getT1(),
                                read.getT2().orElse(null),
                                formula.orElse(null),
                                read.getT3(),
                                read.getT4(),
                                actions(caller, place))));
    }

    private static List<Action> actions(Caller caller, Place place) {
        return caller.may(MonitoringPermission.WRITE, place.path()) ? List.of(Action.refresh) : List.of();
    }

    private static EngagementView view(
            OrganizationSummary organization,
            @Nullable Stored stored,
            @Nullable EngagementFormulaView formula,
            List<EngagementView.Outside> lists,
            List<EngagementView.Month> history,
            List<Action> actions) {
        if (stored == null) {
            return new EngagementView(
                    organization,
                    null,
                    EngagementLevel.UNKNOWN,
                    0,
                    null,
                    null,
                    formula,
                    List.of(),
                    List.of(),
                    lists,
                    history,
                    actions);
        }
        return new EngagementView(
                organization,
                stored.score(),
                stored.level(),
                stored.coverage(),
                stored.day(),
                stored.computedAt(),
                formula,
                EngagementParts.shown(stored.parts(), stored.score()),
                NextSteps.of(stored.level(), stored.parts()),
                lists,
                history,
                actions);
    }

    /** What came of computing anew. */
    @Schema(name = "EngagementRefreshed")
    record Refreshed(long schools) {}
}
