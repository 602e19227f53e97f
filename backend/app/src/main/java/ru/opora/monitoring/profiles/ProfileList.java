package ru.opora.monitoring.profiles;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.profiles.RiskOrderQueries.Place;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.SurveyPermission;

/** Which schools have which risk, the highest first: the order is kept, what a page shows is reckoned for its schools alone. */
@Service
class ProfileList {

    /** Schools that are read at once. */
    private static final int TOGETHER = 50;

    private final RiskOrderQueries order;
    private final ProfileRows rows;
    private final Organizations organizations;

    ProfileList(RiskOrderQueries order, ProfileRows rows, Organizations organizations) {
        this.order = order;
        this.rows = rows;
        this.organizations = organizations;
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

    private record Key(UUID school, RiskFactor factor) {}

    /** A page may hold fewer rows than asked for: what has become another in the last moments is left out where it stood. */
    Mono<Page<ProfileRow>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        return organizations
                .few(filter.within())
                .flatMapMany(few ->
                        order.next(caller.scope(SurveyPermission.READ), filter, few.orElse(null), limit + 1, cursor))
                .collectList()
                .map(places -> Page.of(places, limit, Place::key))
                .flatMap(page -> shown(caller, filter, page));
    }

    private Mono<Page<ProfileRow>> shown(Caller caller, Filter filter, Page<Place> page) {
        return Flux.fromStream(() -> page.items().stream().map(Place::school).distinct())
                .buffer(TOGETHER)
                .concatMap(schools -> rows.of(caller, schools), 1)
                .filter(filter::fits)
                .collectMap(row -> new Key(row.organization().id(), row.factor()))
                .map(found -> new Page<>(inOrder(page.items(), found), page.nextCursor()));
    }

    private static List<ProfileRow> inOrder(List<Place> places, Map<Key, ProfileRow> found) {
        return places.stream()
                .map(place -> found.get(new Key(place.school(), place.factor())))
                .filter(Objects::nonNull)
                .toList();
    }
}
