package ru.opora.roadmaps.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/** The figures of roadmaps, of what the caller sees of their execution. */
@Service
class Progress {

    private final SightQueries sights;
    private final ProgressQueries queries;
    private final HeatMapQueries heatMaps;
    private final BurnUpQueries burnUps;
    private final Clock clock;

    Progress(
            SightQueries sights, ProgressQueries queries, HeatMapQueries heatMaps, BurnUpQueries burnUps, Clock clock) {
        this.sights = sights;
        this.queries = queries;
        this.heatMaps = heatMaps;
        this.burnUps = burnUps;
        this.clock = clock;
    }

    Mono<ProgressPage> ofRoadmap(
            Caller caller,
            UUID roadmap,
            Grouping by,
            @Nullable UUID within,
            @Nullable LocalDate asOf,
            int limit,
            @Nullable String cursor) {
        Moment moment = Moment.of(clock, asOf);
        return sights.ofRoadmap(caller, roadmap, within)
                .flatMap(sight -> switch (by) {
                    case SECTION -> queries.bySection(sight, moment, roadmap, limit, cursor);
                    case ROW -> queries.byRow(sight, moment, roadmap, limit, cursor);
                    case EXECUTOR_KIND -> queries.byKind(sight, moment, roadmap, limit, cursor);
                    case MUNICIPALITY -> queries.byPlace(sight, moment, roadmap, limit, cursor);
                    case SCHOOL -> queries.bySchool(sight, moment, roadmap, limit, cursor);
                })
                .map(found -> page(moment, found));
    }

    Mono<ProgressPage> ofOrganization(
            Caller caller,
            UUID organization,
            @Nullable Integer year,
            @Nullable LocalDate asOf,
            int limit,
            @Nullable String cursor) {
        Moment moment = Moment.of(clock, asOf);
        return sights.ofOrganization(caller, organization)
                .flatMap(sight -> queries.byRoadmap(sight, moment, organization, year, limit, cursor))
                .map(found -> page(moment, found));
    }

    Mono<HeatMap> heatMap(
            Caller caller, HeatMapQueries.Filter filter, @Nullable UUID within, int limit, @Nullable String cursor) {
        Moment moment = Moment.of(clock, null);
        return sights.ofRoadmap(caller, filter.roadmap(), within)
                .zipWith(Mono.defer(() -> heatMaps.columns(filter)))
                .flatMap(both -> heatMaps.rows(
                                both.getT1(), moment, filter, both.getT2().size(), limit, cursor)
                        .map(page -> new HeatMap(moment.now(), both.getT2(), page.items(), page.nextCursor())));
    }

    Mono<BurnUp> burnUp(Caller caller, UUID roadmap, BurnUpStep by, @Nullable UUID within, @Nullable LocalDate asOf) {
        Moment moment = Moment.of(clock, asOf);
        return sights.ofRoadmap(caller, roadmap, within)
                .flatMap(sight -> burnUps.points(sight, moment, roadmap, by))
                .map(points -> new BurnUp(moment.now(), points, null));
    }

    private static ProgressPage page(Moment moment, ProgressQueries.Found found) {
        return new ProgressPage(
                moment.now(), found.total(), found.page().items(), found.page().nextCursor());
    }
}
