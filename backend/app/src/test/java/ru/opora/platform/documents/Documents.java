package ru.opora.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small documents for the tests, and short ways to look at what was read. */
final class Documents {
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Documents() {}

    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Map<String, String> docxParts(String body) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes("/word/document.xml", DOCX_MAIN));
        parts.put("word/document.xml", document(body));
        return parts;
    }

    static String contentTypes(String part, String type) {
        return "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='xml' ContentType='application/xml'/><Override PartName='" + part
                + "' ContentType='" + type + "'/></Types>";
    }

    static String document(String body) {
        return "<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='" + W
                + "' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>" + body
                + "</w:body></w:document>";
    }

    static byte[] docx(String body) {
        return zip(docxParts(body));
    }

    /** A document with a part for styles and one for lists. */
    static byte[] docx(String body, String styles, String numbering) {
        Map<String, String> parts = docxParts(body);
        parts.put(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='r1' Type='" + RELATION + "/styles' Target='styles.xml'/>"
                        + "<Relationship Id='r2' Type='" + RELATION + "/numbering' Target='/word/numbering.xml'/>"
                        + "<Relationship Id='r3' Type='" + RELATION
                        + "/image' Target='http://127.0.0.1:1/x.png' TargetMode='External'/></Relationships>");
        parts.put("word/styles.xml", "<w:styles xmlns:w='" + W + "'>" + styles + "</w:styles>");
        parts.put("word/numbering.xml", "<w:numbering xmlns:w='" + W + "'>" + numbering + "</w:numbering>");
        return zip(parts);
    }

    static String p(String text) {
        return "<w:p><w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r></w:p>";
    }

    static String tc(String properties, String content) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    }

    static String tr(String... texts) {
        StringBuilder row = new StringBuilder("<w:tr>");
        for (String text : texts) {
            row.append(tc("", p(text)));
        }
        return row.append("</w:tr>").toString();
    }

    static String tbl(String... rows) {
        return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
    }

    static byte[] odt(String styles, String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put(
                "META-INF/manifest.xml", "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>");
        parts.put("content.xml", odtContent(styles, text));
        return zip(parts);
    }

    static String odtContent(String styles, String text) {
        String namespace = "urn:oasis:names:tc:opendocument:xmlns:";
        return "<?xml version='1.0'?><office:document-content xmlns:office='" + namespace + "office:1.0' xmlns:text='"
                + namespace + "text:1.0' xmlns:table='" + namespace + "table:1.0' xmlns:style='" + namespace
                + "style:1.0' xmlns:draw='" + namespace + "drawing:1.0' xmlns:fo='" + namespace
                + "xsl-fo-compatible:1.0'><office:automatic-styles>" + styles
                + "</office:automatic-styles><office:body><office:text>" + text
                + "</office:text></office:body></office:document-content>";
    }

    static SourceDocument read(String name, byte[] content) {
        return new SourceReader().read(name, content);
    }

    static SourceTable table(SourceDocument document) {
        return tables(document).get(0);
    }

    static List<SourceTable> tables(SourceDocument document) {
        return document.blocks().stream()
                .filter(SourceTable.class::isInstance)
                .map(SourceTable.class::cast)
                .toList();
    }

    static List<String> paragraphs(SourceDocument document) {
        return document.blocks().stream()
                .filter(SourceParagraph.class::isInstance)
                .map(block -> ((SourceParagraph) block).text())
                .toList();
    }

    /** The rows as text: cells between bars; continued ones with a caret, spans as {@code xColumns}, {@code vRows}. */
    static List<String> rows(SourceTable table) {
        return table.rows().stream()
                .map(row -> row.cells().stream().map(Documents::cell).collect(Collectors.joining("|")))
                .toList();
    }

    private static String cell(SourceCell cell) {
        return (cell.continued() ? "^" : "")
                + cell.text().replace("\n", "/")
                + (cell.columnSpan() > 1 ? "x" + cell.columnSpan() : "")
                + (cell.rowSpan() > 1 ? "v" + cell.rowSpan() : "");
    }
}
