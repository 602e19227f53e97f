package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The two passwords of the server, made once and readable by the owner only.
 *
 * @param superuser of {@code postgres}, which only the launcher uses
 * @param application of {@code opora}, the owner of the product's database
 */
record Secrets(String superuser, String application) {

    private static final String FILE = "secrets.properties";
    private static final int BYTES = 24;

    /** Read from the folder, or made and written there. */
    static Secrets in(Path folder, boolean dataExists) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            if (dataExists) {
                throw new PostgresFailure(PostgresFailure.Kind.DATA_WITHOUT_SECRET, file);
            }
            write(file, new Secrets(random(), random()));
        }
        var properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new Secrets(properties.getProperty("superuser", ""), properties.getProperty("application", ""));
    }

    private static void write(Path file, Secrets secrets) throws IOException {
        var draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        Posix.setPermissions(draft, "rw-------");
        Files.writeString(draft, "superuser=" + secrets.superuser + "\napplication=" + secrets.application + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
