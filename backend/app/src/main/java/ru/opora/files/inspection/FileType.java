package ru.opora.files.inspection;

import java.util.List;
import java.util.Locale;

/** The kinds of files that are accepted, each with its media type and the extensions that fit it. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    RTF("application/rtf", "rtf"),
    CSV("text/csv", "csv"),
    TXT("text/plain", "txt"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp");

    private final String mediaType;
    private final List<String> extensions;

    FileType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** The usual one. */
    public String extension() {
        return extensions.get(0);
    }

    /** Whether a file of this name may be of this kind. */
    boolean fits(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return fileName.contains(".") && extensions.contains(extension);
    }
}
