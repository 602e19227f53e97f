package ru.opora.reports.dashboards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.reports.dashboards.DashboardView.Level;
import ru.opora.reports.dashboards.DashboardView.Round;

/**
 * What a dashboard is about.
 *
 * @param rounds newest first
 * @param round the one that is shown
 * @param measured the first is the indicator that is shown; what belongs to other rounds stands behind
 * @param group whose indicators the heat map shows; null: the first of all
 */
record About(
        Level level,
        List<Place> places,
        List<OrganizationSummary> choices,
        Instant asOf,
        List<Round> rounds,
        @Nullable Round round,
        List<Measured> measured,
        @Nullable String group) {

    Optional<Measured> chosen() {
        return measured.stream().findFirst();
    }

    /** What the heat map shows: the indicator that is shown may belong to another group. */
    List<Measured> hot() {
        return now().stream()
                .filter(one -> group == null || one.indicator().group().equals(group))
                .toList();
    }

    /** What the round that is shown asks for. */
    List<Measured> now() {
        return round == null
                ? List.of()
                : measured.stream()
                        .filter(one -> one.roundId().equals(round.id()))
                        .toList();
    }

    /** The same indicator in another round; its definition may differ, for each round has its own. */
    Optional<Measured> in(Round other, DashboardView.Indicator indicator) {
        return measured.stream()
                .filter(one ->
                        one.roundId().equals(other.id()) && one.indicator().id().equals(indicator.id()))
                .findFirst();
    }

    /** The last round before the one that is shown in which the same was asked. */
    Optional<Round> before() {
        return round == null
                ? Optional.empty()
                : rounds.stream()
                        .skip(rounds.indexOf(round) + 1L)
                        .filter(other -> chosen().stream()
                                .allMatch(one -> in(other, one.indicator()).isPresent()))
                        .findFirst();
    }
}
