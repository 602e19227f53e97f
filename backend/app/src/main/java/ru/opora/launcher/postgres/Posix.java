package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Owners and permissions where the system has them; nothing happens where it has not. */
final class Posix {

    private static final String OWNER = "unix:uid";

    private Posix() {}

    static void setPermissions(Path path, String permissions) throws IOException {
        if (supported(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** The numeric owner, −1 where there is none. */
    static int owner(Path path) throws IOException {
        return supported(path) ? (int) Files.getAttribute(path, OWNER, LinkOption.NOFOLLOW_LINKS) : -1;
    }

    /** Gives the whole tree to the user, unless its root is his already. */
    static void giveTo(int user, Path tree) throws IOException {
        if (user < 0 || owner(tree) == user) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, OWNER, user, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.setAttribute(folder, OWNER, user);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean supported(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
