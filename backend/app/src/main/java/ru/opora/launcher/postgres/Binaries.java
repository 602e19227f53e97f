package ru.opora.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The server's programs, unpacked once into a folder named after the archive's checksum. */
final class Binaries {

    private static final int EXECUTABLE = 0111;

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    /** Unpacked already, or unpacked now: beside the place, then moved, so that a broken attempt never looks finished. */
    static Binaries in(Path cache) throws IOException {
        var archive = archive();
        var home = cache.resolve("postgresql-" + checksum(archive));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(cache);
            var attempt = Files.createTempDirectory(cache, "unpacking-");
            unpack(archive, attempt);
            Posix.setPermissions(attempt, "rwxr-xr-x");
            moveUnlessThere(attempt, home);
        }
        return new Binaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    Path home() {
        return home;
    }

    static boolean isWindows() {
        return system().contains("windows");
    }

    static boolean isMac() {
        return system().contains("mac");
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    private static URL archive() {
        var arm = "aarch64".equals(System.getProperty("os.arch"));
        // The archive for Mac holds universal binaries.
        var name = isWindows()
                ? "postgres-windows-x86_64.txz"
                : isMac()
                        ? "postgres-darwin-arm_64.txz"
                        : arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        var archive = Binaries.class.getResource("/" + name);
        if (archive == null) {
            throw new PostgresFailure(
                    PostgresFailure.Kind.NO_BINARIES, System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        return archive;
    }

    private static String checksum(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize(), target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, Path target)
            throws IOException {
        if (!path.startsWith(target)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        // Only programs that link against the server need the static libraries.
        if (entry.isDirectory() || entry.getName().endsWith(".a")) {
            return;
        }
        var folder = Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Posix.setPermissions(folder, "rwxr-xr-x");
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Posix.setPermissions(path, (entry.getMode() & EXECUTABLE) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    private static void moveUnlessThere(Path attempt, Path home) throws IOException {
        try {
            Files.move(attempt, home);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(attempt);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
