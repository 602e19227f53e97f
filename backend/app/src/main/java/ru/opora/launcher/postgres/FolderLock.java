package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One process on one data folder. The operating system drops the lock when its process dies, so there is nothing to
 * clean up after a crash; the process id in the file is only there to be named to the second one.
 */
final class FolderLock implements AutoCloseable {

    static final String FILE = "opora.lock";

    /** Far behind the text: Windows forbids others to read a locked byte. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    /** Closing any channel of a file drops all POSIX locks of the process on it, so a second try must not even open it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        var file = folder.toRealPath().resolve(FILE);
        if (!HELD.add(file)) {
            throw inUse(folder, ProcessHandle.current().pid() + "");
        }
        var taken = false;
        try {
            var lock = lock(file);
            if (lock == null) {
                throw inUse(folder, Files.readString(file).strip());
            }
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    private static @Nullable FolderLock lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(POSITION, 1, false);
        if (lock == null) {
            channel.close();
            return null;
        }
        channel.truncate(0);
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(file, channel);
    }

    private static PostgresFailure inUse(Path folder, String pid) {
        return new PostgresFailure(PostgresFailure.Kind.FOLDER_IN_USE, folder, pid);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
