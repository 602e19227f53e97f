package ru.opora.platform.printing;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Says in {@code Content-Disposition} under which name a file is saved. */
public final class Attachment {

    private static final int LONGEST = 120;

    private Attachment() {}

    /** A document to be saved under a name. */
    public static ResponseEntity<byte[]> of(String title, String extension, byte[] content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, named(title, extension))
                .body(content);
    }

    /**
     * The header's value.
     *
     * @param title what the file is called; what no file system takes is left out
     * @param extension the end of the name, without the dot
     */
    public static String named(String title, String extension) {
        String name = title.replaceAll("[\\p{Cntrl}\\p{Cs}/\\\\:*?\"<>|]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (name.length() > LONGEST) {
            int space = name.lastIndexOf(' ', LONGEST);
            name = name.substring(0, space > LONGEST / 2 ? space : LONGEST);
        }
        name = name.replaceAll("[\\s.]+$", "");
        return ContentDisposition.attachment()
                .filename((name.isEmpty() ? "document" : name) + "." + extension, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
