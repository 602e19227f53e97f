package ru.opora.roadmaps.importing.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceReader;

/** The real orders beside the repository; tests that need them are skipped where they are absent. */
final class RealOrders {
    private RealOrders() {}

    static SourceDocument order(String name) {
        Path file = folder("orders").resolve(name);
        try {
            return new SourceReader().read(name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceDocument seed(String prefix) {
        try (Stream<Path> files = Files.list(folder("seeds"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
            return new SourceReader().readText(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecognisedPlan plan(SourceDocument document) {
        return new PlanRecogniser().recognise(document, Hints.NONE);
    }

    private static Path folder(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        Assumptions.abort("The real orders (shared/" + name + ") are not beside this repository: skipped");
        throw new IllegalStateException();
    }

    static List<String> seeds() {
        return List.of("000", "001", "002", "003", "004");
    }
}
