package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date for each named organisation: «Ноябрь 15.11.2022 (школа А), 17.11.2022 (школа Б; школа В)». What stands between a
 * date and the next one are the names, so that a bracket too many or too few does no harm.
 */
final class ParticipantGrammar {

    private final String text;
    private final List<Token> raw;
    private final Set<TermReason> doubts;
    private final List<TimeOfDay> times;
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<TimeOfDay> found = new ArrayList<>();
    private int steps;
    private final List<TermReason> dateDoubts = new ArrayList<>();

    ParticipantGrammar(String text, List<Token> raw, Set<TermReason> doubts, List<TimeOfDay> times) {
        this.text = text;
        this.raw = raw;
        this.doubts = doubts;
        this.times = times;
    }

    /**
     * A date in the text.
     *
     * @param first the index of its first token
     * @param after the index of the token after it and its time of day
     */
    private record Anchor(int first, int after, Span span) {}

    /** Reads such a term; null, and no doubts left, when the text is none. */
    @Nullable
    Meaning read() {
        if (raw.size() < 4
                || raw.stream()
                        .noneMatch(token ->
                                token.lex() == Lex.UNKNOWN || token.lex() == Lex.SYMBOL || token.lex() == Lex.OPEN)) {
            return null;
        }
        return meaning();
    }

    private @Nullable Meaning meaning() {
        findAnchors();
        if (anchors.isEmpty()) {
            return null;
        }
        Anchor last = anchors.get(anchors.size() - 1);
        if (anchors.stream().anyMatch(anchor -> at(anchor.after()) == Lex.OPEN && !isRemark(anchor.after() + 1))) {
            return bracketed();
        }
        if (anchors.size() < 2) {
            return null;
        }
        String head = between(0, anchors.get(0).first());
        String end = between(last.after(), raw.size());
        if (Names.isOrganisation(end) && !Names.isOrganisation(head)) {
            return listed(true);
        }
        return Names.isOrganisation(head) && !Names.isOrganisation(end) ? listed(false) : null;
    }

    private void findAnchors() {
        Cursor c = Cursor.over(raw);
        for (int i = 0; i < raw.size(); i++) {
            boolean dotted =
                    at(i) == Lex.NUM && (at(i + 1) == Lex.DOT || at(i + 1) == Lex.DASH) && at(i + 2) == Lex.NUM;
            boolean worded = at(i) == Lex.NUM && at(i + 1) == Lex.MONTH;
            boolean numbered = i > 0 && at(i - 1) == Lex.SYMBOL;
            if ((!dotted && !worded) || numbered) {
                continue;
            }
            c.reset(i);
            List<Span> spans = DateGrammar.read(c, false);
            if (spans != null && spans.size() == 1 && spans.get(0).from().isDay()) {
                c.accept(Lex.DOT);
                TimeGrammar.read(c, true);
                boolean by = i > 0 && (at(i - 1) == Lex.DO || at(i - 1) == Lex.K);
                anchors.add(new Anchor(i, c.mark(), by ? spans.get(0).asDeadline() : spans.get(0)));
                i = c.mark() - 1;
            }
        }
        found.addAll(c.times);
        steps = c.steps;
        dateDoubts.addAll(c.doubts);
    }

    private Lex at(int index) {
        return index >= 0 && index < raw.size() ? raw.get(index).lex() : Lex.EOT;
    }

    /** How many times a token was looked at. */
    int steps() {
        return steps;
    }

    /** Whether a bracket holds words of terms and no names: «(пятница)», «(включительно)», «(ежегодно)». */
    private boolean isRemark(int first) {
        if (at(first) == Lex.CLOSE) {
            return text.substring(raw.get(first - 1).end(), raw.get(first).start())
                    .isBlank();
        }
        if (isException(first)) {
            return true;
        }
        for (int i = first; i < raw.size() && at(i) != Lex.CLOSE; i++) {
            if (at(i) == Lex.UNKNOWN || at(i) == Lex.SYMBOL) {
                return false;
            }
        }
        return true;
    }

