package ru.opora.platform.documents;

import java.util.List;

/** A paragraph's text while it is read, with what is bold in it. */
final class ParagraphText {
    private final StringBuilder text = new StringBuilder();
    private boolean plain;
    private boolean bold;

    void append(String piece, boolean isBold) {
        Budget.piece((long) text.length() + piece.length());
        text.append(piece);
        if (!piece.isBlank()) {
            bold |= isBold;
            plain |= !isBold;
        }
    }

    /** Ends the paragraph; one without text leaves nothing. */
    void flush(List<SourceBlock> out, Budget budget, boolean heading) {
        String tidy = Texts.tidy(text);
        if (!tidy.isEmpty()) {
            budget.paragraph(tidy);
            out.add(new SourceParagraph(tidy, heading || (bold && !plain)));
        }
        text.setLength(0);
        plain = false;
        bold = false;
    }
}
