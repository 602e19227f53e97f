package ru.opora.files.images;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ru.opora.files.inspection.FileRefused;
import ru.opora.files.inspection.FileType;
import ru.opora.files.inspection.Refusal;

/**
 * Copies a picture without what it tells besides itself: place, device, owner, comments, previews and whatever hangs
 * behind its end. The picture's own bytes stay as they are; only how it is to be turned is kept. Only what is known to
 * belong to the picture is copied, so a kind of metadata nobody has thought of yet is left out too. Blocks.
 */
public final class Metadata {

    private Metadata() {}

    /** Whether a kind of file is a picture that is to be cleaned. */
    public static boolean in(FileType type) {
        return type == FileType.JPEG || type == FileType.PNG || type == FileType.WEBP;
    }

    /**
     * Writes a cleaned copy.
     *
     * @throws FileRefused when the picture is damaged
     */
    public static void remove(FileType type, Path from, Path to) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from), 64 * 1024));
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to), 64 * 1024))) {
            switch (type) {
                case JPEG -> new JpegCopy(in, out).run();
                case PNG -> new PngCopy(in, out).run();
                case WEBP -> new WebpCopy(from, in, out).run();
                default -> throw new IllegalArgumentException(type.name());
            }
        } catch (EOFException cutOff) {
            throw new FileRefused(Refusal.DAMAGED);
        }
    }
}
