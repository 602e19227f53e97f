package ru.opora.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ru.opora.files.images.Metadata;
import ru.opora.files.inspection.FileRefused;
import ru.opora.files.inspection.FileType;
import ru.opora.files.inspection.Inspection;
import ru.opora.files.inspection.Refusal;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * What a draft is once it has been looked through; a picture has lost its metadata by then.
 *
 * @param sha256 of the content as it is kept
 */
record Examination(FileType type, long size, String sha256) {

    /** Looks a draft through and cleans it where it lies. Blocks. */
    static Examination of(Path draft, String name) throws IOException {
        try {
            FileType type = Inspection.of(draft, name);
            if (Metadata.in(type)) {
                clean(type, draft);
            }
            return new Examination(type, Files.size(draft), sha256(draft));
        } catch (FileRefused refused) {
            throw problem(refused);
        }
    }

    private static void clean(FileType type, Path draft) throws IOException {
        Path cleaned = draft.resolveSibling(draft.getFileName() + ".cleaned");
        try {
            Metadata.remove(type, draft, cleaned);
            Files.move(cleaned, draft, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(cleaned);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProblemException problem(FileRefused refused) {
        Refusal why = refused.refusal();
        return switch (why) {
            case EMPTY -> ProblemException.of(ProblemType.FILE_EMPTY);
            case NOT_ACCEPTED -> ProblemException.of(ProblemType.FILE_NOT_ACCEPTED);
            case NAME_MISMATCH -> ProblemException.of(ProblemType.FILE_NAME_MISMATCH, refused.found());
            case ENCRYPTED -> ProblemException.of(ProblemType.FILE_ENCRYPTED);
            case MACROS -> ProblemException.of(ProblemType.FILE_MACROS);
            case DAMAGED -> ProblemException.of(ProblemType.FILE_DAMAGED);
        };
    }
}
