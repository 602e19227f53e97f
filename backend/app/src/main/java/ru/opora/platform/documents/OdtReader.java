package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads an OpenDocument text, as an archive or as one XML file. */
final class OdtReader {
    static final Map<String, String> NAMESPACES = Map.of(
            "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office",
            "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text",
            "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table",
            "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style",
            "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw",
            "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest");

    private static final String MIME_TEXT = "application/vnd.oasis.opendocument.text";

    private OdtReader() {}

    static SourceDocument read(ZipParts zip) throws IOException {
        if (!zip.has("content.xml") || !zip.has("META-INF/manifest.xml")) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "archive");
        }
        refuseEncrypted(zip);
        refuseMacros(zip);
        OdtStyles styles = new OdtStyles();
        if (zip.has("styles.xml")) {
            try (XmlCursor xml = zip.xml("styles.xml", NAMESPACES)) {
                read(xml, styles);
            }
        }
        try (XmlCursor xml = zip.xml("content.xml", NAMESPACES)) {
            return new SourceDocument(SourceFormat.ODT, read(xml, styles));
        }
    }

    static SourceDocument readFlat(XmlCursor xml) throws IOException {
        xml.root();
        if (!xml.name().equals("office:document")
                || !xml.attribute("mimetype", "").startsWith(MIME_TEXT)) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "xml");
        }
        return new SourceDocument(SourceFormat.ODT, parts(xml, new OdtStyles()));
    }

    private static void refuseEncrypted(ZipParts zip) throws IOException {
        try (XmlCursor xml = zip.xml("META-INF/manifest.xml", NAMESPACES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                int entry = xml.depth();
                while (xml.nextChild(entry)) {
                    if (xml.name().equals("manifest:encryption-data")) {
                        throw SourceRefused.of(Refusal.ENCRYPTED);
                    }
                }
            }
        }
    }

    /** The lists of an empty macro library are written for any document; a module besides them is a macro. */
    private static void refuseMacros(ZipParts zip) {
        for (String name : zip.names()) {
            boolean list = name.endsWith("/script-lc.xml")
                    || name.endsWith("/script-lb.xml")
                    || name.endsWith("/dialog-lc.xml")
                    || name.endsWith("/dialog-lb.xml")
                    || name.endsWith("/");
            if (!list && (name.startsWith("basic/") || name.startsWith("scripts/") || name.startsWith("dialogs/"))) {
                throw SourceRefused.of(Refusal.MACROS, "part", name);
            }
        }
    }

    private static List<SourceBlock> read(XmlCursor xml, OdtStyles styles) throws IOException {
        xml.root();
        return parts(xml, styles);
    }

    /** Styles stand before the body in every part that has both. */
    private static List<SourceBlock> parts(XmlCursor xml, OdtStyles styles) throws IOException {
        List<SourceBlock> blocks = new ArrayList<>();
        int root = xml.depth();
        while (xml.nextChild(root)) {
            switch (xml.name()) {
                case "office:styles", "office:automatic-styles" -> styles.read(xml);
                case "office:body" -> body(xml, styles, blocks);
                default -> {}
            }
        }
        return blocks;
    }

    private static void body(XmlCursor xml, OdtStyles styles, List<SourceBlock> blocks) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (!xml.name().equals("office:text")) {
                throw SourceRefused.of(Refusal.WRONG_TYPE, "found", xml.name().replace("office:", "openDocument-"));
            }
            new OdtBlocks(styles).read(xml, blocks);
        }
    }
}
