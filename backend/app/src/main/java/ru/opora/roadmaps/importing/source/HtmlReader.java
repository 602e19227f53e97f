package ru.opora.roadmaps.importing.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads a web page, and what Word saves as one. Nothing the page refers to is loaded. */
final class HtmlReader {
    private static final Pattern PAGE = Pattern.compile(
            "\\A\\s*(<\\?xml[^>]*>\\s*)?(<!--.{0,2000}?-->\\s*)?<(!doctype\\s+html|html|head|body|meta|table|div)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=", Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 4096;

    /** The parser builds a tree of some 150 bytes a tag: ten for each cell that may be read is what Word writes. */
    private static final int TAGS = 10 * Limits.CELLS;

    /** Deeper elements are attached at this depth. */
    private static final int DEPTH = 200;

    private HtmlReader() {}

    /** Whether a text is a page rather than a text with tags in it. */
    static boolean isPage(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        return head.indexOf('<') >= 0 && PAGE.matcher(head).lookingAt();
    }

    /** @param decoded the content by the encoding that it seems to have, used when the page does not name one */
    static SourceDocument read(byte[] content, String decoded) throws IOException {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        if (!CHARSET.matcher(head).find()) {
            return read(decoded);
        }
        countTags(decoded);
        return document(Jsoup.parse(new ByteArrayInputStream(content), null, "", parser()));
    }

    static SourceDocument read(String page) {
        countTags(page);
        return document(Jsoup.parse(page, "", parser()));
    }

    private static SourceDocument document(Document page) {
        List<SourceBlock> blocks = new ArrayList<>();
        new HtmlBlocks(new Budget()).read(page.body(), blocks);
        return new SourceDocument(SourceFormat.HTML, blocks);
    }

    /** The blocks of a piece of a page. */
    static List<SourceBlock> fragment(String html, Budget budget) {
        countTags(html);
        List<SourceBlock> blocks = new ArrayList<>();
        new HtmlBlocks(budget).read(Jsoup.parse(html, "", parser()).body(), blocks);
        return blocks;
    }

    /** Where tables in HTML begin and end in a text that is none. */
    static List<int[]> tablesIn(String text) {
        List<int[]> tables = new ArrayList<>();
        String lower = text.indexOf('<') < 0 ? "" : text.toLowerCase(Locale.ROOT);
        // Lower case may be longer in some alphabets; offsets would then be wrong, and such text is no table of ours.
        int from = lower.length() == text.length() ? lower.indexOf("<table") : -1;
        while (from >= 0) {
            int end = lower.indexOf("</table>", from);
            int to = end < 0 ? text.length() : end + "</table>".length();
            tables.add(new int[] {from, to});
            from = lower.indexOf("<table", to);
        }
        return tables;
    }

    private static Parser parser() {
        return Parser.htmlParser().setMaxDepth(DEPTH);
    }

    private static void countTags(String html) {
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (++tags > TAGS) {
                throw SourceRefused.tooComplex("tags", TAGS);
            }
        }
    }
}
