package ru.opora.roadmaps.importing.recognition;

import org.jspecify.annotations.Nullable;

/**
 * The heading of a section, its label apart from its title.
 *
 * @param number the label as printed; null when there is none
 * @param title the title; the label itself when nothing else is printed
 * @param mark what the label counts
 */
record Heading(
        @Nullable String number, String title, @Nullable ListMark mark) {

    static Heading of(Entry entry, Layout layout) {
        String text = entry.joined();
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
