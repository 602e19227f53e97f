package ru.opora.roadmaps.importing.recognition;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a section, its label apart from its title.
 *
 * @param number the label as printed; null when there is none
 * @param title the title; the label itself when nothing else is printed
 * @param mark what the label counts
 * @param goesOn whether it says itself that the section began on a page before
 */
record Heading(
        @Nullable String number, String title, @Nullable ListMark mark, boolean goesOn) {
    private static final Pattern GOES_ON = Pattern.compile(
            "(?iu)\\s*[-–—,.]?\\s*[(\\[]\\s*(?:продолж(?:ение|\\.)|оконч(?:ание|\\.))[^()\\[\\]]{0,30}[)\\]]\\s*\\.?$|\\s*[-–—]\\s*(?:продолжение|окончание)\\.?$");

    private Heading(@Nullable String number, String title, @Nullable ListMark mark) {
        this(number, title, mark, false);
    }

    static Heading of(Entry entry, Layout layout) {
        String printed = entry.joined();
        String text = GOES_ON.matcher(printed).replaceFirst("");
        Heading heading = of(entry, layout, text);
        boolean again = text.length() < printed.length() && !text.isEmpty();
        return again ? new Heading(heading.number, heading.title, heading.mark, true) : heading;
    }

    /** Whether another heading has the same label and words. */
    boolean sameAs(@Nullable String otherNumber, @Nullable String otherTitle) {
        String own = Texts.key((number == null ? "" : number) + " " + title);
        String other =
                Texts.key((otherNumber == null ? "" : otherNumber) + " " + (otherTitle == null ? "" : otherTitle));
        return own.equals(other) || (goesOn && Texts.similar(own, other));
    }

    private static Heading of(Entry entry, Layout layout, String text) {
        int column = layout.first(ColumnRole.NUMBER);
        String label = column < 0 ? "" : Texts.flat(entry.text(column));
        ListMark apart = ListMark.of(label);
        boolean ownCell = apart != null && apart.rest().isEmpty() && text.length() > label.length();
        if (ownCell) {
            String title =
                    text.startsWith(label) ? text.substring(label.length()).strip() : text;
            return new Heading(label, title, apart);
        }
        ListMark mark = ListMark.of(text);
        if (mark == null || TermWords.isTermHeading(text)) {
            return new Heading(null, text, null);
        }
        return new Heading(mark.label(), mark.rest().isEmpty() ? mark.label() : mark.rest(), mark);
    }
}
