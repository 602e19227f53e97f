package ru.opora.platform.documents;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks through the tags of a page before its tree is built, in one pass. An end tag closes only what its own name has
 * opened: others are ignored by the parser too, and could hide any depth here.
 */
final class HtmlScan {
    /** Elements that are open at once, those apart whose end is commonly left out. */
    private static final int OPEN = 100;

    /** An element that Word wrote has five; the parser takes its time over each. */
    private static final int ATTRIBUTES = 500;

    /** What stands in these is no markup. */
    private static final Set<String> RAW = Set.of("script", "style", "textarea", "title", "xmp");

    private static final Set<String> END_LEFT_OUT = Set.of(
            "p",
            "li",
            "td",
            "th",
            "tr",
            "thead",
            "tbody",
            "tfoot",
            "colgroup",
            "dt",
            "dd",
            "option",
            "br",
            "img",
            "hr",
            "col",
            "meta",
            "link",
            "input",
            "area",
            "base",
            "embed",
            "param",
            "source",
            "track",
            "wbr",
            "html",
            "head",
            "body");

    private final String html;
    private final int mostTags;
    private final Map<String, Integer> openByName = new HashMap<>();
    private int open;
    private int cells;

    private HtmlScan(String html, int mostTags) {
        this.html = html;
        this.mostTags = mostTags;
    }

    /** Refuses a page with too many tags, too many open at once, or too many attributes in one. */
    static void check(String html, int mostTags) {
        new HtmlScan(html, mostTags).check();
    }

    private void check() {
        int tags = 0;
        int at = html.indexOf('<');
        while (at >= 0 && at + 1 < html.length()) {
            if (++tags > mostTags) {
                throw SourceRefused.tooComplex("tags", mostTags);
            }
            at = html.indexOf('<', Math.max(at + 1, html.startsWith("<!--", at) ? afterComment(at) : tag(at)));
        }
    }

    /** A comment also ends right where it begins, as in the specification. */
    private int afterComment(int at) {
        int plain = html.indexOf("-->", at + 2);
        int odd = html.indexOf("--!>", at + 2);
        int end = plain < 0 || (odd >= 0 && odd < plain) ? odd : plain;
        return end < 0 ? html.length() : end;
    }

    /** Counts a tag; where to look for the next. */
    private int tag(int at) {
        boolean end = html.charAt(at + 1) == '/';
        int from = end ? at + 2 : at + 1;
        int to = nameEnd(from);
        if (to == from) {
            return from;
        }
        String name = html.substring(from, to).toLowerCase(Locale.ROOT);
        int close = tagEnd(to);
        if (end) {
            close(name);
        } else if (name.equals("td") || name.equals("th")) {
            if (++cells > Limits.CELLS) {
                throw SourceRefused.tooComplex("cells", Limits.CELLS);
            }
        } else if (!END_LEFT_OUT.contains(name) && !foreignAndEmpty(to, close)) {
            open(name);
        }
        return !end && RAW.contains(name) ? rawEnd(name, close) : close;
    }

    private void open(String name) {
        openByName.merge(name, 1, Integer::sum);
        if (++open > OPEN) {
            throw SourceRefused.tooComplex("depth", OPEN);
        }
    }

    private void close(String name) {
        Integer own = openByName.get(name);
        if (own != null && own > 0) {
            openByName.put(name, own - 1);
            open--;
        }
    }

    /** Word writes hundreds of {@code <w:setting/>}; in HTML's own elements the slash means nothing. */
    private boolean foreignAndEmpty(int nameEnd, int close) {
        return nameEnd < html.length()
                && html.charAt(nameEnd) == ':'
                && close > 0
                && close < html.length()
                && html.charAt(close - 1) == '/';
    }

    private int nameEnd(int from) {
        int to = from;
        while (to < html.length() && to < from + 20 && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return to;
    }

    /** Where the tag's «&gt;» stands; quoted values may hold one. */
    private int tagEnd(int from) {
        int attributes = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '>') {
                return i;
            }
            if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                int quote = html.indexOf(c, i + 1);
                i = quote < 0 ? html.length() : quote;
            } else if (Character.isWhitespace(c) && !Character.isWhitespace(html.charAt(i - 1))) {
                if (++attributes > ATTRIBUTES) {
                    throw SourceRefused.tooComplex("attributes", ATTRIBUTES);
                }
            }
        }
        return html.length();
    }

    private int rawEnd(String name, int from) {
        String end = "</" + name;
        int at = html.indexOf("</", from);
        while (at >= 0 && !html.regionMatches(true, at, end, 0, end.length())) {
            at = html.indexOf("</", at + 2);
        }
        return at < 0 ? html.length() : at;
    }
}
