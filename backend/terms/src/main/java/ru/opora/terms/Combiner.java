package ru.opora.terms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Item.Joint;
import ru.opora.terms.Rule.Step;

/** Puts the elements of a term together into one meaning. */
final class Combiner {

    private final Set<TermReason> doubts;

    Combiner(Set<TermReason> doubts) {
        this.doubts = doubts;
    }

    @Nullable
    Meaning combine(List<Item> all) {
        Meaning.Dates pairs = monthsWithDays(all);
        if (pairs != null) {
            return pairs;
        }
        List<Item> items = withoutException(all);
        if (items.stream().anyMatch(item -> item.joint() == Joint.OR)) {
            doubts.add(TermReason.ALTERNATIVE);
        }
        List<Item> dated = items.stream()
                .filter(item -> item.meaning() instanceof Meaning.Dates)
                .toList();
        List<Item> rules = items.stream()
                .filter(item -> item.meaning() instanceof Meaning.Repeating)
                .toList();
        Meaning.Throughout whole = whole(items);
        Set<Meaning.Open> opens = opens(items);
        Meaning.Dates dates = dated.isEmpty() ? null : new DateLists(doubts).combine(dated);
        Rule rule = new Rules(doubts).combine(rules, dates);
        if (rule == null && !rules.isEmpty() && dates != null) {
            dates = Rules.inMonths(rules, dates);
        }
        boolean bracketed = !dated.isEmpty() && dated.stream().allMatch(Item::bracketed);
        Meaning certain = rule != null ? repeating(rule, dates, whole) : datesOr(dates, whole, bracketed);
        return withOpen(certain, List.copyOf(opens), items);
    }

    private static Meaning.@Nullable Throughout whole(List<Item> items) {
        return items.stream()
                .map(Item::meaning)
                .filter(Meaning.Throughout.class::isInstance)
                .map(Meaning.Throughout.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Set<Meaning.Open> opens(List<Item> items) {
        Set<Meaning.Open> opens = new LinkedHashSet<>();
        items.forEach(item -> {
            if (item.meaning() instanceof Meaning.Open open) {
                opens.add(open);
            }
        });
        return opens;
    }

    /** «март до 10 числа, апрель до 15 числа»: each month has its days; null when the text says something else. */
    private static Meaning.@Nullable Dates monthsWithDays(List<Item> items) {
        if (items.size() < 4 || items.size() % 2 != 0) {
            return null;
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < items.size(); i += 2) {
            Item days = items.get(i + 1);
            if (!isMonth(items.get(i))
                    || !days.bare()
                    || !(days.meaning() instanceof Meaning.Repeating repeating)
                    || repeating.rule().monthDays().isEmpty()
                    || !(items.get(i).meaning() instanceof Meaning.Dates month)) {
                return null;
            }
            spans.addAll(Rules.inMonths(List.of(days), month).spans());
        }
        return new Meaning.Dates(spans);
    }

    /** «ежемесячно, в декабре – до 20 числа»: one month has a day of its own, which no rule can say beside the others. */
    private List<Item> withoutException(List<Item> items) {
        for (int i = 2; i < items.size(); i++) {
            Item day = items.get(i);
            int month = i - 1;
            while (month > 0 && isMonth(items.get(month)) && day.joint() == Joint.DASH) {
                month--;
            }
            month = month == i - 1 && isMonth(items.get(month)) ? month - 1 : month;
            boolean own = day.bare()
                    && month < i - 1
                    && (day.joint() == Joint.DASH || day.joint() == Joint.NONE)
                    && items.get(month).meaning() instanceof Meaning.Repeating;
            if (own) {
                doubts.add(TermReason.AMBIGUOUS);
                return items.subList(0, month + 1);
            }
        }
        return items;
    }

    private static boolean isMonth(Item item) {
        return item.meaning() instanceof Meaning.Dates dates
                && dates.spans().stream().allMatch(span -> span.from().unit() instanceof Unit.MonthPart);
    }

    private @Nullable Meaning datesOr(
            Meaning.@Nullable Dates dates, Meaning.@Nullable Throughout whole, boolean bracketed) {
        if (dates != null && whole != null && !bracketed) {
            doubts.add(TermReason.AMBIGUOUS);
        }
        return dates != null ? dates : whole;
    }

    private Meaning repeating(Rule rule, Meaning.@Nullable Dates dates, Meaning.@Nullable Throughout whole) {
        if (dates == null) {
            return new Meaning.Repeating(rule, whole);
        }
        List<Span> spans = dates.spans();
        boolean years = spans.stream().allMatch(span -> span.from().isYear());
        boolean severalParts = spans.size() > 1 && (rule.every() == Step.QUARTER || rule.every() == Step.HALF_YEAR);
        if ((rule.every() == Step.YEAR || severalParts) && rule.isPlain() && !years) {
            if (!spans.stream().allMatch(Span::hasNoYear)) {
                doubts.add(TermReason.CONTRADICTION);
                return dates;
            }
            return new Meaning.Repeating(Rule.yearly(spans), whole);
        }
        if (whole != null || spans.stream().anyMatch(span -> span.by() || span.isDay())) {
            doubts.add(TermReason.AMBIGUOUS);
        }
        return new Meaning.Repeating(rule, dates);
    }

    private @Nullable Meaning withOpen(@Nullable Meaning certain, List<Meaning.Open> opens, List<Item> items) {
        if (opens.isEmpty()) {
            return certain;
        }
        if (certain == null) {
            return opens.size() == 1 ? opens.get(0) : new Meaning.Both(new ArrayList<>(opens));
        }
        Meaning.Open open = opens.get(0);
        if (opens.size() == 1
                && open.kind() == TermKind.CONTINUOUS
                && certain instanceof Meaning.Dates dates
                && isSince(dates, items)) {
            doubts.remove(TermReason.END_UNKNOWN);
            return new Meaning.Open(open.kind(), open.basis(), dates.spans().get(0));
        }
        if (opens.stream().anyMatch(o -> o.kind() == TermKind.RELATIVE)) {
            doubts.add(TermReason.EVENT_AND_DATE);
            return certain;
        }
        List<Meaning> parts = new ArrayList<>();
        parts.add(certain);
        parts.addAll(opens);
        return new Meaning.Both(parts);
    }

    /** «Январь 2020 - постоянно», «с сентября постоянно». */
    private boolean isSince(Meaning.Dates dates, List<Item> items) {
        boolean dash = items.size() == 2
                && items.get(0).meaning() instanceof Meaning.Dates
                && items.get(1).joint() == Joint.DASH;
        return dates.spans().size() == 1
                && dates.spans().get(0).to() == null
                && (dash
                        || doubts.contains(TermReason.END_UNKNOWN)
                        || items.stream().anyMatch(Item::bare));
    }
}
