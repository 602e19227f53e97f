package ru.opora.platform.documents;

/**
 * Spreadsheets quote a cell that holds line breaks when they copy it. Such breaks are protected, so that lines can be
 * told apart; a quotation mark that is not closed before the next tab or a distant line's end is but a quotation mark.
 */
final class PastedQuotes {
    /** From the area for private use: no text that is pasted holds it. */
    private static final char BREAK = '\uE00A';

    private static final int CELL = 4_000;

    private PastedQuotes() {}

    static String protect(String text) {
        if (text.indexOf('"') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean cellStarts = true;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int end = c == '"' && cellStarts ? closing(text, at) : -1;
            if (end > 0 && isCell(text, at, end)) {
                String inner = text.substring(at + 1, end).replace("\"\"", "\"");
                out.append(inner.replace('\n', BREAK).replace('\t', ' '));
                at = end;
                cellStarts = false;
            } else {
                out.append(c);
                cellStarts = c == '\t' || c == '\n';
            }
        }
        return out.toString();
    }

    /** The quotation mark that closes the one at the given place, before a tab or a line's end; -1 for none. */
    private static int closing(String text, int open) {
        int limit = Math.min(text.length(), open + CELL);
        for (int at = open + 1; at < limit; at++) {
            char c = text.charAt(at);
            if (c == '\t') {
                return -1;
            }
            if (c == '"') {
                boolean last = at + 1 == text.length();
                if (!last && text.charAt(at + 1) == '"') {
                    at++;
                } else {
                    return last || text.charAt(at + 1) == '\t' || text.charAt(at + 1) == '\n' ? at : -1;
                }
            }
        }
        return -1;
    }

    /** Only beside a tab, and only where the quotes were needed. */
    private static boolean isCell(String text, int open, int close) {
        boolean besideTab = (open > 0 && text.charAt(open - 1) == '\t')
                || (close + 1 < text.length() && text.charAt(close + 1) == '\t');
        String inner = text.substring(open + 1, close);
        return besideTab && (inner.indexOf('\n') >= 0 || inner.contains("\"\""));
    }

    static String restore(String cell) {
        return cell.replace(BREAK, '\n');
    }
}