    /** «(кроме школ города)» names whom the date is not for. */
    private boolean isException(int first) {
        return at(first) == Lex.EXCEPT || (at(first) == Lex.ZA && at(first + 1) == Lex.EXCEPT);
    }

    /** The text from one token up to another. */
    private String between(int first, int end) {
        int from = first < raw.size() ? raw.get(first).start() : text.length();
        int to = end < raw.size() ? raw.get(end).start() : text.length();
        return from < to ? text.substring(from, to) : "";
    }

    private @Nullable Meaning bracketed() {
        List<Meaning.Entry> entries = new ArrayList<>();
        List<TermReason> unclear = new ArrayList<>();
        int brackets = 0;
        boolean organisations = false;
        for (int i = 0; i < anchors.size(); i++) {
            Anchor anchor = anchors.get(i);
            int end = i + 1 < anchors.size() ? anchors.get(i + 1).first() : raw.size();
            int close = end - 1;
            while (close > anchor.after() && at(close) != Lex.CLOSE) {
                close--;
            }
            boolean closed = close > anchor.after();
            if (at(anchor.after()) != Lex.OPEN) {
                unclear.add(TermReason.PARTICIPANTS_UNCLEAR);
            }
            String content = between(anchor.after() + 1, closed ? close : end);
            brackets += at(anchor.after()) == Lex.OPEN ? 1 : 0;
            organisations |= Names.isOrganisation(content) || Names.arePlaceholders(content);
            boolean except = isException(anchor.after() + 1);
            entries.add(new Meaning.Entry(anchor.span(), except ? List.of() : Names.split(content)));
            if (Names.sharesForm(content)) {
                unclear.add(TermReason.PARTICIPANTS_UNCLEAR);
            }
            if (closed && !Names.isJoint(between(close + 1, end))) {
                unclear.add(TermReason.UNKNOWN_WORDS);
            }
        }
        if (!organisations && brackets < 2) {
            return null;
        }
        if (!organisations || entries.stream().anyMatch(entry -> entry.names().isEmpty())) {
            unclear.add(TermReason.PARTICIPANTS_UNCLEAR);
        }
        doubts.addAll(unclear);
        times.addAll(found);
        doubts.addAll(dateDoubts);
        return new Meaning.EachParticipant(envelope(), entries);
    }

    /** «15.11.2022 – школа А; 17.11.2022 – школа Б», or the names before the dates. */
    private @Nullable Meaning listed(boolean dateFirst) {
        List<Meaning.Entry> entries = new ArrayList<>();
        boolean formal = true;
        for (int i = 0; i < anchors.size(); i++) {
            Anchor anchor = anchors.get(i);
            int from = dateFirst ? anchor.after() : i > 0 ? anchors.get(i - 1).after() : 0;
            int to = !dateFirst
                    ? beforeLead(anchor.first())
                    : i + 1 < anchors.size() ? beforeLead(anchors.get(i + 1).first()) : raw.size();
            String content = between(from, to);
            if (!Names.isOrganisation(content)) {
                return null;
            }
            formal &= Names.isFormal(content) && !Names.sharesForm(content);
            entries.add(new Meaning.Entry(anchor.span(), Names.split(content)));
        }
        if (!formal) {
            doubts.add(TermReason.PARTICIPANTS_UNCLEAR);
        }
        times.addAll(found);
        doubts.addAll(dateDoubts);
        return new Meaning.EachParticipant(dateFirst ? envelope() : null, entries);
    }

    /** The end of what stands before a date and its «до». */
    private int beforeLead(int first) {
        return first > 0 && (at(first - 1) == Lex.DO || at(first - 1) == Lex.K) ? first - 1 : first;
    }

    /** What stands before the first date: a month or an interval in which all the dates lie. */
    private Meaning.@Nullable Dates envelope() {
        int first = beforeLead(anchors.get(0).first());
        if (first == 0) {
            return null;
        }
        Cursor cursor = new Cursor(new Mender(doubts).mend(raw.subList(0, first)), doubts, times);
        Meaning meaning = new Combiner(doubts).combine(new TermGrammar(cursor).read());
        return meaning instanceof Meaning.Dates dates ? dates : null;
    }
}
