package ru.opora.reports.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.reports.dashboards.DashboardView.Figure;
import ru.opora.reports.dashboards.DashboardView.Level;
import ru.opora.reports.dashboards.DashboardView.Missing;
import ru.opora.reports.dashboards.DashboardView.Round;
import ru.opora.reports.dashboards.DashboardView.Unit;
import ru.opora.reports.dashboards.Fact.Kind;
import ru.opora.reports.dashboards.Sum.Answer;

/** The key figures: of all that is looked at, and in the same order of each tile. */
final class DashboardFigures {

    private static final String DOWN = "DOWN";

    private final About about;
    private final Dashboards.Read read;
    private final DashboardLinks links;
    private final Facts whole;

    DashboardFigures(About about, Dashboards.Read read, DashboardLinks links) {
        this.about = about;
        this.read = read;
        this.links = links;
        this.whole = read.whole();
    }

    List<Figure> all() {
        List<Figure> all = new ArrayList<>();
        if (read.asked().checkpoints()) {
            all.add(counted(
                    "overdue",
                    Unit.CHECKPOINTS,
                    whole.whole(Kind.OVERDUE, null).count(Missing.NO_PLANS),
                    links.overdue(false),
                    links.overdue(true)));
        }
        all.add(redSchools());
        all.add(incompleteForms());
        if (read.asked().reports()) {
            all.add(counted(
                    "lateReports",
                    Unit.REPORTS,
                    whole.whole(Kind.REPORTS, null).count(Missing.NO_REPORTS),
                    links.lateReports(false),
                    links.lateReports(true)));
        }
        about.chosen().ifPresent(measured -> all.add(indicator(measured)));
        return all;
    }

    /** The values of a tile. */
    List<@Nullable Double> ofPlace(Facts tiles, UUID place) {
        List<@Nullable Double> values = new ArrayList<>();
        if (read.asked().checkpoints()) {
            values.add(count(tiles, place, Kind.OVERDUE, null));
        }
        values.add(count(tiles, place, Kind.ENGAGED, null));
        values.add(
                about.round() == null
                        ? null
                        : count(tiles, place, Kind.FORMS, about.round().id()));
        if (read.asked().reports()) {
            values.add(count(tiles, place, Kind.REPORTS, null));
        }
        about.chosen()
                .ifPresent(measured -> values.add(tiles.of(place, Kind.VALUE, measured.id())
                        .value(measured.indicator().aggregation(), about.level() != Level.REGION)
                        .value()));
        return values;
    }

    private static @Nullable Double count(Facts tiles, UUID place, Kind kind, @Nullable UUID round) {
        return tiles.of(place, kind, round).count(Missing.NO_VALUES).value();
    }

    /** What was before is not kept of these: they are about today. */
    private static Figure counted(String code, Unit unit, Answer now, String href, String placeHref) {
        return figure(code, unit, now, null, new Then(Answer.none(Missing.NOT_KEPT), null, 0), href, placeHref);
    }

    private Figure redSchools() {
        Sum now = whole.whole(Kind.ENGAGED, null);
        Sum then = whole.whole(Kind.ENGAGED_BEFORE, null);
        return figure(
                "redSchools",
                Unit.SCHOOLS,
                now.count(Missing.NOT_COMPUTED),
                now.known(),
                new Then(
                        then.count(Missing.NOTHING_BEFORE), read.asked().month().toString(), then.known()),
                links.redSchools(false),
                links.redSchools(true));
    }

    private Figure incompleteForms() {
        Round round = about.round();
        Sum now = round == null ? Sum.NOTHING : whole.whole(Kind.FORMS, round.id());
        Optional<Round> before = about.before();
        Sum then = before.map(earlier -> whole.whole(Kind.FORMS, earlier.id())).orElse(Sum.NOTHING);
        return figure(
                "incompleteForms",
                Unit.SCHOOLS,
                now.count(Missing.NO_ROUND),
                now.known(),
                new Then(
                        then.count(Missing.NOTHING_BEFORE),
                        before.map(Round::title).orElse(null),
                        then.known()),
                round == null ? null : links.incompleteForms(round.id(), false),
                round == null ? null : links.incompleteForms(round.id(), true));
    }

    private Figure indicator(Measured measured) {
        boolean one = about.level() == Level.SCHOOL;
        String aggregation = measured.indicator().aggregation();
        Sum now = whole.whole(Kind.VALUE, measured.id());
        Answer answer = now.value(aggregation, one);
        Then then = before(measured, one);
        return new Figure(
                "indicator",
                Unit.INDICATOR,
                measured.indicator().direction(),
                answer.value(),
                answer.missing(),
                whole.whole(Kind.FORMS, measured.roundId()).known(),
                then.answer().value(),
                then.answer().missing(),
                then.about(),
                then.ofWhat(),
                now.weighs(aggregation, one),
                now.known(),
                answer.value() == null
                        ? null
                        : links.values(measured.roundId(), measured.indicator().id(), false),
                links.values(measured.roundId(), measured.indicator().id(), true));
    }

    /** What the last round before says of it, if it measured the same. */
    private Then before(Measured measured, boolean one) {
        Optional<Round> before = about.before();
        Optional<Measured> earlier = before.flatMap(round -> about.in(round, measured.indicator()));
        Sum sum = earlier.map(then -> whole.whole(Kind.VALUE, then.id())).orElse(Sum.NOTHING);
        Answer answer = earlier.map(then -> then.isLike(measured, one)
                        ? sum.value(then.indicator().aggregation(), one)
                        : Answer.none(Missing.OTHERWISE))
                .orElse(Answer.none(Missing.NOTHING_BEFORE));
        return new Then(answer, before.map(Round::title).orElse(null), sum.known());
    }

    /** What a figure was before: when, and of how many schools. */
    private record Then(Answer answer, @Nullable String name, long of) {

        @Nullable
        String about() {
            return answer.value() == null ? null : name;
        }

        @Nullable
        Long ofWhat() {
            return answer.value() == null ? null : (Long) of;
        }
    }

    private static Figure figure(
            String code,
            Unit unit,
            Answer now,
            @Nullable Long of,
            Then before,
            @Nullable String href,
            @Nullable String placeHref) {
        Double value = now.value();
        return new Figure(
                code,
                unit,
                DOWN,
                value,
                now.missing(),
                value == null ? null : of,
                before.answer().value(),
                before.answer().missing(),
                before.about(),
                before.ofWhat(),
                null,
                value == null ? null : (Long) Math.round(value),
                value == null ? null : href,
                placeHref);
    }
}
