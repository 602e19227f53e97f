package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Item.Joint;

/** Joins the dated elements of a term: lists, a year said beside them, dates inside a month named first. */
final class DateLists {

    private final Set<TermReason> doubts;

    DateLists(Set<TermReason> doubts) {
        this.doubts = doubts;
    }

    Meaning.Dates combine(List<Item> items) {
        List<Item> rest = withoutYearBeside(items);
        List<Item> inner = insideEnvelope(rest);
        List<Item> kept = inner == null ? explained(rest) : inner;
        List<Span> spans = new ArrayList<>();
        boolean by = false;
        for (int i = 0; i < kept.size(); i++) {
            Item item = kept.get(i);
            if (i > 0 && !item.bracketed()) {
                doubtJoint(item.joint());
            }
            for (Span span : spansOf(item)) {
                boolean follows =
                        by && span.isDay() && (item.joint() == Joint.AND || item.joint() == Joint.COMMA || i == 0);
                if (by && !follows && !span.by() && !item.bracketed()) {
                    // «до 15 апреля, июль»: until the 15th, or some time in July?
                    doubts.add(TermReason.AMBIGUOUS);
                }
                by = span.by() || follows;
                spans.add(by ? span.asDeadline() : span);
            }
        }
        return new Meaning.Dates(spans);
    }

    /** «1 полугодие (сентябрь-декабрь)»: the bracket says in other words what stands before it, or something else. */
    private List<Item> explained(List<Item> items) {
        boolean explains = items.size() > 1
                && !items.get(0).bracketed()
                && items.subList(1, items.size()).stream().allMatch(Item::bracketed);
        if (!explains) {
            if (!items.get(0).bracketed() && items.stream().anyMatch(Item::bracketed)) {
                doubts.add(TermReason.AMBIGUOUS);
            }
            return items;
        }
        doubts.add(TermReason.AMBIGUOUS);
        return items.subList(1, items.size());
    }

    private void doubtJoint(Joint joint) {
        if (joint == Joint.NONE || joint == Joint.SLASH || joint == Joint.DASH) {
            doubts.add(TermReason.AMBIGUOUS);
        }
    }

    private static List<Span> spansOf(Item item) {
        return ((Meaning.Dates) item.meaning()).spans();
    }

    /** «2021 год, март»: the year goes to what has none. */
    private List<Item> withoutYearBeside(List<Item> items) {
        List<Item> years = items.stream().filter(DateLists::isLoneYear).toList();
        List<Item> others = items.stream().filter(item -> !isLoneYear(item)).toList();
        boolean applies = years.size() == 1
                && !others.isEmpty()
                && others.stream().flatMap(item -> spansOf(item).stream()).allMatch(Span::hasNoYear);
        if (!applies) {
            if (!years.isEmpty() && !others.isEmpty()) {
                // «сентябрь 2020, 2021 год»: the whole of the second year, or its September?
                doubts.add(TermReason.AMBIGUOUS);
            }
            return items;
        }
        Piece year = spansOf(years.get(0)).get(0).from();
        List<Item> result = new ArrayList<>();
        for (Item item : others) {
            List<Span> spans =
                    spansOf(item).stream().map(span -> in(span, year)).toList();
            boolean first = result.isEmpty();
            result.add(new Item(new Meaning.Dates(spans), first ? Joint.COMMA : item.joint(), false, false));
        }
        return result;
    }

    private static boolean isLoneYear(Item item) {
        List<Span> spans = spansOf(item);
        return spans.size() == 1
                && spans.get(0).to() == null
                && spans.get(0).from().isYear()
                && spans.get(0).from().year() != null;
    }

    private static Span in(Span span, Piece year) {
        Piece to = span.to();
        return new Span(in(span.from(), year), to == null ? null : in(to, year), span.by());
    }

    private static Piece in(Piece piece, Piece year) {
        Integer start = year.year();
        boolean second = year.unit() instanceof Unit.SchoolYear
                && !(piece.unit() instanceof Unit.SchoolPart)
                && Windows.first(piece.in(2023)).getMonthValue() < 9;
        return piece.in(start == null || !second ? start : Integer.valueOf(start + 1));
    }

    /** «ноябрь (15.11.2022)»: the days are the term when the month only names where they lie; null when it does not. */
    private @Nullable List<Item> insideEnvelope(List<Item> items) {
        if (items.size() < 2) {
            return null;
        }
        List<Span> envelope = spansOf(items.get(0));
        List<Item> inner = items.subList(1, items.size());
        boolean months = envelope.size() == 1
                && !envelope.get(0).isDay()
                && !envelope.get(0).by();
        boolean named = !envelope.get(0).from().isDay() || inner.get(0).bracketed();
        boolean days = named
                && inner.stream()
                        .flatMap(item -> spansOf(item).stream())
                        .allMatch(s -> s.from().isDay());
        Joint joint = inner.get(0).joint();
        boolean beside = inner.get(0).bracketed() || joint == Joint.NONE || joint == Joint.LINE;
        if (!months
                || !days
                || !inner.stream().flatMap(i -> spansOf(i).stream()).allMatch(s -> lies(s, envelope.get(0)))) {
            return null;
        }
        if (!beside) {
            doubts.add(TermReason.AMBIGUOUS);
        }
        Integer year = envelope.get(0).end().year();
        List<Item> result = new ArrayList<>();
        for (Item item : inner) {
            List<Span> spans = spansOf(item).stream()
                    .map(span -> span.hasNoYear() && year != null ? dated(span, year) : span)
                    .toList();
            result.add(item.with(new Meaning.Dates(spans)));
        }
        return result;
    }

    private static Span dated(Span span, int year) {
        Piece to = span.to();
        return new Span(span.from().in(year), to == null ? null : to.in(year), span.by());
    }

    /** Whether the day and month lie in the envelope, whatever the year. */
    private static boolean lies(Span span, Span envelope) {
        int from = Windows.first(envelope.from().in(2023)).getDayOfYear();
        int to = Windows.last(envelope.end().in(2023)).getDayOfYear();
        int first = Windows.first(span.from().in(2023)).getDayOfYear();
        int last = Windows.last(span.end().in(2023)).getDayOfYear();
        return from <= to ? first >= from && last <= to : first >= from || last <= to;
    }
}
