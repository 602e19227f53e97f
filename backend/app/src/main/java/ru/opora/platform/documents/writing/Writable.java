package ru.opora.platform.documents.writing;

/** Texts as files can hold them. */
final class Writable {

    private static final String FORMULA = "=+-@\t\r";

    private Writable() {}

    /** The text without signs that XML has no place for: controls and halves of pairs. */
    static String text(String raw) {
        if (raw.chars().allMatch(sign -> sign >= ' ' && sign < Character.MIN_SURROGATE)) {
            return raw;
        }
        StringBuilder kept = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(sign -> {
            boolean control = sign < ' ' && sign != '\n' && sign != '\t';
            boolean half = sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
            if (!control && !half && sign != 0xFFFE && sign != 0xFFFF) {
                kept.appendCodePoint(sign);
            }
        });
        return kept.toString();
    }

    /** The text as a cell of separated values: led by an apostrophe where a spreadsheet would run it. */
    static String cell(String raw) {
        String text = text(raw);
        return likeFormula(text) ? "'" + text : text;
    }

    /** Whether a spreadsheet would take the text for a formula when somebody edits it. */
    static boolean likeFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
