package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Item.Joint;

/** The whole of a term: its elements one after another. Each token is passed over once. */
final class TermGrammar {

    private static final Set<Lex> WEAK = Set.of(
            Lex.V,
            Lex.NA,
            Lex.PERIOD,
            Lex.WHOLE,
            Lex.YEAR,
            Lex.CLOSE,
            Lex.TERMS,
            Lex.BUT,
            Lex.PROJECT,
            Lex.ZA,
            Lex.ACTION,
            Lex.INCLUSIVE);

    private final Cursor c;
    private final List<Item> items = new ArrayList<>();
    private int depth;

    TermGrammar(Cursor c) {
        this.c = c;
    }

    /** The elements of the term; what was not understood has left a doubt. */
    List<Item> read() {
        while (!c.atEnd()) {
            Joint joint = joint();
            if (c.atEnd()) {
                if (joint == Joint.DASH || joint == Joint.OR) {
                    c.doubt(TermReason.INCOMPLETE);
                }
                break;
            }
            item(joint);
        }
        return items;
    }

    private Joint joint() {
        Joint joint = c.peek().broken() ? Joint.LINE : Joint.NONE;
        while (true) {
            Joint next = switch (c.peek().lex()) {
                case COMMA, SEMICOLON, DOT, BUT, COLON -> Joint.COMMA;
                case AND -> Joint.AND;
                case OR -> {
                    c.doubt(TermReason.ALTERNATIVE);
                    yield Joint.OR;
                }
                case SLASH -> Joint.SLASH;
                case DASH -> Joint.DASH;
                case OPEN -> {
                    depth++;
                    yield joint == Joint.NONE ? Joint.COMMA : joint;
                }
                case CLOSE -> {
                    depth = Math.max(0, depth - 1);
                    yield joint == Joint.NONE ? Joint.LINE : joint;
                }
                default -> null;
            };
            if (next == null) {
                return joint;
            }
            joint = next.ordinal() > joint.ordinal() || joint == Joint.LINE ? next : joint;
            c.next();
        }
    }

    private void item(Joint joint) {
        TimeGrammar.readLeading(c);
        Meaning whole = throughout();
        if (whole != null) {
            add(whole, joint, false);
            return;
        }
        RepetitionGrammar.Found rule = RepetitionGrammar.read(c);
        if (rule != null) {
            add(new Meaning.Repeating(rule.rule(), null), joint, rule.bare());
            return;
        }
        Meaning.Open open = OpenGrammar.read(c);
        if (open != null) {
            add(open, joint, false);
            return;
        }
        List<Span> spans = new DatedGrammar(c).read();
        if (spans != null) {
            add(new Meaning.Dates(spans), joint, false);
            return;
        }
        leftOver(joint);
    }

    /** What no grammar reads: it is passed over when it changes nothing, and leaves a doubt otherwise. */
    private void leftOver(Joint joint) {
        if (c.is(Lex.MONTHS) && (c.is(1, Lex.MONTH) || c.peek(-1).lex() == Lex.MONTH)) {
            c.next();
            return;
        }
        if (c.accept(Lex.EXCEPT)) {
            c.doubt(TermReason.UNKNOWN_WORDS);
            while (!c.atEnd()) {
                c.next();
            }
        } else if (!c.isAny(0, WEAK)) {
            c.doubt(TermReason.UNKNOWN_WORDS);
        } else if (c.is(Lex.YEAR) && c.peek().text().startsWith("год") && items.isEmpty() && c.is(1, Lex.EOT)) {
            add(new Meaning.Throughout(Meaning.Extent.YEAR), joint, false);
            c.doubt(TermReason.AMBIGUOUS);
        }
        c.next();
    }

    private void add(Meaning meaning, Joint joint, boolean bare) {
        TimeGrammar.read(c, saysDay(meaning));
        items.add(new Item(meaning, joint, depth > 0, bare));
    }

    private static boolean saysDay(Meaning meaning) {
        if (meaning instanceof Meaning.Dates dates) {
            return dates.spans().get(dates.spans().size() - 1).end().isDay();
        }
        return meaning instanceof Meaning.Repeating repeating
                && !repeating.rule().isPlain();
    }

    /** «в течение года», «весь период», «круглогодично»; null when it is something else. */
    private @Nullable Meaning throughout() {
        int mark = c.mark();
        if (c.accept(Lex.ROUND_YEAR)) {
            return new Meaning.Throughout(Meaning.Extent.YEAR);
        }
        if (c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR) && !c.peek(2).isYear()) {
            c.skip(2);
            return new Meaning.Throughout(Meaning.Extent.SCHOOL_YEAR);
        }
        if ((c.is(Lex.V) || c.is(Lex.NA)) && c.is(1, Lex.PERIOD) && c.is(2, Lex.PROJECT)) {
            c.skip(2);
            while (c.accept(Lex.PROJECT)) {}
            c.doubt(TermReason.PERIOD_UNCLEAR);
            return new Meaning.Throughout(Meaning.Extent.PERIOD);
        }
        boolean course = c.acceptAll(Lex.V, Lex.COURSE) || c.accept(Lex.COURSE) || c.acceptAll(Lex.NA, Lex.COURSE);
        boolean whole = c.accept(Lex.WHOLE);
        if (!course && !whole) {
            c.reset(mark);
            return null;
        }
        c.accept(Lex.CURRENT);
        c.accept(Lex.CALENDAR);
        if (c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR) && !c.peek(2).isYear()) {
            c.skip(2);
            return new Meaning.Throughout(Meaning.Extent.SCHOOL_YEAR);
        }
        if (c.is(Lex.YEAR) && !c.peek(1).isYear()) {
            c.next();
            return new Meaning.Throughout(Meaning.Extent.YEAR);
        }
        if (c.is(Lex.PERIOD) || c.is(Lex.TERMS) || c.is(Lex.PROJECT)) {
            c.next();
            while (c.accept(Lex.PROJECT)) {}
            return new Meaning.Throughout(Meaning.Extent.PERIOD);
        }
        c.reset(mark);
        return null;
    }
}
