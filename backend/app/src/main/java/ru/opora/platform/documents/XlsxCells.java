package ru.opora.platform.documents;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads single cells of a workbook's sheets as their text. */
final class XlsxCells {
    private static final int LETTERS = 3;

    private final XlsxStrings strings;
    private final XlsxStyles styles;

    XlsxCells(XlsxStrings strings, XlsxStyles styles) {
        this.strings = strings;
        this.styles = styles;
    }

    boolean bold(int style) {
        return styles.bold(style);
    }

    /**
     * The column of a cell, from 0.
     *
     * @param reference as in {@code B7}; null: the cell stands right of the one before
     */
    static int column(@Nullable String reference, int before) {
        if (reference == null) {
            return before + 1;
        }
        int column = 0;
        int at = 0;
        while (at < reference.length() && Character.isLetter(reference.charAt(at))) {
            int letter = (reference.charAt(at) & ~0x20) - 'A';
            if (letter < 0 || letter > 'Z' - 'A') {
                throw SourceRefused.of(Refusal.DAMAGED);
            }
            column = column * 26 + letter + 1;
            at++;
        }
        if (at == 0 || at > LETTERS) {
            throw SourceRefused.of(Refusal.DAMAGED);
        }
        return column - 1;
    }

    /** The text of the cell at which the cursor stands; the cursor is then at its end. */
    String text(XmlCursor xml) throws IOException {
        return text(xml, xml.attribute("t", "n"), xml.number("s", 0));
    }

    private String text(XmlCursor xml, String type, int style) throws IOException {
        String value = "";
        String inline = "";
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "v" -> value = xml.text();
                case "is" -> inline = XlsxStrings.item(xml);
                default -> {}
            }
        }
        if (value.isBlank()) {
            return inline;
        }
        return switch (type) {
            case "s" -> strings.get(XmlCursor.parse(value, -1));
            case "str" -> Texts.tidyCell(value);
            case "inlineStr" -> inline;
            case "b" -> value.strip().equals("1") ? "ИСТИНА" : "ЛОЖЬ";
            case "e" -> "";
            case "d" -> isoDate(value);
            default -> styles.display(value.strip(), style);
        };
    }

    private static String isoDate(String value) {
        String day = value.strip();
        return day.matches("\\d{4}-\\d{2}-\\d{2}.*")
                ? day.substring(8, 10) + "." + day.substring(5, 7) + "." + day.substring(0, 4)
                : Texts.tidyCell(value);
    }
}
