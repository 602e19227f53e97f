package ru.opora.platform.documents;

import java.time.Duration;
import java.util.Iterator;
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

    /** The parser attaches deeper elements at this depth: the end tags that are left out add some. */
    private static final int DEPTH = 150;

    /** What an honest page of the size limit takes some twenty times over. */
    private static final Duration TIME = Duration.ofSeconds(4);

    private HtmlTree() {}

    static Document parse(String html) {
        HtmlScan.check(html, 2 * ELEMENTS);
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
}
