package ru.opora.roadmaps.importing.source;

import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Builds the tree of a page within limits. The rules for broken pages let few tags make many elements (an open bold is
 * opened again in each paragraph) and let each tag look through all open ones: both are counted, before and meanwhile.
 */
final class HtmlTree {
    /** An element takes some 150 bytes; Word writes four a cell. */
    private static final int ELEMENTS = 4 * Limits.CELLS;

    /** Elements that are open at once, those apart whose end is commonly left out. */
    private static final int OPEN = 100;

    /** The parser attaches deeper elements at this depth: the end tags that are left out add some. */
    private static final int DEPTH = 150;

    /** What an honest page of the size limit takes some fifty times over. */
    private static final Duration TIME = Duration.ofSeconds(10);

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

    private HtmlTree() {}

    static Document parse(String html) {
        checkOpen(html);
        try (StreamParser parser = new StreamParser(Parser.htmlParser().setMaxDepth(DEPTH))) {
            Iterator<Element> elements = parser.parse(html, "").iterator();
            long start = System.nanoTime();
            for (int i = 0; elements.hasNext(); i++) {
                elements.next();
                if (System.nanoTime() - start > TIME.toNanos()) {
                    throw SourceRefused.tooComplex("seconds", TIME.toSeconds());
                }
                if (i > ELEMENTS) {
                    throw SourceRefused.tooComplex("tags", ELEMENTS);
                }
            }
            return parser.document();
        }
    }

    private static void checkOpen(String html) {
        int tags = 0;
        int open = 0;
        for (int at = html.indexOf('<'); at >= 0 && at + 1 < html.length(); at = html.indexOf('<', at + 1)) {
            if (++tags > 2 * ELEMENTS) {
                throw SourceRefused.tooComplex("tags", ELEMENTS);
            }
            boolean end = html.charAt(at + 1) == '/';
            int from = end ? at + 2 : at + 1;
            int to = nameEnd(html, from);
            if (to > from && !END_LEFT_OUT.contains(html.substring(from, to).toLowerCase(Locale.ROOT))) {
                open = Math.max(0, open + (end ? -1 : 1));
            }
            if (open > OPEN) {
                throw SourceRefused.tooComplex("depth", OPEN);
            }
        }
    }

    private static int nameEnd(String html, int from) {
        int to = from;
        while (to < html.length() && to < from + 20 && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return to;
    }
}
