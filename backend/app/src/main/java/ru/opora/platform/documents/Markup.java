package ru.opora.platform.documents;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Takes the marks off text that was pasted from somewhere with marks: paragraphs in tags, bold in asterisks. */
final class Markup {
    private static final Pattern LINE_TAGS =
            Pattern.compile("(?i)</p>\\s*<p[^<>]{0,200}>|</?br\\s{0,9}/?>|</li>\\s*<li>");
    private static final Pattern TAGS =
            Pattern.compile("(?i)</?(p|b|i|u|em|strong|sup|sub|span|div|ul|ol|li|font)(\\s[^<>]{0,200})?/?>");
    private static final Pattern STARS = Pattern.compile("(\\*{1,3})(?=\\S)([^*\\n]{1,5000})(?<=\\S)\\1");
    private static final Pattern BOLD = Pattern.compile("(?s)\\*{2,3}[^*]+\\*{2,3}");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(?=\\S)");

    /** A longer passage is one whose closing marks are missing. */
    private static final int BOLD_LENGTH = 2_000;

    private Markup() {}

    /** @param emphasised whether the marks made all of it bold or a heading */
    record Text(String text, boolean emphasised) {}

    static Text strip(String raw) {
        String text = raw.strip();
        if (text.indexOf('<') >= 0) {
            text = TAGS.matcher(LINE_TAGS.matcher(text).replaceAll("\n")).replaceAll("");
        }
        if (text.indexOf('&') >= 0) {
            text = Parser.unescapeEntities(text, false);
        }
        boolean heading = HEADING.matcher(text).lookingAt();
        boolean bold = BOLD.matcher(text).matches();
        if (heading) {
            text = HEADING.matcher(text).replaceFirst("");
        }
        if (text.indexOf('*') >= 0) {
            text = bold ? text.replace("*", "") : STARS.matcher(text).replaceAll("$2");
        }
        return new Text(text, heading || bold);
    }

    /** Whether the text begins a bold passage and has not ended it. */
    static boolean isOpen(CharSequence text) {
        if (text.length() > BOLD_LENGTH) {
            return false;
        }
        String start = text.toString();
        return start.startsWith("**") && start.indexOf("**", 2) < 0;
    }
}
