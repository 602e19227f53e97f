package ru.opora.terms;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Rule.NthDay;
import ru.opora.terms.Rule.Step;
import ru.opora.terms.Unit.Part;

/** Random meanings that carry no doubt, all from one seed. */
final class MeaningGenerator {

    private static final Part[] SURE_PARTS = {
        Part.WHOLE,
        Part.WHOLE,
        Part.FIRST_HALF,
        Part.SECOND_HALF,
        Part.FIRST_DECADE,
        Part.SECOND_DECADE,
        Part.THIRD_DECADE
    };

    private final Random random;

    MeaningGenerator(long seed) {
        random = new Random(seed);
    }

    Meaning next() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> dates();
            case 3 -> new Meaning.Throughout(Meaning.Extent.values()[random.nextInt(3)]);
            case 4, 5 -> new Meaning.Repeating(rule(), null);
            case 6 -> open();
            default -> new Meaning.Both(List.of(new Meaning.Repeating(Rule.each(step(), 1), null), open()));
        };
    }

    private Meaning.Dates dates() {
        Integer year = random.nextBoolean() ? 2021 : null;
        int count = 1 + random.nextInt(4);
        boolean by = random.nextInt(3) == 0;
        if (by) {
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                spans.add(Span.on(day(year)).asDeadline());
            }
            return new Meaning.Dates(spans);
        }
        // Days after a longer part of the year are doubtful («II полугодие, 10 ноября»): a list holds one sort.
        boolean days = random.nextInt(3) == 0;
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Piece first = days ? day(year) : piece(year);
            Piece last = days ? day(year) : piece(year);
            spans.add(random.nextInt(3) == 0 ? Span.between(first, last) : Span.on(first));
        }
        return new Meaning.Dates(spans);
    }

    private Piece piece(@Nullable Integer year) {
        return switch (random.nextInt(4)) {
            case 0 -> new Piece(new Unit.Quarter(1 + random.nextInt(4)), year);
            case 1 -> new Piece(new Unit.HalfYear(1 + random.nextInt(2)), year);
            default ->
                new Piece(
                        new Unit.MonthPart(1 + random.nextInt(12), SURE_PARTS[random.nextInt(SURE_PARTS.length)]),
                        year);
        };
    }

    private Piece day(@Nullable Integer year) {
        if (random.nextInt(6) == 0) {
            int[] nth = {1, 2, 3, 4, -1};
            return new Piece(new Unit.NthWeekday(1 + random.nextInt(12), nth[random.nextInt(5)], weekday()), year);
        }
        return new Piece(new Unit.Day(1 + random.nextInt(12), 1 + random.nextInt(28), null), year);
    }

    private DayOfWeek weekday() {
        return DayOfWeek.of(1 + random.nextInt(7));
    }

    private Step step() {
        Step[] steps = {Step.DAY, Step.WEEK, Step.MONTH, Step.QUARTER, Step.HALF_YEAR, Step.YEAR};
        return steps[random.nextInt(steps.length)];
    }

    private Rule rule() {
        return switch (random.nextInt(6)) {
            case 0 -> each();
            case 1 -> Rule.onDays(Step.WEEK, 1, weekdays());
            case 2 -> Rule.onDays(Step.MONTH, 1, nthDays());
            case 3 -> Rule.onMonthDays(Step.MONTH, monthDays(), random.nextBoolean(), 0);
            case 4 -> Rule.onMonthDays(random.nextBoolean() ? Step.MONTH : Step.QUARTER, monthDays(), true, 1);
            default ->
                Rule.yearly(dates().spans().stream()
                        .map(span -> new Span(
                                span.from().in(null),
                                span.to() == null ? null : span.to().in(null),
                                span.by()))
                        .toList());
        };
    }

    /** «1 раз в 3 года» does not say in which year: only shorter steps have an interval here. */
    private Rule each() {
        Step step = step();
        return Rule.each(step, step == Step.YEAR ? 1 : 1 + random.nextInt(4));
    }

    private List<NthDay> weekdays() {
        TreeSet<Integer> days = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            days.add(1 + random.nextInt(7));
        }
        return days.stream().map(day -> new NthDay(0, DayOfWeek.of(day))).toList();
    }

    private List<NthDay> nthDays() {
        DayOfWeek day = weekday();
        return switch (random.nextInt(3)) {
            case 0 -> List.of(new NthDay(1, day), new NthDay(3, day));
            case 1 -> List.of(new NthDay(-1, day));
            default -> List.of(new NthDay(1 + random.nextInt(5), day));
        };
    }

    private List<Integer> monthDays() {
        TreeSet<Integer> days = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            days.add(1 + random.nextInt(28));
        }
        return List.copyOf(days);
    }

    private Meaning.Open open() {
        return switch (random.nextInt(5)) {
            case 0 -> OpenGrammar.open(TermKind.CONTINUOUS, OpenBasis.CONTINUOUS);
            case 1 -> OpenGrammar.open(TermKind.ON_REQUEST, OpenBasis.REQUEST);
            case 2 -> OpenGrammar.open(TermKind.ON_REQUEST, OpenBasis.NEED);
            case 3 -> OpenGrammar.open(TermKind.BY_SCHEDULE, OpenBasis.REFERENCE);
            default -> OpenGrammar.open(TermKind.BY_SCHEDULE, OpenBasis.SCHEDULE);
        };
    }
}
