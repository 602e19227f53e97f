package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Rule.Step;

/** Joins the rules a text says in pieces: «еженедельно» and «по пятницам» are one rule. */
final class Rules {

    private final Set<TermReason> doubts;

    Rules(Set<TermReason> doubts) {
        this.doubts = doubts;
    }

    /** One rule of all; null when there is none or when the days only say which days of the month beside them. */
    @Nullable
    Rule combine(List<Item> items, Meaning.@Nullable Dates beside) {
        if (items.isEmpty() || (beside != null && saysDaysOf(items, beside))) {
            return null;
        }
        Rule rule = ruleOf(items.get(0));
        boolean bare = items.get(0).bare();
        for (Item item : items.subList(1, items.size())) {
            rule = merge(rule, ruleOf(item));
            bare &= item.bare();
        }
        if (bare) {
            doubts.add(rule.monthDays().isEmpty() ? TermReason.FREQUENCY_UNKNOWN : TermReason.MONTH_UNKNOWN);
        }
        return rule;
    }

    private static Rule ruleOf(Item item) {
        return ((Meaning.Repeating) item.meaning()).rule();
    }

    private Rule merge(Rule a, Rule b) {
        if (a.equals(b) || (b.isPlain() && b.every() == a.every() && b.interval() == a.interval())) {
            return a;
        }
        if (a.isPlain() && a.interval() == 1) {
            if (a.every() == b.every()
                    || (a.every() == Step.DAY
                            && b.every() == Step.WEEK
                            && !b.days().isEmpty())) {
                return b;
            }
            if (a.every().months() > 1
                    && a.every() != Step.YEAR
                    && b.every() == Step.MONTH
                    && !b.monthDays().isEmpty()) {
                if (b.lag() == 0) {
                    doubts.add(TermReason.MONTH_UNKNOWN);
                }
                return new Rule(a.every(), 1, List.of(), b.monthDays(), b.by(), b.lag(), List.of());
            }
        }
        if (b.isPlain() && b.interval() == 1 && !a.isPlain()) {
            return merge(b, a);
        }
        if (a.isPlain() && a.every() == Step.WEEK && b.every() == Step.WEEK && b.interval() == 1) {
            // «раз в две недели по средам»: of which weeks is not said.
            doubts.add(TermReason.AMBIGUOUS);
            return new Rule(Step.WEEK, a.interval(), b.days(), List.of(), b.by(), 0, List.of());
        }
        doubts.add(TermReason.CONTRADICTION);
        return a;
    }

    private static boolean saysDaysOf(List<Item> items, Meaning.Dates beside) {
        return items.stream()
                        .allMatch(
                                item -> item.bare() && !ruleOf(item).monthDays().isEmpty())
                && beside.spans().stream().allMatch(Rules::isMonth);
    }

    private static boolean isMonth(Span span) {
        return span.to() == null
                && span.from().unit() instanceof Unit.MonthPart month
                && month.part() == Unit.Part.WHOLE;
    }

    /** «март, до 15 числа»: the days in the months that stand beside them. */
    static Meaning.Dates inMonths(List<Item> items, Meaning.Dates months) {
        List<Span> spans = new ArrayList<>();
        for (Span span : months.spans()) {
            for (Item item : items) {
                for (int day : ruleOf(item).monthDays()) {
                    if (span.from().unit() instanceof Unit.MonthPart month && day > 0) {
                        Piece piece = new Piece(
                                new Unit.Day(month.month(), day, null),
                                span.from().year());
                        spans.add(new Span(piece, null, ruleOf(item).by()));
                    } else {
                        spans.add(span.asDeadline());
                    }
                }
            }
        }
        return new Meaning.Dates(spans);
    }
}
