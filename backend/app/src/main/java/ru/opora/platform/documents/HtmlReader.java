package ru.opora.platform.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a web page, and what Word saves as one. Nothing the page refers to is loaded. */
final class HtmlReader {
    private static final Pattern PAGE = Pattern.compile(
            "\\A\\s*(<\\?xml[^>]*>\\s*)?(<!--.{0,2000}?-->\\s*)?<(!doctype\\s+html|html|head|body|meta|table|div)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 4096;

    private HtmlReader() {}

    /** Whether a text is a page rather than a text with tags in it. */
    static boolean isPage(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        return head.indexOf('<') >= 0 && PAGE.matcher(head).lookingAt();
    }

    /** @param decoded the content by the encoding that it seems to have; the page may name another */
    static SourceDocument read(byte[] content, String decoded) {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher charset = CHARSET.matcher(head);
        return read(charset.find() ? Encodings.decode(content, charset.group(1)) : decoded);
    }

    static SourceDocument read(String page) {
        return new SourceDocument(SourceFormat.HTML, fragment(page, new Budget()));
    }

    /** The blocks of a piece of a page. */
    static List<SourceBlock> fragment(String html, Budget budget) {
        List<SourceBlock> blocks = new ArrayList<>();
        new HtmlBlocks(budget).read(HtmlTree.parse(html).body(), blocks);
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
}
