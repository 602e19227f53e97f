package ru.opora.platform.documents.writing;

/**
 * A paragraph.
 *
 * @param text its text; a line feed breaks the line
 * @param style how it is set
 */
public record PrintedParagraph(String text, Style style) implements PrintedBlock {

    /** How a paragraph is set. */
    public enum Style {
        /** The title of the document: centred and bold. */
        TITLE,
        /** The heading of a part. */
        HEADING,
        TEXT,
        /** A block in the right upper corner: the details of an annex, an approval. */
        CORNER,
        /** A post on the left and a name on the right, parted by a tab. */
        SIGNATURE
    }

    public static PrintedParagraph title(String text) {
        return new PrintedParagraph(text, Style.TITLE);
    }

    public static PrintedParagraph heading(String text) {
        return new PrintedParagraph(text, Style.HEADING);
    }

    public static PrintedParagraph text(String text) {
        return new PrintedParagraph(text, Style.TEXT);
    }

    public static PrintedParagraph corner(String text) {
        return new PrintedParagraph(text, Style.CORNER);
    }

    public static PrintedParagraph signature(String post, String name) {
        return new PrintedParagraph(post + "\t" + name, Style.SIGNATURE);
    }
}
