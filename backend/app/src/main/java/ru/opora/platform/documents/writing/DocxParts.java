package ru.opora.platform.documents.writing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a Word file beside its text: styles in the types and sizes of an official annex, page numbers, properties. */
final class DocxParts {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
            <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
            <Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
            <Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
            <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
            </Types>""";

    private static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
            <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
            </Relationships>""";

    private static final String DOCUMENT_RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rIdStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
            <Relationship Id="rIdSettings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>
            <Relationship Id="rIdHeader" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>
            </Relationships>""";

    /** The number of the page in the middle of its upper edge, as office rules want it. */
    private static final String HEADER = "<w:hdr " + W + """
            ><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>\
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>""";

    private static final String SETTINGS = "<w:settings " + W + """
            ><w:defaultTabStop w:val="708"/><w:compat>\
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
            </w:compat></w:settings>""";

    private DocxParts() {}

    static Map<String, String> of(PrintedDocument document) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", HEAD + TYPES);
        parts.put("_rels/.rels", HEAD + RELATIONS);
        parts.put("word/_rels/document.xml.rels", HEAD + DOCUMENT_RELATIONS);
        parts.put("word/styles.xml", HEAD + styles(document));
        parts.put("word/settings.xml", HEAD + SETTINGS);
        parts.put("word/header1.xml", HEAD + HEADER);
        parts.put("docProps/core.xml", HEAD + properties(document));
        return parts;
    }

    private static String properties(PrintedDocument document) {
        return """
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
                 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:language>%s</dc:language></cp:coreProperties>""".formatted(escaped(document.title()), document.language().toLanguageTag());
    }

    private static String styles(PrintedDocument document) {
        int width = document.landscape() ? 15137 : 10205;
        boolean narrow = document.columns() > 6;
        int table = narrow ? 20 : 22;
        String language = document.language().getLanguage().equals("en") ? "en-GB" : "ru-RU";
        return "<w:styles " + W + ">" + """
                <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>\
                <w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="%s"/></w:rPr></w:rPrDefault>\
                <w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>""".formatted(language)
                + style("Normal", "Normal", " w:default=\"1\"", "<w:spacing w:after=\"120\"/>", "")
                + style(
                        "Title",
                        "Title",
                        "",
                        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"200\"/><w:jc w:val=\"center\"/>",
                        "<w:b/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>")
                + style(
                        "Heading1",
                        "heading 1",
                        "",
                        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
                        "<w:b/>")
                + style("Corner", "Corner", "", "<w:ind w:left=\"" + width * 62 / 100 + "\"/>", "")
                + style(
                        "Signature",
                        "Signature",
                        "",
                        "<w:keepLines/><w:tabs><w:tab w:val=\"right\" w:pos=\"" + width
                                + "\"/></w:tabs><w:spacing w:before=\"480\"/>",
                        "")
                + style("PageNumber", "page number", "", "<w:jc w:val=\"center\"/>", "")
                + style("TableText", "Table Text", "", "", size(table))
                + style("TableCentred", "Table Centred", "", "<w:jc w:val=\"center\"/>", size(table))
                + style("TableHead", "Table Head", "", "<w:keepNext/><w:jc w:val=\"center\"/>", "<w:b/>" + size(table))
                + style(
                        "TableSection",
                        "Table Section",
                        "",
                        "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"center\"/>",
                        "<w:b/>" + size(table))
                + """
                <w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>\
                <w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>\
                <w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>\
                <w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>\
                </w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
                </w:styles>""";
    }

    private static String size(int halfPoints) {
        return "<w:sz w:val=\"" + halfPoints + "\"/><w:szCs w:val=\"" + halfPoints + "\"/>";
    }

    private static String style(String id, String name, String more, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"" + more + "><w:name w:val=\"" + name
                + "\"/><w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
    }

    private static String escaped(String text) {
        return Writable.text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
