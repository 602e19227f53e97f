package ru.opora.platform.documents;

/** Makes text from any format alike: one kind of space, one kind of line break, nothing invisible. */
final class Texts {
    private Texts() {}

    /** A paragraph's or cell's text: cleaned, each line trimmed, empty lines dropped. */
    static String tidy(CharSequence raw) {
        String clean = clean(raw);
        StringBuilder out = new StringBuilder(clean.length());
        for (String line : clean.split("\n", -1)) {
            String trimmed = line.strip();
            if (!trimmed.isEmpty()) {
                out.append(out.isEmpty() ? "" : "\n").append(trimmed);
            }
        }
        return out.toString();
    }

    /** As {@link #tidy}, tabs being mere spaces: within a cell they separate nothing. */
    static String tidyCell(CharSequence raw) {
        return tidy(raw.toString().replace('\t', ' '));
    }

    /** Drops what nobody sees and the database refuses: control characters, soft hyphens, marks of zero width, half pairs. */
    static String clean(CharSequence raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                out.append(c).append(raw.charAt(++i));
            } else if (c == '\r') {
                if (i + 1 == raw.length() || raw.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else {
                appendClean(out, c);
            }
        }
        return out.toString();
    }

    private static void appendClean(StringBuilder out, char c) {
        switch (c) {
            case '\t', '\n' -> out.append(c);
            case '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> out.append('\n');
            case '\u00A0', '\u2007', '\u202F' -> out.append(' ');
            case '\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF' -> {}
            default -> {
                if (!Character.isISOControl(c) && !Character.isSurrogate(c) && c < '\uFFFE') {
                    out.append(c);
                }
            }
        }
    }
}
