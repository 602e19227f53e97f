package ru.opora.questionnaires.xlsforms;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.expressions.ExpressionParser;

/** Reads the expression of a cell, mending what office programs and old forms do to them. */
final class ExpressionCell {

    /** A question by its path: {@code ../name}, {@code current()/../name}, {@code /form/group/name}. */
    private static final Pattern PATH =
            Pattern.compile("(?:current\\(\\)/)?(?:\\.\\./)+(?:[\\p{L}\\p{N}_-]+/)*([\\p{L}_][\\p{L}\\p{N}_-]*)"
                    + "|(?<![\\p{L}\\p{N}_}.])(?:/[\\p{L}\\p{N}_-]+)+/([\\p{L}_][\\p{L}\\p{N}_-]*)");

    private ExpressionCell() {}

    /**
     * The expression; null when there is none. One that isn't understood stays as it is, so that its author sees it: it keeps
     * the questionnaire from being used.
     */
    static @Nullable String read(Columns columns, FormTable.Row row, String name) {
        return read(columns, row, name, columns.expression(row, name));
    }

    static @Nullable String read(Columns columns, FormTable.Row row, String name, @Nullable String text) {
        boolean word = text != null && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
        if (text == null || (!word && ExpressionParser.parse(text).error() == null)) {
            return text;
        }
        String mended = word ? text.toLowerCase(Locale.ROOT) + "()" : mended(text);
        if (!mended.equals(text) && ExpressionParser.parse(mended).error() == null) {
            columns.issue(XlsFormCode.MENDED_EXPRESSION, row, name, text);
            return mended;
        }
        columns.issue(XlsFormCode.UNSUPPORTED_EXPRESSION, row, name, text);
        return text;
    }

    /** Straight quotes for those a word processor makes of them, and names for paths outside of quotes. */
    private static String mended(String text) {
        String straight = text.replaceAll("[‘’‚‛]", "'").replaceAll("[“”„‟]", "\"");
        StringBuilder mended = new StringBuilder();
        int from = 0;
        while (from < straight.length()) {
            char c = straight.charAt(from);
            boolean quoted = c == '\'' || c == '"';
            int to = quoted ? straight.indexOf(c, from + 1) + 1 : nextQuote(straight, from);
            String piece = straight.substring(from, to <= from ? straight.length() : to);
            mended.append(
                    quoted
                            ? piece
                            : PATH.matcher(piece).replaceAll(found -> {
                                String last = found.group(1) == null ? found.group(2) : found.group(1);
                                return java.util.regex.Matcher.quoteReplacement("${" + last + "}");
                            }));
            from += piece.length();
        }
        return mended.toString();
    }

    private static int nextQuote(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\'' || text.charAt(i) == '"') {
                return i;
            }
        }
        return text.length();
    }
}
