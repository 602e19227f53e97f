package ru.opora.platform.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real orders and seeds beside the project, where they are at hand. */
final class RealOrders {
    private RealOrders() {}

    static Path order(String name) {
        return find("orders/" + name);
    }

    /** A seed by the number its name begins with. */
    static Path seed(String number) {
        Path folder = find("seeds");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(number))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return Assumptions.abort("skipped: shared/" + name + " is not beside the project");
    }
}
