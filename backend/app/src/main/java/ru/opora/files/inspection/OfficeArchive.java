package ru.opora.files.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The kind of an office document that is a ZIP archive. Only its list and two small entries are read. */
final class OfficeArchive {

    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_BYTES = 1024 * 1024;

    private static final Map<String, FileType> OPEN_XML = Map.of(
            "wordprocessingml.document.main+xml", FileType.DOCX,
            "spreadsheetml.sheet.main+xml", FileType.XLSX);

    private static final Map<String, FileType> OPEN_DOCUMENT = Map.of(
            FileType.ODT.mediaType(), FileType.ODT,
            FileType.ODS.mediaType(), FileType.ODS);

    private OfficeArchive() {}

    static FileType kind(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MOST_ENTRIES) {
                throw new FileRefused(Refusal.NOT_ACCEPTED);
            }
            refuseMacros(archive);
            return archive.getEntry("[Content_Types].xml") != null ? openXml(archive) : openDocument(archive);
        } catch (ZipException | IllegalArgumentException broken) {
            throw new FileRefused(Refusal.DAMAGED);
        }
    }

    /** Whether an old compound file is the covering of an encrypted document. */
    static boolean isEncrypted(Path file) {
        try (var compound = new POIFSFileSystem(file.toFile(), true)) {
            return compound.getRoot().hasEntry("EncryptedPackage");
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    private static FileType openXml(ZipFile archive) throws IOException {
        String types = text(archive, "[Content_Types].xml");
        if (types.contains("macroEnabled")) {
            throw new FileRefused(Refusal.MACROS);
        }
        return OPEN_XML.entrySet().stream()
                .filter(kind -> types.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new FileRefused(Refusal.NOT_ACCEPTED));
    }

    private static FileType openDocument(ZipFile archive) throws IOException {
        FileType found = OPEN_DOCUMENT.get(text(archive, "mimetype").strip());
        if (found == null) {
            throw new FileRefused(Refusal.NOT_ACCEPTED);
        }
        if (text(archive, "META-INF/manifest.xml").contains("encryption-data")) {
            throw new FileRefused(Refusal.ENCRYPTED);
        }
        return found;
    }

    private static void refuseMacros(ZipFile archive) {
        boolean macros = archive.stream()
                .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith("vbaproject.bin")
                        || name.contains("/macrosheets/")
                        || name.matches("basic/.*/(?!script-l[bc])[^/]+\\.xml")
                        || name.startsWith("scripts/") && !name.endsWith("/"));
        if (macros) {
            throw new FileRefused(Refusal.MACROS);
        }
    }

    private static String text(ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream bytes = archive.getInputStream(entry)) {
            return new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
