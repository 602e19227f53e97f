package ru.opora.platform.documents;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Office Open XML archive: its main part and what that part refers to inside the archive. */
final class OoxmlPackage {
    private static final Map<String, String> CONTENT_TYPES =
            Map.of("http://schemas.openxmlformats.org/package/2006/content-types", "");
    private static final Map<String, String> RELATIONSHIPS =
            Map.of("http://schemas.openxmlformats.org/package/2006/relationships", "");
    private static final int MANY = 10_000;

    /** Of an id or a target; honest ones name a part of the archive. */
    private static final int LONGEST = 500;

    private final ZipParts zip;
    private final Kind kind;
    private final String main;
    private final Map<String, Related> related;

    /** What the main part says it is. */
    enum Kind {
        DOCUMENT("wordprocessingml"),
        WORKBOOK("spreadsheetml"),
        PRESENTATION("presentationml"),
        BINARY_WORKBOOK("sheet.binary");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }
    }

    private record Related(String type, String target) {}

    private OoxmlPackage(ZipParts zip, Kind kind, String main, Map<String, Related> related) {
        this.zip = zip;
        this.kind = kind;
        this.main = main;
        this.related = related;
    }

    /** Opens the package; null when the archive is of another kind. */
    static @Nullable OoxmlPackage open(ZipParts zip) throws IOException {
        refuseMacros(zip);
        try (XmlCursor xml = zip.xml("[Content_Types].xml", CONTENT_TYPES)) {
            xml.root();
            int root = xml.depth();
            String main = "";
            Kind kind = null;
            while (xml.nextChild(root)) {
                String type = xml.attribute("ContentType", "").toLowerCase(Locale.ROOT);
                Kind candidate = kind(type);
                if (candidate != null && kind == null) {
                    kind = candidate;
                    main = xml.attribute("PartName", defaultPart(candidate));
                }
            }
            return kind == null ? null : new OoxmlPackage(zip, kind, main, relationships(zip, main));
        }
    }

    private static void refuseMacros(ZipParts zip) {
        for (String name : zip.names()) {
            if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/") || name.endsWith("vbadata.xml")) {
                throw SourceRefused.of(Refusal.MACROS, "part", name);
            }
        }
    }

    private static @Nullable Kind kind(String type) {
        if (type.contains("sheet.binary.macroenabled")) {
            return Kind.BINARY_WORKBOOK;
        }
        if (type.contains("macroenabled") || type.contains("vbaproject") || type.contains("macrosheet")) {
            throw SourceRefused.of(Refusal.MACROS, "part", type);
        }
        if (!type.endsWith(".main+xml")) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (type.contains(kind.mark)) {
                return kind;
            }
        }
        return null;
    }

    private static String defaultPart(Kind kind) {
        return kind == Kind.WORKBOOK ? "xl/workbook.xml" : "word/document.xml";
    }

    private static Map<String, Related> relationships(ZipParts zip, String main) throws IOException {
        Map<String, Related> related = new HashMap<>();
        int slash = main.lastIndexOf('/');
        String part = main.substring(0, slash + 1) + "_rels/" + main.substring(slash + 1) + ".rels";
        if (!zip.has(part)) {
            return related;
        }
        try (XmlCursor xml = zip.xml(part, RELATIONSHIPS)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root) && related.size() < MANY) {
                String id = xml.attribute("Id", "");
                String type = xml.attribute("Type", "");
                String target = xml.attribute("Target", "");
                // External targets are never followed.
                boolean external = xml.attribute("TargetMode", "").equals("External");
                if (!external && Math.max(id.length(), Math.max(type.length(), target.length())) <= LONGEST) {
                    related.put(id, new Related(type, resolve(main.substring(0, slash + 1), target)));
                }
            }
        }
        return related;
    }

    /** A target is relative to the folder of its part, unless it begins with a slash. */
    private static String resolve(String folder, String target) {
        String path = target.startsWith("/") ? target : folder + target;
        while (path.contains("/../")) {
            String shorter = path.replaceFirst("[^/]*/\\.\\./", "");
            if (shorter.equals(path)) {
                break;
            }
            path = shorter;
        }
        return path.replace("/./", "/");
    }

    /** An id as it is kept; one that is too long names nothing. */
    static String id(String written) {
        return written.length() <= LONGEST ? written : "";
    }

    Kind kind() {
        return kind;
    }

    ZipParts zip() {
        return zip;
    }

    XmlCursor mainXml(Map<String, String> prefixes) throws IOException {
        return zip.xml(main, prefixes);
    }

    /** The part the main part refers to by a relationship whose type ends so; null when there is none in the archive. */
    @Nullable
    String relatedToMain(String typeSuffix) {
        for (Related candidate : related.values()) {
            if (candidate.type().endsWith(typeSuffix) && zip.has(candidate.target())) {
                return candidate.target();
            }
        }
        return null;
    }

    /** The part behind a relationship's id when its type ends so; null when it is another or not in the archive. */
    @Nullable
    String relatedById(String id, String typeSuffix) {
        Related found = related.get(id);
        return found != null && found.type().endsWith(typeSuffix) && zip.has(found.target()) ? found.target() : null;
    }
}
