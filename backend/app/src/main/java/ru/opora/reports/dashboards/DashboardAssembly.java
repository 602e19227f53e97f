package ru.opora.reports.dashboards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ru.opora.reports.dashboards.DashboardView.Bucket;
import ru.opora.reports.dashboards.DashboardView.Distribution;
import ru.opora.reports.dashboards.DashboardView.EngagementMonth;
import ru.opora.reports.dashboards.DashboardView.HeatRow;
import ru.opora.reports.dashboards.DashboardView.Level;
import ru.opora.reports.dashboards.DashboardView.Missing;
import ru.opora.reports.dashboards.DashboardView.Round;
import ru.opora.reports.dashboards.DashboardView.Tile;
import ru.opora.reports.dashboards.DashboardView.TrendPoint;
import ru.opora.reports.dashboards.Fact.Kind;
import ru.opora.reports.dashboards.Sum.Answer;

/** Puts what was read together as it is shown. */
final class DashboardAssembly {

    private static final int MONTHS = 12;

    /** One value is not spread. */
    private static final int FEWEST_SPREAD = 2;

    private final About about;
    private final Dashboards.Read read;
    private final DashboardLinks links;
    private final boolean one;

    DashboardAssembly(About about, Dashboards.Read read) {
        this.about = about;
        this.read = read;
        this.links = new DashboardLinks(about.level(), about.places());
        this.one = about.level() == Level.SCHOOL;
    }

    DashboardView view() {
        var figures = new DashboardFigures(about, read, links);
        return new DashboardView(
                about.places().size() > 1 ? null : about.places().get(0).organization(),
                about.level(),
                about.asOf(),
                about.choices(),
                about.rounds(),
                about.round() == null ? null : about.round().id(),
                about.chosen().map(Measured::indicator).orElse(null),
                figures.all(),
                one ? List.of() : tiles(figures),
                read.more(),
                one ? overRounds() : overTiles(),
                trend(),
                engagement(),
                distribution());
    }

    private List<Tile> tiles(DashboardFigures figures) {
        return read.shown().stream()
                .map(place -> new Tile(
                        place.place(),
                        String.valueOf(place.name()),
                        place.missing() == 0,
                        figures.ofPlace(read.tiles(), place.place())))
                .toList();
    }

    private List<HeatRow> overTiles() {
        boolean schools = about.level() != Level.REGION;
        return about.hot().stream()
                .map(measured -> new HeatRow(
                        measured.indicator(),
                        read.shown().stream()
                                .map(place -> value(
                                        read.tiles().of(place.place(), Kind.VALUE, measured.id()), measured, schools))
                                .toList()))
                .toList();
    }

    private List<HeatRow> overRounds() {
        return about.hot().stream()
                .map(measured -> new HeatRow(
                        measured.indicator(),
                        oldestFirst().stream()
                                .map(round -> about.in(round, measured.indicator())
                                        .filter(then -> then.isLike(measured, true))
                                        .map(then -> value(read.whole().whole(Kind.VALUE, then.id()), then, true))
                                        .orElse(null))
                                .toList()))
                .toList();
    }

    private static @Nullable Double value(Sum sum, Measured measured, boolean one) {
        return sum.value(measured.indicator().aggregation(), one).value();
    }

    private List<Round> oldestFirst() {
        List<Round> rounds = new ArrayList<>(about.rounds());
        Collections.reverse(rounds);
        return rounds;
    }

    /** The rounds in which it was asked: another one is no gap. One that measured it in another way is. */
    private List<TrendPoint> trend() {
        return about.chosen().stream()
                .flatMap(shown -> oldestFirst().stream()
                        .flatMap(round -> about.in(round, shown.indicator()).stream()
                                .map(then -> point(round, then, then.isLike(shown, one)))))
                .toList();
    }

    private TrendPoint point(Round round, Measured then, boolean alike) {
        Sum sum = read.whole().whole(Kind.VALUE, then.id());
        String aggregation = then.indicator().aggregation();
        Answer answer = alike ? sum.value(aggregation, one) : Answer.none(Missing.OTHERWISE);
        return new TrendPoint(
                round.id(),
                round.title(),
                round.closesOn(),
                answer.value(),
                answer.missing(),
                sum.known(),
                read.whole().whole(Kind.FORMS, round.id()).known(),
                alike ? sum.weighs(aggregation, one) : null,
                links.values(round.id(), then.indicator().id(), false));
    }

    /** From the first month that is known to the one that runs; a month between in which nothing was computed is a gap. */
    private List<EngagementMonth> engagement() {
        NavigableMap<Integer, Map<String, Long>> months = read.whole().months();
        return months.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(months.firstKey(), Math.max(months.lastKey(), running()))
                        .mapToObj(number -> month(number, months.get(number)))
                        .toList();
    }

    private int running() {
        LocalDate month = read.asked().month().plusMonths(1);
        return month.getYear() * MONTHS + month.getMonthValue() - 1;
    }

    private EngagementMonth month(int number, @Nullable Map<String, Long> schools) {
        LocalDate day = LocalDate.of(number / MONTHS, number % MONTHS + 1, 1);
        long all = read.whole().whole(Kind.ALL, null).known();
        boolean runs = number == running();
        if (schools == null) {
            return new EngagementMonth(day, null, null, null, null, null, all, runs, null);
        }
        long red = schools.getOrDefault("RED", 0L);
        long yellow = schools.getOrDefault("YELLOW", 0L);
        long green = schools.getOrDefault("GREEN", 0L);
        long unknown = schools.getOrDefault("UNKNOWN", 0L);
        return new EngagementMonth(
                day,
                red,
                yellow,
                green,
                unknown,
                red + yellow + green,
                Math.max(all, red + yellow + green + unknown), // some of then may not be here today
                runs,
                links.engagement(day));
    }

    /** Of few schools the tiles say the same. */
    private @Nullable Distribution distribution() {
        boolean many = about.level() == Level.REGION || about.level() == Level.MUNICIPALITY;
        Round round = about.round();
        Optional<Measured> chosen = about.chosen();
        if (!many || round == null || chosen.isEmpty()) {
            return null;
        }
        Measured measured = chosen.get();
        UUID indicator = measured.indicator().id();
        Sum sum = read.whole().whole(Kind.VALUE, measured.id());
        long schools = read.whole().whole(Kind.FORMS, round.id()).known();
        return new Distribution(
                sum.known() < FEWEST_SPREAD ? List.of() : buckets(measured, round.id()),
                sum.known(),
                sum.missing(),
                Math.max(0, schools - sum.known() - sum.missing()),
                links.state(round.id(), indicator, "KNOWN"),
                links.state(round.id(), indicator, "MISSING"),
                links.state(round.id(), indicator, "EMPTY"));
    }

    /** From the first bar with schools to the last one; those between are shown empty. */
    private List<Bucket> buckets(Measured measured, UUID round) {
        double[] edges = measured.edges();
        List<Integer> filled = read.whole().buckets().entrySet().stream()
                .filter(bar -> bar.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        List<Bucket> bars = new ArrayList<>();
        for (int bar = filled.isEmpty() ? 1 : filled.get(0);
                !filled.isEmpty() && bar <= filled.get(filled.size() - 1);
                bar++) {
            bars.add(new Bucket(
                    bar == 0 ? null : (Double) edges[bar - 1],
                    bar == edges.length ? null : (Double) edges[bar],
                    read.whole().buckets().getOrDefault(bar, 0L),
                    links.bucket(round, measured.indicator().id(), bar)));
        }
        return bars;
    }
}
